import { planSchema } from "@yaodian/model"
import { type EditorState, NodeSelection, Selection, TextSelection } from "prosemirror-state"
import type { EditorCommand } from "./command.ts"

/** Arrow down in the last row of a table with which the document ends: a paragraph below it to go on in. */
export const leaveTable: EditorCommand = {
  id: "leave-table",
  label: "command.leaveTable",
  keys: ["ArrowDown"],
  run(state, dispatch, view) {
    if (!isAtLastRow(state) || (view && !view.endOfTextblock("down", state))) return false
    const end = state.doc.content.size
    const tr = state.tr.insert(end, planSchema.node("paragraph"))
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView())
    return true
  },
}

/**
 * The end of the document. Behind a table Chromium puts its caret between the blocks, where what is typed next begins a
 * paragraph and the caret is lost.
 */
export const documentEnd: EditorCommand = {
  id: "document-end",
  label: "command.documentEnd",
  keys: ["Ctrl-End"],
  run(state, dispatch) {
    if (state.doc.lastChild?.isTextblock !== false) return false
    dispatch?.(state.tr.setSelection(Selection.atEnd(state.doc)).scrollIntoView())
    return true
  },
}

function isAtLastRow({ doc, selection }: EditorState): boolean {
  if (selection instanceof NodeSelection) return selection.to === doc.content.size && !selection.node.isTextblock
  const { $head } = selection
  if ($head.depth < 4) return false
  return [0, 1, 3].every((depth) => $head.index(depth) === $head.node(depth).childCount - 1)
}
