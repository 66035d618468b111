import type { Diagnostic } from "@yaodian/lint"
import type { Node } from "prosemirror-model"
import type { Desk } from "../desk.ts"
import { findingsKey } from "../keys.ts"
import { element, setText } from "../ui/element.ts"
import { type RowView, rowView } from "./outline-row.ts"
import { type OutlineRow, outlineRows, rowAt } from "./outline-rows.ts"
import type { Panel, PanelPart } from "./panel.ts"

/** The outline: the live tree of sections and tasks with their numbers. */
export const outlinePanel: Panel = {
  id: "outline",
  label: "outline.name",
  side: "start",
  open: (desk) => new OutlineTree(desk),
}

/** Keeps one element for each row, so that focus and scrolling survive changes. */
class OutlineTree implements PanelPart {
  readonly dom: HTMLElement
  readonly #desk: Desk
  readonly #count = element("span", { class: "outline-count" })
  readonly #tree: HTMLElement
  readonly #empty: HTMLElement
  readonly #views = new Map<string, RowView>()
  readonly #collapsed = new Set<string>()
  #rows: readonly OutlineRow[] = []
  #doc: Node | null = null
  #findings: readonly Diagnostic[] | null = null
  #current: string | null = null

  constructor(desk: Desk) {
    this.#desk = desk
    const name = desk.say("outline.name")
    this.#tree = element("div", { role: "tree", "aria-label": name, class: "tree" })
    this.#empty = element("p", { class: "hint" }, desk.say("outline.empty"))
    this.dom = element("div", { class: "outline" }, element("h2", {}, name, this.#count), this.#empty, this.#tree)
    this.#tree.addEventListener("keydown", (event) => this.#onKey(event))
  }

  update(): void {
    const { state } = this.#desk.view
    const findings = findingsKey.getState(state)?.findings ?? []
    if (state.doc !== this.#doc || findings !== this.#findings) {
      this.#doc = state.doc
      this.#findings = findings
      this.#rows = outlineRows(state.doc, findings)
      this.#draw()
    }
    this.#follow(rowAt(state.doc, state.selection.$head.index(0), new Set(this.#views.keys())))
  }

  #draw(): void {
    const sections = this.#rows.filter(({ kind }) => kind === "heading").length
    const tasks = this.#rows.filter(({ kind }) => kind === "task").length
    setText(this.#count, this.#rows.length > 0 ? this.#desk.say("outline.count", { sections, tasks }) : "")
    this.#empty.hidden = this.#rows.length > 0
    const wanted = new Set(this.#rows.map(({ id }) => id))
    for (const [id, view] of this.#views) {
      if (wanted.has(id)) continue
      view.dom.remove()
      this.#views.delete(id)
    }
    this.#rows.forEach((row, index) => {
      const { dom } = this.#viewOf(row)
      const there = this.#tree.children[index]
      if (there !== dom) this.#tree.insertBefore(dom, there ?? null)
    })
    this.#fold()
  }

  #viewOf(row: OutlineRow): RowView {
    const known = this.#views.get(row.id)
    if (known) {
      known.show(row)
      return known
    }
    const view = rowView(this.#desk, row, {
      jump: () => this.#desk.reveal(row.id),
      fold: () => this.#toggle(row.id),
    })
    this.#views.set(row.id, view)
    return view
  }

  // Rows under a collapsed one are hidden; the collapsed ones keep their place.
  #fold(): void {
    let hiddenFrom = Number.POSITIVE_INFINITY
    for (const { id, depth, hasChildren } of this.#rows) {
      if (depth <= hiddenFrom) hiddenFrom = Number.POSITIVE_INFINITY
      const view = this.#views.get(id)
      if (!view) continue
      view.dom.hidden = depth > hiddenFrom
      const isCollapsed = hasChildren && this.#collapsed.has(id)
      if (hasChildren) view.dom.setAttribute("aria-expanded", String(!isCollapsed))
      else view.dom.removeAttribute("aria-expanded")
      if (isCollapsed && depth < hiddenFrom) hiddenFrom = depth
    }
    this.#settle()
  }

  #toggle(id: string): void {
    if (!this.#collapsed.delete(id)) this.#collapsed.add(id)
    this.#fold()
  }

  #follow(id: string | null): void {
    if (id === this.#current) return
    if (this.#current !== null) this.#views.get(this.#current)?.dom.removeAttribute("aria-current")
    this.#current = id
    const view = id === null ? undefined : this.#views.get(id)
    view?.dom.setAttribute("aria-current", "true")
    view?.dom.scrollIntoView({ block: "nearest" })
    this.#settle()
  }

  // One row can be reached by Tab: the one that has the focus, else that of the caret, else the first.
  #settle(): void {
    const visible = this.#visible()
    const root = this.#tree.getRootNode()
    const focused = root instanceof ShadowRoot ? visible.find((row) => row === root.activeElement) : undefined
    const stop = focused ?? visible.find((row) => row.hasAttribute("aria-current")) ?? visible[0]
    for (const row of visible) row.tabIndex = row === stop ? 0 : -1
  }

  #visible(): readonly HTMLElement[] {
    return this.#rows.flatMap(({ id }) => {
      const dom = this.#views.get(id)?.dom
      return dom && !dom.hidden ? [dom] : []
    })
  }

  #onKey(event: KeyboardEvent): void {
    const visible = this.#visible()
    const at = event.target instanceof HTMLElement ? visible.indexOf(event.target) : -1
    const here = this.#rows.find(({ id }) => this.#views.get(id)?.dom === event.target)
    if (at === -1 || !here) return
    const to = this.#keyTarget(event.key, visible, at, here)
    if (to === undefined) return
    event.preventDefault()
    to?.focus()
    this.#settle()
  }

  // `undefined`: not a key of the tree; `null`: done without moving.
  #keyTarget(
    key: string,
    visible: readonly HTMLElement[],
    at: number,
    row: OutlineRow,
  ): HTMLElement | null | undefined {
    const isCollapsed = this.#collapsed.has(row.id)
    switch (key) {
      case "ArrowDown":
        return visible[at + 1] ?? null
      case "ArrowUp":
        return visible[at - 1] ?? null
      case "Home":
        return visible[0] ?? null
      case "End":
        return visible[visible.length - 1] ?? null
      case "ArrowRight":
        if (!row.hasChildren) return null
        if (!isCollapsed) return visible[at + 1] ?? null
        this.#toggle(row.id)
        return null
      case "ArrowLeft":
        if (row.hasChildren && !isCollapsed) this.#toggle(row.id)
        else return this.#parentOf(row) ?? null
        return null
      case "Enter":
      case " ":
        this.#desk.reveal(row.id)
        return null
      default:
        return undefined
    }
  }

  #parentOf(row: OutlineRow): HTMLElement | undefined {
    const before = this.#rows.slice(0, this.#rows.indexOf(row))
    const parent = before.findLast(({ depth }) => depth < row.depth)
    return parent && this.#views.get(parent.id)?.dom
  }
}
