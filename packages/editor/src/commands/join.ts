import { type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state"
import type { PlacedBlock } from "../blocks.ts"

/**
 * Joins two neighbouring text blocks. The words go to the first, unless that is empty: then it disappears and the second
 * keeps its kind and facts. A locked block is not joined but selected.
 */
export function joinBlocks(
  state: EditorState,
  first: PlacedBlock,
  second: PlacedBlock,
  dispatch?: (tr: Transaction) => void,
): boolean {
  const tr = state.tr
  const locked = [first, second].find(({ node }) => node.type.name === "locked")
  if (locked) tr.setSelection(NodeSelection.create(tr.doc, locked.pos))
  else if (first.node.content.size === 0 && second.node.content.size > 0) removeFirst(tr, first)
  else tr.delete(second.pos - 1, second.pos + 1).setSelection(TextSelection.create(tr.doc, second.pos - 1))
  dispatch?.(tr.scrollIntoView())
  return true
}

function removeFirst(tr: Transaction, { node, pos }: PlacedBlock): void {
  tr.delete(pos, pos + node.nodeSize)
  tr.setSelection(TextSelection.create(tr.doc, pos + 1))
}
