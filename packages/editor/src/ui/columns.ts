import type { Say } from "../i18n/index.ts"
import { button, element, setAttributes } from "./element.ts"
import { type IconName, icon } from "./icons.ts"

/** The columns beside the page. */
export type ColumnName = "outline" | "panels"

type Size = "wide" | "medium" | "narrow"

const wideFromPx = 1180
const mediumFromPx = 800

interface Column {
  readonly dom: HTMLElement
  readonly body: HTMLElement
  readonly toggle: HTMLButtonElement
  isOpen: boolean
}

/**
 * The columns beside the page and what opens them. Where there is room they stand beside the page; where there is not they
 * are drawers over it, closed at first, which Escape and a press beside them close again. From a column beside the page
 * Escape goes to the page.
 */
export class Columns {
  readonly #frame: HTMLElement
  readonly #columns: Readonly<Record<ColumnName, Column>>
  readonly #scrim = element("div", { class: "scrim", hidden: true })
  readonly #observer: ResizeObserver
  #size: Size | null = null

  constructor(frame: HTMLElement, say: Say, toPage: () => void) {
    this.#frame = frame
    this.#columns = {
      outline: this.#make("outline", element("nav", { "aria-label": say("outline.name"), part: "outline" }), say),
      panels: this.#make("panels", element("aside", { "aria-label": say("editor.panels"), part: "panels" }), say),
    }
    this.#scrim.addEventListener("click", () => this.closeDrawers())
    frame.append(this.#columns.outline.dom, this.#columns.panels.dom, this.#scrim)
    this.#observer = new ResizeObserver(() => this.#measure())
    this.#observer.observe(frame)
    frame.addEventListener("keydown", (event) => {
      const column = this.#columnOf(event.target)
      if (event.key !== "Escape" || event.isComposing || !column) return
      if (this.#isDrawer(column)) this.#leave(column)
      else toPage()
    })
    this.#measure()
  }

  /** Where the content of a column goes. */
  body(name: ColumnName): HTMLElement {
    return this.#columns[name].body
  }

  /** Puts the page between the columns, where the Tab key expects it. */
  place(page: HTMLElement): void {
    this.#columns.panels.dom.before(page)
  }

  /** The button that opens and closes a column. */
  toggle(name: ColumnName): HTMLButtonElement {
    return this.#columns[name].toggle
  }

  /** Opens a column. */
  open(name: ColumnName): void {
    this.#set(name, true)
  }

  /** Closes the columns that lie over the page. */
  closeDrawers(): void {
    for (const name of ["outline", "panels"] as const) {
      if (this.#isDrawer(name) && this.#columns[name].isOpen) this.#set(name, false)
    }
  }

  /** Stops watching the size. */
  destroy(): void {
    this.#observer.disconnect()
  }

  #make(name: ColumnName, dom: HTMLElement, say: Say): Column {
    const faces = { outline: "outline", panels: "panel" } as const satisfies Record<ColumnName, IconName>
    const label = say(name === "outline" ? "editor.showOutline" : "editor.showPanels")
    const toggle = button(
      { class: "tool", "aria-label": label, title: label, "aria-controls": name },
      icon(faces[name]),
      () => this.#set(name, !this.#columns[name].isOpen, true),
    )
    const close = say("editor.close")
    const closer = button({ class: "icon-button drawer-close", "aria-label": close, title: close }, icon("close"), () =>
      this.#leave(name),
    )
    const body = element("div", { class: "column-body" })
    dom.id = name
    dom.className = `column column-${name === "outline" ? "start" : "end"}`
    dom.append(closer, body)
    return { dom, body, toggle, isOpen: true }
  }

  #leave(name: ColumnName): void {
    this.#set(name, false)
    this.#columns[name].toggle.focus()
  }

  #columnOf(target: EventTarget | null): ColumnName | undefined {
    const names: readonly ColumnName[] = ["outline", "panels"]
    return names.find((name) => target instanceof Node && this.#columns[name].dom.contains(target))
  }

  #isColumn(dom: Element): boolean {
    return Object.values(this.#columns).some((column) => column.dom === dom)
  }

  #isDrawer(name: ColumnName): boolean {
    return this.#size === "narrow" || (this.#size === "medium" && name === "panels")
  }

  #set(name: ColumnName, isOpen: boolean, andFocus = false): void {
    const column = this.#columns[name]
    column.isOpen = isOpen
    if (isOpen && this.#isDrawer(name)) {
      const other = name === "outline" ? "panels" : "outline"
      if (this.#isDrawer(other)) this.#columns[other].isOpen = false
    }
    this.#show()
    if (isOpen && andFocus && this.#isDrawer(name)) focusFirst(column.body)
  }

  #measure(): void {
    const width = this.#frame.getBoundingClientRect().width
    const size = width >= wideFromPx ? "wide" : width >= mediumFromPx ? "medium" : "narrow"
    // Not laid out yet: wait for the observer.
    if (width === 0 || size === this.#size) return
    this.#size = size
    for (const name of ["outline", "panels"] as const) this.#columns[name].isOpen = !this.#isDrawer(name)
    this.#show()
  }

  #show(): void {
    if (this.#size) this.#frame.dataset.size = this.#size
    let isCovered = false
    for (const name of ["outline", "panels"] as const) {
      const { dom, toggle, isOpen } = this.#columns[name]
      setAttributes(dom, { "data-open": String(isOpen) })
      setAttributes(toggle, { "aria-expanded": String(isOpen) })
      isCovered ||= isOpen && this.#isDrawer(name)
    }
    this.#scrim.hidden = !isCovered
    // What lies under a drawer is out of reach for the keyboard too.
    for (const each of this.#frame.children) {
      if (each !== this.#scrim && !this.#isColumn(each)) each.toggleAttribute("inert", isCovered)
    }
  }
}

function focusFirst(body: HTMLElement): void {
  const candidates = body.querySelectorAll<HTMLElement>("[tabindex='0'], button:not([tabindex='-1']), input")
  Array.from(candidates)
    .find((each) => each.offsetParent !== null)
    ?.focus()
}
