import type { Node } from "prosemirror-model"
import { isBlockType, planSchema } from "../schema.ts"
import { blockId, readAttrs } from "./attrs.ts"
import { readInline, readInlines, unknownInline } from "./inlines.ts"
import { fieldOf, isObject, type Json, type JsonObject } from "./json.ts"
import type { Reading } from "./reading.ts"

type ReadBlock = (json: Json, path: string) => readonly Node[]

/** The columns of a table: their ids as the file has them, and as they are here. */
interface Columns {
  readonly byName: Map<string, string>
  readonly order: string[]
}

/** A table, and after it the blocks that stood in it where only rows or cells can. */
export function readTable(reading: Reading, json: JsonObject, path: string, readBlock: ReadBlock): readonly Node[] {
  reading.expectFields(json, ["type", "attrs", "content"], path)
  const attrs = { ...readAttrs(reading, "table", json, path), id: blockId(reading, json, path) }
  const columns: Columns = { byName: new Map(), order: [] }
  const strays: Node[] = []
  const rows = reading.items(json, "content", path).flatMap(([item, at]) => {
    if (isNode(item, "row")) return [readRow(reading, item, at, columns, readBlock, strays)]
    strays.push(...stray(reading, item, at, readBlock))
    return []
  })
  return [planSchema.node("table", attrs, rows), ...strays]
}

function isNode(json: Json, type: string): json is JsonObject {
  return isObject(json) && fieldOf(json, "type") === type
}

function stray(reading: Reading, json: Json, path: string, readBlock: ReadBlock): readonly Node[] {
  const blocks = readBlock(json, path)
  if (blocks.length > 0) reading.report("misplaced", path)
  return blocks
}

function readRow(
  reading: Reading,
  json: JsonObject,
  path: string,
  columns: Columns,
  readBlock: ReadBlock,
  strays: Node[],
): Node {
  reading.expectFields(json, ["type", "attrs", "content"], path)
  const attrs = { ...readAttrs(reading, "row", json, path), id: blockId(reading, json, path) }
  const used = new Set<string>()
  const cells = reading.items(json, "content", path).flatMap(([item, at]) => {
    if (isNode(item, "cell")) return [readCell(reading, item, at, columns, used)]
    strays.push(...stray(reading, item, at, readBlock))
    return []
  })
  return planSchema.node("row", attrs, cells)
}

function readCell(reading: Reading, json: JsonObject, path: string, columns: Columns, used: Set<string>): Node {
  reading.expectFields(json, ["type", "attrs", "content"], path)
  const attrs = readAttrs(reading, "cell", json, path)
  const col = columnOf(reading, attrs.col, path, columns, used)
  used.add(col)
  const paragraphs = reading.items(json, "content", path).flatMap(([item, at]) => cellParagraph(reading, item, at))
  if (paragraphs.length === 0) paragraphs.push(planSchema.node("paragraph", { id: reading.freshId() }))
  return planSchema.node("cell", { ...attrs, col }, paragraphs)
}

/** The column of a cell: the one it names, unless the row has that one already; else the first that the row has not. */
function columnOf(reading: Reading, name: unknown, path: string, columns: Columns, used: ReadonlySet<string>): string {
  const named = typeof name === "string" ? name : ""
  const known = columns.byName.get(named)
  if (known !== undefined && !used.has(known)) return known
  if (known === undefined && named !== "") {
    const claimed = reading.claimId(named, `${path}.attrs.col`)
    columns.byName.set(named, claimed)
    columns.order.push(claimed)
    return claimed
  }
  reading.report("new-id", `${path}.attrs.col`)
  const free = columns.order.find((col) => !used.has(col)) ?? reading.freshId()
  if (!columns.order.includes(free)) columns.order.push(free)
  return free
}

/** A paragraph of a cell. Another text block becomes one; anything else stands in one as an unknown inline. */
function cellParagraph(reading: Reading, json: Json, path: string): Node[] {
  const type = isObject(json) ? fieldOf(json, "type") : undefined
  if (!isObject(json) || typeof type !== "string") {
    reading.report("not-a-block", path)
    return []
  }
  if (type === "paragraph") {
    reading.expectFields(json, ["type", "attrs", "content"], path)
    const attrs = { ...readAttrs(reading, "paragraph", json, path), id: blockId(reading, json, path) }
    return [planSchema.node("paragraph", attrs, readInlines(reading, json, path))]
  }
  reading.report("misplaced", path)
  return [planSchema.node("paragraph", { id: reading.freshId() }, inlinesOf(reading, type, json, path))]
}

function inlinesOf(reading: Reading, type: string, json: JsonObject, path: string): readonly Node[] {
  if (isBlockType(type) && planSchema.nodes[type].inlineContent) return readInlines(reading, json, path)
  if (isBlockType(type)) return [unknownInline(reading, json, path)]
  return readInline(reading, json, path)
}
