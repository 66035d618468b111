import { planSchema } from "@yaodian/model"
import { splitBlock as splitTextblock } from "prosemirror-commands"
import type { Node } from "prosemirror-model"
import { type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state"
import { blockAt, type PlacedBlock } from "../blocks.ts"
import type { EditorCommand } from "./command.ts"
import { attrsAs } from "./kinds.ts"
import { blockAfter, type NewBlock, steppedOut } from "./next-block.ts"

/** Enter: a new block of the kind that a drafter expects; an empty one steps out of its list instead. */
export const splitBlock: EditorCommand = {
  id: "split-block",
  label: "command.splitBlock",
  keys: ["Enter"],
  run(state, dispatch) {
    if (state.selection instanceof NodeSelection) return paragraphAfter(state, dispatch)
    // In a cell there are only paragraphs.
    if (state.selection.$from.depth > 1) return splitTextblock(state, dispatch)
    const tr = state.tr
    if (!state.selection.empty) tr.deleteSelection()
    const block = blockAt(tr.doc, tr.selection.from)
    if (!block?.node.isTextblock) return false
    if (block.node.content.size === 0) emptyBlock(tr, block)
    else splitText(tr, block)
    dispatch?.(tr.scrollIntoView())
    return true
  },
}

function paragraphAfter(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { $to, to } = state.selection
  if ($to.depth > 0) return false
  const tr = state.tr.insert(to, planSchema.node("paragraph"))
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, to + 1)).scrollIntoView())
  return true
}

function emptyBlock(tr: Transaction, block: PlacedBlock): void {
  const outer = steppedOut(tr.doc, block)
  if (outer) tr.setNodeMarkup(block.pos, planSchema.nodes[outer.type], attrsAs(block.node, outer))
  else insertAfter(tr, block, blockAfter(tr.doc, block))
}

function splitText(tr: Transaction, block: PlacedBlock): void {
  const { $from } = tr.selection
  if ($from.parentOffset === 0) insertBefore(tr, block)
  else if ($from.parentOffset === block.node.content.size) insertAfter(tr, block, blockAfter(tr.doc, block))
  else splitInside(tr, block)
}

// The tail of a heading or a task is words of its own: it gets the kind, never the facts.
function splitInside(tr: Transaction, block: PlacedBlock): void {
  const kind = block.node.type.name === "heading" ? sameHeading(block) : blockAfter(tr.doc, block)
  const after = block.pos + block.node.nodeSize
  const place = placeAfter(tr.doc, block)
  if (place === after) {
    tr.split(tr.selection.from, 1, [{ type: planSchema.nodes[kind.type], attrs: kind.attrs }])
    return
  }
  const { from, $from } = tr.selection
  const tail = planSchema.node(kind.type, kind.attrs, block.node.content.cut($from.parentOffset))
  tr.insert(place, tail).setSelection(TextSelection.create(tr.doc, place + 1))
  tr.delete(from, after - 1)
}

// The targets under a task stay its own: what comes next comes after them.
function placeAfter(doc: Node, { node, pos, index }: PlacedBlock): number {
  let place = pos + node.nodeSize
  if (node.type.name !== "task") return place
  for (let at = index + 1; doc.maybeChild(at)?.type.name === "target"; at++) place += doc.child(at).nodeSize
  return place
}

function sameHeading({ node }: PlacedBlock): NewBlock {
  return { type: "heading", attrs: { level: node.attrs.level, numbered: node.attrs.numbered } }
}

// Enter at the start pushes the words down; they keep their block, and with it their id and facts.
function insertBefore(tr: Transaction, { node, pos }: PlacedBlock): void {
  const kind: NewBlock = node.type.name === "heading" || node.type.name === "task" ? kindOnly(node) : plain
  tr.insert(pos, planSchema.node(kind.type, kind.attrs))
}

const plain: NewBlock = { type: "paragraph", attrs: {} }

function kindOnly(node: PlacedBlock["node"]): NewBlock {
  const type = node.type.name === "task" ? "task" : "heading"
  return { type, attrs: { level: node.attrs.level, numbered: node.attrs.numbered } }
}

function insertAfter(tr: Transaction, block: PlacedBlock, next: NewBlock): void {
  const after = placeAfter(tr.doc, block)
  const marks = next.type === "paragraph" || next.type === block.node.type.name ? tr.storedMarks : null
  tr.insert(after, planSchema.node(next.type, next.attrs))
  tr.setSelection(TextSelection.create(tr.doc, after + 1)).setStoredMarks(marks)
}
