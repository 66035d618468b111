import type { Attrs } from "@yaodian/model"
import type { EditorState, Transaction } from "prosemirror-state"
import { blockById, type PlacedBlock } from "../blocks.ts"

/** Sets attributes of the block with that id, each for itself, so that two people's fields merge. `null` if it is gone. */
export function setAttributes(state: EditorState, id: string, attrs: Attrs): Transaction | null {
  const block = blockById(state.doc, id)
  if (!block) return null
  const tr = state.tr
  for (const [name, value] of Object.entries(attrs)) {
    if (block.node.attrs[name] !== value) tr.setNodeAttribute(block.pos, name, value)
  }
  return tr
}

/** Replaces the text of the block with that id, touching only what differs. `null` if the block is gone. */
export function setText(state: EditorState, id: string, text: string): Transaction | null {
  const block = blockById(state.doc, id)
  return block && replaceDifference(state.tr, block, text)
}

function replaceDifference(tr: Transaction, { node, pos }: PlacedBlock, text: string): Transaction {
  const old = node.textBetween(0, node.content.size, "", "￼")
  const shorter = Math.min(old.length, text.length)
  let head = 0
  while (head < shorter && old[head] === text[head]) head++
  let tail = 0
  while (tail < shorter - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++
  const from = pos + 1 + head
  const to = pos + 1 + old.length - tail
  const insert = text.slice(head, text.length - tail)
  if (from < to || insert !== "") tr.insertText(insert, from, to)
  return tr
}

/** Takes the block with that id away. `null` if it is gone already, or is all that the document has. */
export function removeBlock(state: EditorState, id: string): Transaction | null {
  const block = blockById(state.doc, id)
  if (!block || state.doc.childCount === 1) return null
  return state.tr.delete(block.pos, block.pos + block.node.nodeSize)
}
