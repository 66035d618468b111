/** Shown blocks as ProseMirror nodes. */
import { blockNode, cellNode, paragraphNode, planSchema } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { Block } from "./blocks.ts"
import { flatBlockOf } from "./flatten.ts"
import type { Fold } from "./fold.ts"
import type { Mirror } from "./mirror.ts"
import type { Cell, Table } from "./tables.ts"

/** The node of a block at the top level. */
export function topNode(mirror: Mirror, fold: Fold, block: Block): Node {
  const table = fold.tables.get(block.id)
  return table ? tableNode(mirror, table) : blockNode(flatBlockOf(mirror, block))
}

function tableNode(mirror: Mirror, table: Table): Node {
  const rows = table.rows.map((id, y) => {
    const cells = (table.cells[y] ?? []).map((cell) => cellNode(cell.col, cell.attrs, paragraphs(mirror, cell)))
    return planSchema.node("row", { id }, cells)
  })
  return planSchema.node("table", { id: table.id }, rows)
}

function paragraphs(mirror: Mirror, cell: Cell): readonly Node[] {
  if (cell.paragraphs.length === 0) return [planSchema.node("paragraph", { id: cell.virtual })]
  return cell.paragraphs.map((block) => paragraphNode(flatBlockOf(mirror, block)))
}

/** The document that the fold shows. */
export function docNode(mirror: Mirror, fold: Fold): Node {
  const blocks = fold.top.map((block) => topNode(mirror, fold, block))
  return planSchema.node("doc", null, blocks)
}
