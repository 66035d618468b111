import { leadLength, lostReference, referenceText } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { Decoration } from "prosemirror-view"
import type { MessageKey, Say } from "../i18n/index.ts"

/** What a block's look depends on besides the block itself. */
export interface LookContext {
  /** The labels of the numbered blocks by id. */
  readonly labels: ReadonlyMap<string, string>
  readonly say: Say
  /** Whether the block is all that the document has. */
  readonly isOnly: boolean
}

/** What is drawn on a block at `pos` beyond its words: its lead, its references, what an empty one waits for. */
export function blockLook(node: Node, pos: number, context: LookContext): readonly Decoration[] {
  return [...elementLook(node, pos, context), ...leadLook(node, pos), ...referenceLooks(node, pos, context)]
}

/** By this the looks are told from what others draw. */
const mine = { look: true }

// Only where there is something to draw: each decoration of a whole block costs every keystroke in any block a little.
function elementLook(node: Node, pos: number, context: LookContext): readonly Decoration[] {
  const attributes = blockAttributes(node, context)
  if (Object.keys(attributes).length === 0) return []
  const placeholder = attributes["data-placeholder"]
  // A task's view puts it on its paragraph, not on the whole; it reads it from the spec.
  const isTask = node.type.name === "task"
  return [Decoration.node(pos, pos + node.nodeSize, isTask ? {} : attributes, { ...mine, placeholder })]
}

function blockAttributes(node: Node, { say, isOnly }: LookContext): Record<string, string> {
  const attributes: Record<string, string> = {}
  const name = node.type.name
  if (name === "locked") Object.assign(attributes, { "data-label": say("page.locked"), contenteditable: "false" })
  if (name === "schedule") attributes["data-label"] = say("page.schedule")
  const placeholder = node.isTextblock && node.content.size === 0 ? placeholderOf(name, isOnly) : null
  if (placeholder) attributes["data-placeholder"] = say(placeholder)
  return attributes
}

function placeholderOf(name: string, isOnly: boolean): MessageKey | null {
  switch (name) {
    case "title":
      return "placeholder.title"
    case "heading":
      return "placeholder.heading"
    case "task":
      return "placeholder.task"
    case "target":
      return "placeholder.target"
    case "recipients":
      return "placeholder.recipients"
    case "note":
      return "placeholder.note"
    case "signature":
      return "placeholder.signature"
    case "date":
      return "placeholder.date"
    case "paragraph":
      return isOnly ? "placeholder.empty" : null
    default:
      return null
  }
}

function leadLook(node: Node, pos: number): readonly Decoration[] {
  if (node.type.name !== "task") return []
  const length = leadLength(node.textBetween(0, node.content.size, "", "￼"))
  if (length === 0) return []
  const from = pos + 1
  return [Decoration.inline(from, from + length, { class: "plan-lead" }, mine)]
}

function referenceLooks(node: Node, pos: number, { labels }: LookContext): readonly Decoration[] {
  const looks: Decoration[] = []
  if (!node.isTextblock || node.childCount === 0) return looks
  node.forEach((child, offset) => {
    if (child.type.name !== "ref") return
    const from = pos + 1 + offset
    const words = referenceText(labels.get(child.attrs.to))
    const attributes = words === lostReference ? { "data-number": words, class: "is-broken" } : { "data-number": words }
    looks.push(Decoration.node(from, from + child.nodeSize, attributes, mine))
  })
  return looks
}

/** Whether the block's look shows the numbers of other blocks. */
export function hasReferences(node: Node): boolean {
  return node.children.some((child) => child.type.name === "ref")
}
