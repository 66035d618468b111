import { type EditorState, NodeSelection, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { blockAt, type PlacedBlock } from "../blocks.ts"
import type { EditorCommand } from "./command.ts"
import { joinBlocks } from "./join.ts"

/** Delete at the end of a block: the next block's words join this one. */
export const deleteForward: EditorCommand = {
  id: "delete-forward",
  label: "command.deleteForward",
  keys: ["Delete", "Mod-Delete"],
  run(state, dispatch, view) {
    const block = blockEndingAtCaret(state, view)
    if (!block) return false
    const after = blockAt(state.doc, block.pos + block.node.nodeSize)
    if (!after) return true
    if (after.node.isTextblock) return joinBlocks(state, block, after, dispatch)
    const tr = state.tr
    if (block.node.content.size === 0) tr.delete(block.pos, after.pos)
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, tr.mapping.map(after.pos))).scrollIntoView())
    return true
  },
}

function blockEndingAtCaret(state: EditorState, view?: EditorView): PlacedBlock | null {
  if (!(state.selection instanceof TextSelection)) return null
  const { $cursor } = state.selection
  if ($cursor?.depth !== 1) return null
  const isAtEnd = view ? view.endOfTextblock("forward", state) : $cursor.parentOffset === $cursor.parent.content.size
  return isAtEnd ? blockAt(state.doc, $cursor.pos) : null
}
