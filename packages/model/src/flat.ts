/**
 * Document <-> flat list of blocks. The list is what the shared layout, importers and the server work with: no tree, every
 * block by itself, a table's rows and columns as blocks that name their table, its paragraphs as blocks that name their
 * cell:
 *
 *     table T · row R (in T) · col C (in T) · paragraph P (cell "R C")
 *
 * Both ways are total: what the schema does not know becomes a locked block or an unknown inline and comes back as it was.
 */
import type { Mark, Node } from "prosemirror-model"
import { type Attrs, defaultsOf, type Primitive } from "./nodes/block.ts"
import { isBlockType, type MarkName, planSchema } from "./schema.ts"

/** The marks on a run, as the shared text stores them: `{strong: true}`, `{link: {href}}`. */
export type RunMarks = Readonly<Record<string, unknown>>

/** An inline atom as the shared text stores it: `{i: "br"}`, `{i: "ref", to}`, or anything else, which is kept. */
export type InlineEmbed = Readonly<Record<string, unknown>>

/** A stretch of a block with one set of marks: some text, or one inline atom (length 1). */
export interface Run {
  readonly insert: string | InlineEmbed
  readonly marks?: RunMarks
}

/** One block. `attrs` holds only what is not at its default, and not the id. */
export interface FlatBlock {
  readonly id: string
  /** A block type, `row` or `col`; any other name is shown as a locked block. */
  readonly type: string
  readonly attrs: Attrs
  readonly runs: readonly Run[]
  /** The table of a row or a column. */
  readonly table?: string
  /** `"rowId colId"` of a paragraph in a table. */
  readonly cell?: string
  /** For a row: attributes of its cells that are not at their default, by column id. */
  readonly cells?: Readonly<Record<string, Attrs>>
}

/** The blocks of a document in order. */
export function docToFlat(doc: Node): readonly FlatBlock[] {
  const blocks: FlatBlock[] = []
  doc.forEach((node) => {
    if (node.type.name === "table") flattenTable(node, blocks)
    else blocks.push(flatBlock(node))
  })
  return blocks
}

/** One text block or atom as a flat block; `cell` for a paragraph in a table. */
export function flatBlock(node: Node, cell?: string): FlatBlock {
  const { was, rest, ...attrs } = changedAttrs(node)
  const isLocked = node.type.name === "locked"
  const flat: FlatBlock = {
    id: String(node.attrs.id),
    type: isLocked ? String(was ?? "") : node.type.name,
    attrs: isLocked ? parseRest(rest) : attrs,
    runs: node.inlineContent ? runsOf(node) : [],
  }
  return cell === undefined ? flat : { ...flat, cell }
}

/** The runs of a text block, neighbours with equal marks joined. */
export function runsOf(node: Node): readonly Run[] {
  const runs: Run[] = []
  node.forEach((child) => {
    runs.push(
      child.marks.length > 0 ? { insert: insertOf(child), marks: runMarks(child.marks) } : { insert: insertOf(child) },
    )
  })
  return runs
}

function insertOf(inline: Node): string | InlineEmbed {
  switch (inline.type.name) {
    case "text":
      return inline.text ?? ""
    case "hardBreak":
      return { i: "br" }
    case "ref":
      return { i: "ref", to: inline.attrs.to }
    default:
      return parseEmbed(inline.attrs.json)
  }
}

function parseEmbed(json: string): InlineEmbed {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === "object" && value !== null ? (value as InlineEmbed) : { value }
  } catch {
    return { json } // not JSON: kept as the words it is
  }
}

function parseRest(rest: Primitive | undefined): Attrs {
  return typeof rest === "string" && rest !== "" ? (parseEmbed(rest) as Attrs) : {}
}

/** Marks as the shared text stores them. */
export function runMarks(marks: readonly Mark[]): RunMarks {
  return Object.fromEntries(
    marks.map((mark) => [mark.type.name, mark.type.name === "link" ? { href: mark.attrs.href } : true]),
  )
}

/** The attributes of a node that are not at their default, without the id. */
export function changedAttrs(node: Node): Attrs {
  const defaults = defaultsOf(node.type.spec)
  return Object.fromEntries(
    Object.entries(node.attrs).filter(([name, value]) => name !== "id" && value !== defaults[name]),
  )
}

function flattenTable(table: Node, into: FlatBlock[]): void {
  const id = String(table.attrs.id)
  const rows: FlatBlock[] = []
  const paragraphs: FlatBlock[] = []
  table.forEach((row) => {
    const rowId = String(row.attrs.id)
    const cells: Record<string, Attrs> = {}
    row.forEach((cell) => {
      const { col = "", ...attrs } = changedAttrs(cell)
      if (Object.keys(attrs).length > 0) cells[String(col)] = attrs
      cell.forEach((paragraph) => {
        paragraphs.push(flatBlock(paragraph, `${rowId} ${col}`))
      })
    })
    const flat: FlatBlock = { id: rowId, type: "row", attrs: changedAttrs(row), runs: [], table: id }
    rows.push(Object.keys(cells).length > 0 ? { ...flat, cells } : flat)
  })
  const cols = columnsOf(table).map((col) => ({ id: col, type: "col", attrs: {}, runs: [], table: id }))
  into.push(flatBlock(table), ...rows, ...cols, ...paragraphs)
}

/** The columns of a table in order. A column that a span covers in one row is put where another row has it. */
export function columnsOf(table: Node): readonly string[] {
  const columns: string[] = []
  for (const row of table.children) {
    let at = 0
    for (const cell of row.children) {
      const col = String(cell.attrs.col)
      const known = columns.indexOf(col)
      if (known < 0) columns.splice(at, 0, col)
      at = (known < 0 ? at : known) + 1
    }
  }
  return columns
}

/** The document that the blocks make; an empty list gives one empty paragraph with the id `^`. */
export function flatToDoc(blocks: readonly FlatBlock[]): Node {
  const nodes: Node[] = []
  const byTable = grouped(blocks, (block) => block.table ?? "")
  const byCell = grouped(blocks, (block) => block.cell ?? "")
  for (const block of blocks) {
    if (block.table !== undefined || block.cell !== undefined) continue
    nodes.push(block.type === "table" ? tableNode(block, byTable.get(block.id) ?? [], byCell) : blockNode(block))
  }
  if (nodes.length === 0) nodes.push(planSchema.node("paragraph", { id: "^" }))
  return planSchema.node("doc", null, nodes)
}

// Map.groupBy is younger than the browsers we build for.
function grouped(
  blocks: readonly FlatBlock[],
  key: (block: FlatBlock) => string,
): ReadonlyMap<string, readonly FlatBlock[]> {
  const groups = new Map<string, FlatBlock[]>()
  for (const block of blocks) {
    const group = groups.get(key(block))
    if (group) group.push(block)
    else groups.set(key(block), [block])
  }
  return groups
}

function tableNode(
  table: FlatBlock,
  parts: readonly FlatBlock[],
  byCell: ReadonlyMap<string, readonly FlatBlock[]>,
): Node {
  const columns = parts.filter((part) => part.type === "col")
  const rows = parts
    .filter((part) => part.type === "row")
    .map((row) => {
      const cells = columns.flatMap((col) => {
        const paragraphs = byCell.get(`${row.id} ${col.id}`) ?? []
        const attrs = row.cells?.[col.id]
        // A cell that a span covers has no paragraph of its own in a document, so it is not made.
        return paragraphs.length > 0 || attrs ? [cellNode(col.id, attrs ?? {}, paragraphs.map(paragraphNode))] : []
      })
      return planSchema.node("row", { id: row.id }, cells)
    })
  return planSchema.node("table", { id: table.id }, rows)
}

/** A cell with these paragraphs, or with one empty paragraph. */
export function cellNode(col: string, attrs: Attrs, paragraphs: readonly Node[]): Node {
  const content = paragraphs.length > 0 ? paragraphs : [planSchema.node("paragraph")]
  return planSchema.node("cell", { ...knownAttrs("cell", attrs), col }, content)
}

/** A text block shown as a paragraph, which is all that a cell can hold. */
export function paragraphNode(block: FlatBlock): Node {
  return planSchema.node("paragraph", { id: block.id }, inlineNodes(block.runs))
}

/** The node of one text block or atom. An unknown type gives a locked block; a value of the wrong type its default. */
export function blockNode(block: FlatBlock): Node {
  if (!isBlockType(block.type) || block.type === "locked") return lockedNode(block)
  const type = planSchema.nodes[block.type]
  const content = type.inlineContent ? inlineNodes(block.runs) : []
  return type.create({ ...knownAttrs(block.type, block.attrs), id: block.id }, content)
}

function lockedNode(block: FlatBlock): Node {
  const rest = Object.keys(block.attrs).length > 0 ? JSON.stringify(block.attrs) : ""
  const text = inlineNodes(block.runs).map((node) => node.mark([]))
  return planSchema.node("locked", { id: block.id, was: block.type, rest }, text)
}

/** Those of the attributes that the type knows and whose values have the right type. */
export function knownAttrs(type: string, attrs: Readonly<Record<string, unknown>>): Attrs {
  const defaults = defaultsOf(planSchema.nodes[type as "cell"].spec)
  const known: Record<string, Primitive> = {}
  for (const [name, value] of Object.entries(attrs)) {
    if (Object.hasOwn(defaults, name) && typeof value === typeof defaults[name]) known[name] = value as Primitive
  }
  return known
}

/** The inline nodes of a list of runs. Unknown marks are left out of the view, unknown atoms shown as such. */
export function inlineNodes(runs: readonly Run[]): Node[] {
  return runs.flatMap(({ insert, marks }) => {
    const known = knownMarks(marks)
    if (typeof insert === "string") return insert === "" ? [] : [planSchema.text(insert, known)]
    return [atomNode(insert).mark(known)]
  })
}

function atomNode(embed: InlineEmbed): Node {
  if (embed.i === "br") return planSchema.node("hardBreak")
  if (embed.i === "ref" && typeof embed.to === "string") return planSchema.node("ref", { to: embed.to })
  return planSchema.node("unknownInline", { json: JSON.stringify(embed) })
}

/** The marks of a run that the schema knows and whose values it can use. */
export function knownMarks(marks: RunMarks | undefined): readonly Mark[] {
  const known: Mark[] = []
  for (const [name, value] of Object.entries(marks ?? {})) {
    if (!Object.hasOwn(planSchema.marks, name)) continue
    const type = planSchema.marks[name as MarkName]
    if (name !== "link" && value === true) known.push(type.create())
    if (name === "link" && isLinkValue(value)) known.push(type.create({ href: value.href }))
  }
  return known.sort((a, b) => markRank(a) - markRank(b))
}

function isLinkValue(value: unknown): value is { href: string } {
  return typeof value === "object" && value !== null && "href" in value && typeof value.href === "string"
}

function markRank(mark: Mark): number {
  return Object.keys(planSchema.marks).indexOf(mark.type.name)
}
