import { planSchema } from "@yaodian/model"
import { type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { blockAt, type PlacedBlock } from "../blocks.ts"
import type { EditorCommand } from "./command.ts"
import { joinBlocks } from "./join.ts"
import { attrsAs } from "./kinds.ts"

/** Backspace at the start of a block: first the number or kind goes, then the block joins the one before it. */
export const deleteBackward: EditorCommand = {
  id: "delete-backward",
  label: "command.deleteBackward",
  keys: ["Backspace", "Mod-Backspace", "Shift-Backspace"],
  run(state, dispatch, view) {
    const block = blockStartingAtCaret(state, view)
    if (!block) return false
    if (canLoseKind(block)) return loseKind(state, block, dispatch)
    if (block.index === 0) return true
    const before = blockAt(state.doc, block.pos - 1)
    if (!before) return true
    if (!before.node.isTextblock) return selectOrRemoveEmpty(state, block, before, dispatch)
    return joinBlocks(state, before, block, dispatch)
  },
}

function blockStartingAtCaret(state: EditorState, view?: EditorView): PlacedBlock | null {
  if (!(state.selection instanceof TextSelection)) return null
  const { $cursor } = state.selection
  if ($cursor?.depth !== 1) return null
  const isAtStart = view ? view.endOfTextblock("backward", state) : $cursor.parentOffset === 0
  return isAtStart ? blockAt(state.doc, $cursor.pos) : null
}

// The document's first title stays one: there is nothing before it to which it could go back.
function canLoseKind({ node, index }: PlacedBlock): boolean {
  if (node.type.name === "title") return index > 0
  return node.type.name !== "paragraph" && node.type.name !== "locked"
}

function loseKind(state: EditorState, { node, pos }: PlacedBlock, dispatch?: (tr: Transaction) => void): boolean {
  const attrs = attrsAs(node, { type: "paragraph", attrs: {} })
  dispatch?.(state.tr.setNodeMarkup(pos, planSchema.nodes.paragraph, attrs).scrollIntoView())
  return true
}

function selectOrRemoveEmpty(
  state: EditorState,
  block: PlacedBlock,
  before: PlacedBlock,
  dispatch?: (tr: Transaction) => void,
): boolean {
  const tr = state.tr
  if (block.node.content.size === 0) tr.delete(block.pos, block.pos + block.node.nodeSize)
  dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, before.pos)).scrollIntoView())
  return true
}
