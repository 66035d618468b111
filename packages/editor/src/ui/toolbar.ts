import type { EditorCommand } from "../commands/command.ts"
import { toolbarGroups } from "../commands/index.ts"
import { type Desk, isReading, type Part } from "../desk.ts"
import { button, element, setAttributes } from "./element.ts"
import { icon } from "./icons.ts"
import { keyName } from "./key-names.ts"
import { kindMenu } from "./kind-menu.ts"
import { people } from "./people.ts"
import { roving } from "./roving.ts"

/** What the toolbar's own switches turn on and off. */
export interface ToolbarSwitches {
  readonly outline: HTMLButtonElement
  readonly facts: HTMLButtonElement
  readonly panels: HTMLButtonElement
}

/** The toolbar: one stop of the Tab key, Alt+F10 comes to it from the text, Escape goes back. */
export function toolbar(desk: Desk, switches: ToolbarSwitches): Part {
  const menu = kindMenu(desk)
  const here = people(desk)
  const groups = toolbarGroups.map((group) => group.map((command) => commandButton(desk, command)))
  const [first = [], ...others] = groups
  const dom = element(
    "div",
    { class: "toolbar", part: "toolbar", role: "toolbar", "aria-label": desk.say("editor.toolbar") },
    switches.outline,
    buttonGroup(first),
    menu.dom,
    ...others.map(buttonGroup),
    element("span", { class: "grow" }),
    here.dom,
    switches.facts,
    switches.panels,
  )
  const controls = () =>
    Array.from(dom.querySelectorAll<HTMLElement>("button, select")).filter((each) => each.offsetParent !== null)
  const settle = roving(dom, controls)
  dom.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    event.preventDefault()
    desk.view.focus()
  })
  return {
    dom,
    update() {
      dom.toggleAttribute("data-reading", isReading(desk))
      menu.update()
      here.update()
      for (const each of groups.flat()) each.update()
      settle()
    },
  }
}

interface CommandButton {
  readonly dom: HTMLButtonElement
  update(): void
}

function buttonGroup(buttons: readonly CommandButton[]): HTMLElement {
  return element("span", { class: "toolbar-group" }, ...buttons.map(({ dom }) => dom))
}

function commandButton(desk: Desk, command: EditorCommand): CommandButton {
  const label = desk.say(command.label)
  const [key] = command.keys ?? []
  const title = key ? desk.say("editor.withKeys", { label, keys: keyName(key) }) : label
  const face = command.icon ? icon(command.icon) : label
  const dom = button({ class: "tool", "aria-label": label, title }, face, (event) => {
    // A click of the keyboard has no place: then the focus stays here, so that the next key does.
    if (dom.getAttribute("aria-disabled") !== "true") desk.run(command, event.detail === 0)
  })
  // The text keeps its focus and with it the selection.
  dom.addEventListener("pointerdown", (event) => event.preventDefault())
  return {
    dom,
    update() {
      const applies = desk.isEditable() && command.run(desk.view.state)
      setAttributes(dom, {
        "aria-disabled": applies ? null : "true",
        "aria-pressed": command.isOn ? String(command.isOn(desk.view.state)) : null,
      })
    },
  }
}
