import type { Desk, Part } from "../desk.ts"
import type { Panel, PanelPart } from "../panels/panel.ts"
import { button, element, setAttributes, setText } from "./element.ts"
import { roving } from "./roving.ts"

/** Panels of which one is seen at a time. */
export interface Tabs extends Part {
  /** Shows a panel; `false` where it is not among these. */
  select(id: string, field?: string): boolean
}

interface Tab {
  readonly panel: Panel
  readonly part: PanelPart
  readonly button: HTMLButtonElement
  readonly count: HTMLElement
  readonly body: HTMLElement
}

/** Tabs for the panels; the first is seen at first. */
export function tabs(desk: Desk, panels: readonly Panel[]): Tabs {
  const all = panels.map((panel) => makeTab(desk, panel, () => select(panel.id)))
  const list = element("div", { class: "tabs", role: "tablist" }, ...all.map((tab) => tab.button))
  const dom = element("div", { class: "tabbed" }, list, ...all.map(({ body }) => body))
  const settle = roving(list, () => all.map((tab) => tab.button))
  let selected = all[0]
  const show = () => {
    for (const tab of all) {
      setAttributes(tab.button, { "aria-selected": String(tab === selected) })
      setAttributes(tab.body, { hidden: tab !== selected })
    }
  }
  const select = (id: string, field?: string) => {
    const wanted = all.find(({ panel }) => panel.id === id)
    if (!wanted) return false
    selected = wanted
    show()
    selected.part.update()
    if (field) selected.part.focus?.(field)
    return true
  }
  show()
  settle()
  return {
    dom,
    select,
    update() {
      for (const { part, count } of all) setText(count, part.badge?.() ?? "")
      selected?.part.update()
    },
    destroy() {
      for (const { part } of all) part.destroy?.()
    },
  }
}

function makeTab(desk: Desk, panel: Panel, onPress: () => void): Tab {
  const count = element("small")
  const name = desk.say(panel.label)
  const tab = button(
    { class: "tab", role: "tab", id: `tab-${panel.id}`, "aria-controls": `panel-${panel.id}` },
    [name, count],
    onPress,
  )
  const part = panel.open(desk)
  const body = element(
    "div",
    { class: "tab-body", role: "tabpanel", id: `panel-${panel.id}`, "aria-label": name },
    part.dom,
  )
  return { panel, part, button: tab, count, body }
}
