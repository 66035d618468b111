import { newId, planSchema } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { TextSelection } from "prosemirror-state"
import { currentBlock } from "../blocks.ts"
import type { EditorCommand } from "./command.ts"

const rowCount = 3
const columnCount = 3

/** Inserts a table of three rows, the first a header row, and three columns below the block at the caret. */
export const insertTable: EditorCommand = {
  id: "insert-table",
  label: "command.insertTable",
  icon: "table",
  run(state, dispatch) {
    const block = currentBlock(state)
    if (!block || block.node.type.name === "table") return false
    const pos = block.pos + block.node.nodeSize
    const isTextBelow = state.doc.maybeChild(block.index + 1)?.isTextblock === true
    // Below the table there must be somewhere to go on.
    const below = isTextBelow ? [] : [planSchema.node("paragraph")]
    const tr = state.tr.insert(pos, [emptyTable(), ...below])
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1))).scrollIntoView())
    return true
  },
}

function emptyTable(): Node {
  const columns = Array.from({ length: columnCount }, () => newId())
  const rows = Array.from({ length: rowCount }, (_, index) => emptyRow(columns, index === 0))
  return planSchema.node("table", { id: newId() }, rows)
}

/** A row of empty cells, one in each column. */
export function emptyRow(columns: readonly string[], header: boolean): Node {
  const id = newId()
  const cells = columns.map((col) =>
    // The id that the shared document gives to an empty cell's paragraph, so that two writers fill the same one.
    planSchema.node("cell", { col, header }, [planSchema.node("paragraph", { id: `${id}.${col}` })]),
  )
  return planSchema.node("row", { id }, cells)
}
