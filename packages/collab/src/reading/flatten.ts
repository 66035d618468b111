/** Shown blocks as plain data. */
import {
  type Attrs,
  type FlatBlock,
  isBlockType,
  knownAttrs,
  type Primitive,
  planSchema,
  type Run,
} from "@yaodian/model"
import { cellName, reservedNames } from "../layout.ts"
import type { Block } from "./blocks.ts"
import type { Fold } from "./fold.ts"
import type { Mirror } from "./mirror.ts"
import { joinRuns } from "./runs.ts"
import type { Table } from "./tables.ts"

/** The blocks that are shown, a table followed by its rows, columns and paragraphs. */
export function flattenFold(mirror: Mirror, fold: Fold): readonly FlatBlock[] {
  return fold.top.flatMap((block) => {
    const table = fold.tables.get(block.id)
    return table ? [flatBlockOf(mirror, block), ...flatParts(mirror, fold, table)] : [flatBlockOf(mirror, block)]
  })
}

/** One block. */
export function flatBlockOf(mirror: Mirror, block: Block): FlatBlock {
  return { id: block.id, type: block.type, attrs: attrsOf(mirror, block), runs: runsOfBlock(block) }
}

/** The text of a block with that of the blocks that continue it. */
function runsOfBlock(block: Block): readonly Run[] {
  const [only, ...more] = block.content
  return only && more.length === 0 ? only.runs : joinRuns(...block.content.map((segment) => segment.runs))
}

/** Attributes that are not at their default: of a known type those of the right kind, of any other whatever is stored. */
function attrsOf(mirror: Mirror, block: Block): Attrs {
  const changes = mirror.changes.get(block.id)
  const stored: Record<string, unknown> = { ...block.birth, ...(changes ? Object.fromEntries(changes) : null) }
  const attrs: Record<string, Primitive> = {}
  for (const [name, value] of Object.entries(stored)) {
    if (reservedNames.has(name) || name === "id" || !isPrimitive(value)) continue
    if (isWorthTelling(block.type, name, value)) attrs[name] = value
  }
  return attrs
}

function isPrimitive(value: unknown): value is Primitive {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
}

function isWorthTelling(type: string, name: string, value: Primitive): boolean {
  if (!isBlockType(type) || type === "locked") return true
  const spec = planSchema.nodes[type].spec.attrs?.[name]
  // A cell's attributes are kept under the id of its first paragraph; they are told with the row.
  if (spec === undefined) return !cellAttributes.has(name)
  return name in knownAttrs(type, { [name]: value }) && spec.default !== value
}

const cellAttributes: ReadonlySet<string> = new Set(["colspan", "rowspan", "header"])

function flatParts(mirror: Mirror, fold: Fold, table: Table): readonly FlatBlock[] {
  const part = (id: string, type: string): FlatBlock => {
    const block = fold.blocks.get(id)
    return { id, type, attrs: block ? attrsOf(mirror, block) : {}, runs: [], table: table.id }
  }
  const rows = table.cells.map((cells, y) => withCells(part(table.rows[y] ?? "", "row"), cells))
  const cols = table.cols.map((id) => part(id, "col"))
  const paragraphs = table.cells.flat().flatMap((cell) => {
    const name = cellName(cell.row, cell.col)
    if (cell.paragraphs.length === 0) return [{ id: cell.virtual, type: "paragraph", attrs: {}, runs: [], cell: name }]
    return cell.paragraphs.map((block) => ({ ...flatBlockOf(mirror, block), cell: name }))
  })
  return [...rows, ...cols, ...paragraphs]
}

function withCells(row: FlatBlock, cells: Table["cells"][number]): FlatBlock {
  const told = cells.filter((cell) => Object.keys(cell.attrs).length > 0)
  return told.length > 0 ? { ...row, cells: Object.fromEntries(told.map((cell) => [cell.col, cell.attrs])) } : row
}
