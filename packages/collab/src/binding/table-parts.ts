/** Rows and columns: written apart from the text, since the document has no token for a column. */
import { columnsOf } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { cellParagraph, type Marker, readCellName, virtualPart } from "../layout.ts"
import type { DocBlock } from "./doc-blocks.ts"
import { startBehind } from "./segments.ts"
import type { Writer } from "./writer.ts"

/** The rows and columns of a table in the document. */
export interface DocTable {
  readonly id: string
  readonly node: Node
  readonly rows: readonly string[]
  readonly cols: readonly string[]
}

/** The tables among the blocks. */
export function docTables(blocks: readonly DocBlock[]): readonly DocTable[] {
  return blocks
    .filter(({ node }) => node.type.name === "table")
    .map(({ id, node }) => ({
      id,
      node,
      rows: node.children.map((row) => String(row.attrs.id)),
      cols: columnsOf(node),
    }))
}

/** The tables, rows and columns that are in `before` and not in `after`. */
export function goneParts(before: readonly DocTable[], after: readonly DocTable[]): ReadonlySet<string> {
  const gone = new Set(before.flatMap(partsOf))
  for (const part of after.flatMap(partsOf)) gone.delete(part)
  return gone
}

function partsOf({ id, rows, cols }: DocTable): readonly string[] {
  return [id, ...rows, ...cols]
}

/** Stores rows and columns that are new or back, and marks those that are gone. */
export function writeTableParts(
  writer: Writer,
  before: readonly DocTable[],
  after: readonly DocTable[],
  stored: readonly DocBlock[],
): void {
  for (const part of goneParts(before, after)) {
    if (writer.mirror.segments.some((segment) => segment.id === part)) writer.set(part, "del", 1)
  }
  const inUse = new Set(stored.flatMap(({ cell }) => Object.values(readCellName(cell) ?? {})))
  for (const table of after) {
    writeParts(writer, table.id, "row", table.rows, inUse)
    writeParts(writer, table.id, "col", table.cols, inUse)
    writeCellAttrs(writer, table)
  }
}

function writeParts(
  writer: Writer,
  table: string,
  type: "row" | "col",
  parts: readonly string[],
  inUse: ReadonlySet<string>,
): void {
  const stored = new Set(writer.mirror.segments.map((segment) => segment.id))
  const [only, ...more] = parts
  // The one row or column that every empty table shows: stored once somebody writes in it.
  if (only === virtualPart(table, type) && more.length === 0 && !inUse.has(only)) return
  let before = table
  for (const id of parts) {
    const marker: Marker = { b: id, k: type, in: table, f: before }
    if (!stored.has(id)) startBehind(writer, before, marker)
    else if (writer.mirror.changed(id, "del")) writer.set(id, "del", 0)
    before = id
  }
}

const cellDefaults = { colspan: 1, rowspan: 1, header: false } as const

// Kept under the id of the cell's first paragraph.
function writeCellAttrs(writer: Writer, table: DocTable): void {
  table.node.forEach((row) => {
    row.forEach((cell) => {
      const id = cellParagraph(String(row.attrs.id), String(cell.attrs.col))
      for (const [name, value] of Object.entries(cellDefaults)) {
        const stored = writer.mirror.changed(id, name)
        const shown = typeof stored === typeof value ? stored : value
        if (shown !== cell.attrs[name]) writer.set(id, name, cell.attrs[name])
      }
    })
  })
}
