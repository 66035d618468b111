/** The plan that is measured, and what people do in it; the same on either side. */
import { newId, planSchema, type Random } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"

const sentence =
  "围绕教育医疗养老等方面组织干部开展调查研究，完善信息共享制度，打造一站式平台，形成专题报告并跟踪办理情况。"
const blockLength = 50
const boldLength = 8

function blockOf(index: number, id: string): Node {
  const text = `${index}${sentence}`.slice(0, blockLength)
  const content =
    index % 5 === 0
      ? [
          planSchema.text(text.slice(0, 10)),
          planSchema.text(text.slice(10, 10 + boldLength), [planSchema.mark("strong")]),
          planSchema.text(text.slice(10 + boldLength)),
        ]
      : planSchema.text(text)
  return planSchema.node(index % 10 === 0 ? "heading" : "paragraph", { id }, content)
}

/**
 * A plan of so many blocks with 50 characters each, a bold run in every fifth; every tenth is a heading, all others are
 * paragraphs. (A task has fourteen attributes, which y-prosemirror writes also at their defaults: it would cost it more.)
 */
export function planOf(blocks: number, random: Random): Node {
  return planSchema.node(
    "doc",
    null,
    Array.from({ length: blocks }, (_, index) => blockOf(index, newId(random))),
  )
}

/** Something that a person does. */
export type Operation = (state: EditorState, random: Random) => Transaction

interface Place {
  readonly node: Node
  /** The position before the block. */
  readonly before: number
}

function blockAt(doc: Node, index: number): Place {
  let before = 0
  for (let i = 0; i < index; i++) before += doc.child(i).nodeSize
  return { node: doc.child(index), before }
}

function randomBlock({ doc }: EditorState, random: Random): Place {
  return blockAt(doc, random(doc.childCount))
}

/** Puts the caret into the middle of the plan, as somebody's who reads there. */
export const read: Operation = (state) => withCaret(state.tr, blockAt(state.doc, state.doc.childCount >> 1).before + 3)

function withCaret(tr: Transaction, at: number): Transaction {
  return tr.setSelection(TextSelection.create(tr.doc, at))
}

const key: Operation = (state, random) => {
  const { node, before } = randomBlock(state, random)
  const at = before + 1 + random(node.content.size + 1)
  return withCaret(state.tr.insertText("字", at), at + 1)
}

// On from the caret; the first time, or where it stands at the very start, from the middle of the plan.
const run: Operation = (state) => {
  const { from } = state.selection
  const at = from > 1 ? from : blockAt(state.doc, state.doc.childCount >> 1).before + 3
  return withCaret(state.tr.insertText("字", at), at + 1)
}

const enter: Operation = (state, random) => {
  const { node, before } = randomBlock(state, random)
  const at = before + 1 + random(node.content.size + 1)
  return withCaret(state.tr.split(at), at + 2)
}

const kind: Operation = (state, random) => {
  const { node, before } = randomBlock(state, random)
  const type = planSchema.nodes[node.type.name === "heading" ? "paragraph" : "heading"]
  return withCaret(state.tr.setNodeMarkup(before, type, { id: node.attrs.id }), before + 1)
}

const bold: Operation = (state, random) => {
  const { node, before } = randomBlock(state, random)
  const from = before + 1 + random(Math.max(1, node.content.size - boldLength))
  const to = Math.min(before + 1 + node.content.size, from + boldLength)
  const strong = planSchema.mark("strong")
  const isBold = state.doc.rangeHasMark(from, to, strong.type)
  return withCaret(isBold ? state.tr.removeMark(from, to, strong) : state.tr.addMark(from, to, strong), to)
}

const move: Operation = (state, random) => {
  const { node, before } = randomBlock(state, random)
  const tr = state.tr.delete(before, before + node.nodeSize)
  const goal = blockAt(tr.doc, random(tr.doc.childCount)).before
  return withCaret(tr.insert(goal, node), goal + 1)
}

/** What is measured, in this order: a move leaves most of the usual binding's document written anew. */
export const operations = {
  "keystroke in a random block": key,
  "typing run in one block": run,
  Enter: enter,
  "change of kind": kind,
  bold,
  "move of a block": move,
} as const satisfies Record<string, Operation>

/** The name of an operation. */
export type OperationName = keyof typeof operations
