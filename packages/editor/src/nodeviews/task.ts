import { numberBlocks } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { Decoration, EditorView, NodeView, ViewMutationRecord } from "prosemirror-view"
import type { Language, Say } from "../i18n/index.ts"
import { type NumberedView, numbersKey } from "../keys.ts"
import { dueWords } from "../panels/task-facts.ts"
import { button, element, setAttributes } from "../ui/element.ts"

/** What a task's chips need: the words, and the form to open at a field. */
export interface ChipActions {
  readonly say: Say
  readonly lang: Language
  /** Opens the form of the task at `pos` at this field. */
  edit(view: EditorView, pos: number, field: string): void
}

/** A chip under a task: a fact that is given, or one that is missing. */
interface Chip {
  readonly field: string
  readonly name: string
  readonly value: string
  /** Whether the value says all by itself. */
  readonly isFlag?: boolean
}

/**
 * A task on the page: its text as a paragraph, and under it, outside the editable text, its facts as chips. A press on one
 * opens the form there. The number stands on the paragraph, where it is run in.
 */
export class TaskView implements NodeView, NumberedView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #chips = element("div", { class: "plan-chips", contenteditable: "false" })
  readonly #actions: ChipActions
  readonly #view: EditorView
  readonly #getPos: () => number | undefined
  #node: Node

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    decorations: readonly Decoration[],
    actions: ChipActions,
  ) {
    this.#node = node
    this.#view = view
    this.#getPos = getPos
    this.#actions = actions
    this.contentDOM = element("p", { class: "plan-task-text" })
    this.dom = element("div", { class: "plan-task" }, this.contentDOM, this.#chips)
    // A press would put the browser's caret into the text near the chip, after we have put it into this task.
    this.#chips.addEventListener("mousedown", (event) => event.preventDefault())
    this.#show(decorations)
    this.#drawChips()
    this.showNumber(numberBlocks(view.state.doc).get(this.blockId) ?? "")
    numbersKey.getState(view.state)?.add(this)
  }

  get blockId(): string {
    return String(this.#node.attrs.id)
  }

  showNumber(label: string): void {
    setAttributes(this.contentDOM, { "data-number": label || null })
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.#node.type) return false
    const isSame = node.attrs === this.#node.attrs
    this.#node = node
    this.#show(decorations)
    if (isSame) return true
    this.#drawChips()
    this.showNumber(numberBlocks(this.#view.state.doc).get(this.blockId) ?? "")
    return true
  }

  // What happens in the chips and to our own attributes is none of the editor's business.
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === "selection") return false
    return mutation.type === "attributes" || this.#chips.contains(mutation.target)
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof globalThis.Node && this.#chips.contains(event.target)
  }

  destroy(): void {
    numbersKey.getState(this.#view.state)?.delete(this)
  }

  #show(decorations: readonly Decoration[]): void {
    // Only what a decoration says in its spec can be read back from it.
    const placeholder = decorations.find(({ spec }) => spec.look === true)?.spec.placeholder
    setAttributes(this.dom, { "data-level": this.#node.attrs.level })
    setAttributes(this.contentDOM, { "data-block": "task", "data-placeholder": placeholder })
  }

  #drawChips(): void {
    const { say } = this.#actions
    const chips = chipsOf(this.#node, this.#actions)
    this.#chips.replaceChildren(
      ...chips.map(({ field, name, value, isFlag }) => {
        const label = value === "" ? say("chip.add", { name }) : say("chip.edit", { name, value })
        const words = value === "" ? [`＋ ${name}`] : [...(isFlag ? [] : [`${name} `]), element("b", {}, value)]
        const kind = value === "" ? (field === "targets" ? "plan-chip is-offer" : "plan-chip is-missing") : "plan-chip"
        return button({ class: kind, "aria-label": label, tabindex: -1 }, words, () => this.#edit(field))
      }),
    )
  }

  #edit(field: string): void {
    const pos = this.#getPos()
    if (pos !== undefined) this.#actions.edit(this.#view, pos, field)
  }
}

function chipsOf(task: Node, { say, lang }: ChipActions): readonly Chip[] {
  const { attrs } = task
  const given: readonly Chip[] = [
    { field: "supports", name: say("chip.supports"), value: String(attrs.supports) },
    { field: "supervisor", name: say("chip.supervisor"), value: String(attrs.supervisor) },
    { field: "status", name: say("task.status"), value: attrs.status === "todo" ? "" : say(statusKey(attrs.status)) },
    {
      field: "priority",
      name: say("chip.key"),
      value: attrs.priority === "key" ? say("task.priority") : "",
      isFlag: true,
    },
  ]
  return [
    { field: "leads", name: say("chip.leads"), value: String(attrs.leads) },
    { field: "due", name: say("chip.due"), value: dueWords(task, lang) },
    ...given.filter(({ value }) => value !== ""),
    { field: "targets", name: say("chip.target"), value: "" },
  ]
}

function statusKey(status: unknown): "status.doing" | "status.done" | "status.dropped" {
  return status === "done" || status === "dropped" ? `status.${status}` : "status.doing"
}
