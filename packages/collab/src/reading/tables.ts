/**
 * Tables: rows and columns are blocks that name their table, cells are where a row and a column meet, and a cell's
 * paragraphs name the cell. What was deleted comes back while somebody's words are in it.
 */
import { type Attrs, knownAttrs } from "@yaodian/model"
import { cellName, cellParagraph, readCellName, virtualPart } from "../layout.ts"
import { addTo, type Block, hasText, isDeleted } from "./blocks.ts"
import type { Mirror } from "./mirror.ts"
import { sortBlocks } from "./order.ts"

/** A cell as shown. */
export interface Cell {
  readonly row: string
  readonly col: string
  /** Its attributes that are not at their default. */
  readonly attrs: Attrs
  /** Its paragraphs; an empty list is one empty paragraph with the id `virtual`. */
  readonly paragraphs: readonly Block[]
  readonly virtual: string
}

/** A table as shown: never without a row or a column. */
export interface Table {
  readonly id: string
  readonly rows: readonly string[]
  readonly cols: readonly string[]
  /** The cells of each row, without those that a span covers. */
  readonly cells: readonly (readonly Cell[])[]
}

/** The parts of tables among all blocks. */
export interface TableParts {
  /** The table of each row and column whose table exists. */
  readonly tableOf: ReadonlyMap<string, string>
  /** Tables, rows and columns that are not deleted or have somebody's words in them. */
  readonly alive: ReadonlySet<string>
}

/** Which rows and columns belong to a table, and which of them are shown. `texts` are the blocks that show text. */
export function tableParts(mirror: Mirror, blocks: ReadonlyMap<string, Block>, texts: readonly Block[]): TableParts {
  const tableOf = new Map<string, string>()
  const alive = new Set<string>()
  for (const block of blocks.values()) {
    if (block.isText) continue
    const table = block.birth?.in
    const isPart = block.type === "row" || block.type === "col"
    if (isPart && typeof table === "string" && blocks.get(table)?.type === "table") tableOf.set(block.id, table)
    if ((isPart || block.type === "table") && !isDeleted(mirror, block.id)) alive.add(block.id)
  }
  for (const block of texts) {
    const place = hasText(block) ? cellOf(mirror, blocks, tableOf, block) : null
    if (place) for (const id of [place.row, place.col, place.table]) alive.add(id)
  }
  return { tableOf, alive }
}

/** Where a paragraph stands in a table, or null where it does not. */
export function cellOf(
  mirror: Mirror,
  blocks: ReadonlyMap<string, Block>,
  tableOf: ReadonlyMap<string, string>,
  block: Block,
): { row: string; col: string; table: string } | null {
  const place = readCellName(mirror.value(block.id, block.birth, "cell"))
  if (!place) return null
  const table = tableOf.get(place.row)
  const isInTable = table !== undefined && table === tableOf.get(place.col)
  const isCell = blocks.get(place.row)?.type === "row" && blocks.get(place.col)?.type === "col"
  return isInTable && isCell ? { ...place, table } : null
}

/** The tables that are shown. `inCells` holds the paragraphs of each cell by its name, sorted. */
export function foldTables(
  mirror: Mirror,
  blocks: ReadonlyMap<string, Block>,
  parts: TableParts,
  inCells: ReadonlyMap<string, readonly Block[]>,
): ReadonlyMap<string, Table> {
  const members = new Map<string, Block[]>()
  for (const [part, table] of parts.tableOf) {
    const block = blocks.get(part)
    if (block && parts.alive.has(part)) addTo(members, table, block)
  }
  const tables = new Map<string, Table>()
  for (const block of blocks.values()) {
    if (block.type !== "table" || !parts.alive.has(block.id)) continue
    const list = sortBlocks(members.get(block.id) ?? [])
    const rows = partIds(block.id, "row", list, blocks)
    const cols = partIds(block.id, "col", list, blocks)
    tables.set(block.id, { id: block.id, rows, cols, cells: grid(mirror, blocks, rows, cols, inCells) })
  }
  return tables
}

function partIds(
  table: string,
  type: "row" | "col",
  parts: readonly Block[],
  blocks: ReadonlyMap<string, Block>,
): readonly string[] {
  const ids = parts.filter((part) => part.type === type).map((part) => part.id)
  if (ids.length > 0) return ids
  return [freeId(virtualPart(table, type), (id) => isFreePart(blocks.get(id), table, type))]
}

function isFreePart(block: Block | undefined, table: string, type: string): boolean {
  return block === undefined || (block.type === type && block.birth?.in === table)
}

/** The id, or the first with dots added that nothing else has. Only a made-up document needs the dots. */
function freeId(id: string, isFree: (id: string) => boolean): string {
  let free = id
  while (!isFree(free)) free += "."
  return free
}

function grid(
  mirror: Mirror,
  blocks: ReadonlyMap<string, Block>,
  rows: readonly string[],
  cols: readonly string[],
  inCells: ReadonlyMap<string, readonly Block[]>,
): readonly (readonly Cell[])[] {
  const covered = new Set<string>()
  return rows.map((row, y) =>
    cols.flatMap((col, x) => {
      const name = cellName(row, col)
      const paragraphs = inCells.get(name) ?? []
      // A cell with words is shown even where a span covers it.
      if (covered.has(name) && !paragraphs.some(hasText)) return []
      const attrs = cellAttrs(mirror, row, col)
      for (const other of spanned(attrs, rows.slice(y), cols.slice(x))) if (other !== name) covered.add(other)
      const virtual = freeId(cellParagraph(row, col), (id) => isFreeParagraph(mirror, blocks.get(id), name))
      return [{ row, col, attrs, paragraphs, virtual }]
    }),
  )
}

// A deleted paragraph of this very cell is free: with words in it, it is shown again.
function isFreeParagraph(mirror: Mirror, block: Block | undefined, name: string): boolean {
  if (!block) return true
  return block.isText && block.joined === null && mirror.value(block.id, block.birth, "cell") === name
}

function cellAttrs(mirror: Mirror, row: string, col: string): Attrs {
  const { col: _, ...attrs } = knownAttrs("cell", Object.fromEntries(mirror.changes.get(cellParagraph(row, col)) ?? []))
  const isDefault = (name: string, value: unknown) => value === (name === "header" ? false : 1)
  return Object.fromEntries(Object.entries(attrs).filter(([name, value]) => !isDefault(name, value)))
}

function spanned(attrs: Attrs, rows: readonly string[], cols: readonly string[]): string[] {
  const height = typeof attrs.rowspan === "number" ? attrs.rowspan : 1
  const width = typeof attrs.colspan === "number" ? attrs.colspan : 1
  if (height === 1 && width === 1) return []
  return rows.slice(0, height).flatMap((row) => cols.slice(0, width).map((col) => cellName(row, col)))
}
