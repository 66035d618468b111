import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import type { EditorCommand } from "./command.ts"
import { emptyRow } from "./insert-table.ts"

/** Tab in a table: to the next cell; in the last one, a new row. */
export const nextCell: EditorCommand = {
  id: "next-cell",
  label: "command.nextCell",
  keys: ["Tab"],
  run: (state, dispatch) => toCell(state, 1, dispatch),
}

/** Shift-Tab in a table: to the cell before. */
export const previousCell: EditorCommand = {
  id: "previous-cell",
  label: "command.previousCell",
  keys: ["Shift-Tab"],
  run: (state, dispatch) => toCell(state, -1, dispatch),
}

function toCell(state: EditorState, by: 1 | -1, dispatch?: (tr: Transaction) => void): boolean {
  const { $head } = state.selection
  if ($head.depth < 4) return false
  const table = $head.node(1)
  const cells = cellStarts(state)
  const at = cells.findLastIndex((start) => start <= $head.pos)
  const wanted = cells[at + by]
  const tr = state.tr
  if (wanted === undefined && by === -1) return true
  if (wanted === undefined) {
    const end = $head.end(1)
    const columns = $head.node(2).children.map((cell) => String(cell.attrs.col))
    tr.insert(end, emptyRow(columns, false)).setSelection(TextSelection.near(tr.doc.resolve(end + 2)))
  } else tr.setSelection(TextSelection.near(tr.doc.resolve(wanted)))
  dispatch?.(tr.scrollIntoView())
  return table.childCount > 0
}

function cellStarts(state: EditorState): readonly number[] {
  const { $head } = state.selection
  const start = $head.start(1)
  const starts: number[] = []
  $head.node(1).descendants((node, pos) => {
    if (node.type.name === "cell") starts.push(start + pos + 1)
    return node.type.name === "row"
  })
  return starts
}
