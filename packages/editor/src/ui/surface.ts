import type { Desk, Part } from "../desk.ts"
import type { Panel } from "../panels/panel.ts"
import { adopt } from "../style/adopt.ts"
import { frame as frameStyle } from "../style/frame.ts"
import { panels as panelStyle } from "../style/panels.ts"
import { peerColors, tokens } from "../style/tokens.ts"
import { toolbar as toolbarStyle } from "../style/toolbar.ts"
import { banner } from "./banner.ts"
import { type ColumnName, Columns } from "./columns.ts"
import { button, element } from "./element.ts"
import { historyKeys } from "./history-keys.ts"
import { icon } from "./icons.ts"
import { pageState } from "./page-state.ts"
import { statusBar } from "./status-bar.ts"
import { tabs } from "./tabs.ts"
import { toolbar } from "./toolbar.ts"

/** Everything around the page, in a shadow root. The page itself is slotted into it from light DOM. */
export interface Surface {
  /** Looks again at what changes with each key: toolbar, status, banner. */
  updateChrome(): void
  /** Looks again at the panels, which may be a moment behind. */
  updatePanels(): void
  show(panel: string, field?: string): void
  /** Uncovers the page where panels lie over it. */
  uncover(): void
  focusToolbar(): void
  destroy(): void
}

/** What the surface is built of. */
export interface SurfaceOptions {
  readonly root: ShadowRoot
  readonly page: HTMLElement
  readonly desk: Desk
  readonly panels: readonly Panel[]
  readonly isPaused: () => boolean
  readonly unsentText: () => string
}

/** The name of the slot that the page goes into. */
export const pageSlot = "page"

/** Builds the surface. */
export function surface({ root, page, desk, panels, isPaused, unsentText }: SurfaceOptions): Surface {
  const unstyle = adopt(root, [tokens, peerColors, frameStyle, toolbarStyle, panelStyle].join("\n"))
  const frame = element("div", { class: "frame", part: "frame", lang: desk.lang })
  const columns = new Columns(frame, desk.say, () => desk.view.focus())
  const bar = toolbar(desk, {
    outline: columns.toggle("outline"),
    panels: columns.toggle("panels"),
    facts: factsSwitch(desk, page),
  })
  const trouble = banner(desk, { isPaused, unsentText })
  const state = pageState(desk, page)
  const status = statusBar(desk)
  const starts = panels.filter(({ side }) => side === "start").map((panel) => panel.open(desk))
  const ends = tabs(
    desk,
    panels.filter(({ side }) => side === "end"),
  )
  columns.body("outline").append(...starts.map(({ dom }) => dom))
  columns.body("panels").append(ends.dom)
  const paper = element("div", { class: "desk", part: "desk" }, state.dom, element("slot", { name: pageSlot }))
  frame.prepend(bar.dom, trouble.dom)
  columns.place(paper)
  frame.append(status.dom)
  frame.addEventListener("keydown", historyKeys(desk))
  root.replaceChildren(frame)
  const chrome: readonly Part[] = [bar, trouble, state, status]
  const beside: readonly Part[] = [...starts, ends]
  return {
    updateChrome: () => updateAll(chrome),
    updatePanels: () => updateAll(beside),
    show: (panel, field) => {
      const name: ColumnName = ends.select(panel, field) ? "panels" : "outline"
      columns.open(name)
      if (field) ends.select(panel, field)
    },
    uncover: () => columns.closeDrawers(),
    focusToolbar: () => bar.dom.querySelector<HTMLElement>("[tabindex='0']")?.focus(),
    destroy() {
      for (const part of [...chrome, ...beside]) part.destroy?.()
      columns.destroy()
      unstyle()
      root.replaceChildren()
    },
  }
}

function updateAll(parts: readonly Part[]): void {
  for (const part of parts) part.update()
}

function factsSwitch(desk: Desk, page: HTMLElement): HTMLButtonElement {
  const label = desk.say("editor.showFacts")
  const made = button(
    { class: "tool", "aria-label": label, title: label, "aria-pressed": "true" },
    icon("facts"),
    () => {
      const isPlain = page.classList.toggle("is-plain")
      made.setAttribute("aria-pressed", String(!isPlain))
    },
  )
  return made
}
