/** Repaired paragraphs -> flat list of blocks, with the line at which each began and the label that was typed. */
import { type FlatBlock, type LineRole, newId, type Random, readPeriod } from "@yaodian/model"
import { imprintFields, letterheadFields, readImprint, readLetterhead } from "./classify/letterhead.ts"
import { makers } from "./content.ts"
import { type DraftPart, draftParts } from "./part-kinds.ts"
import type { Paragraph } from "./repair.ts"

/** A block that was made from the source. */
export interface SourceBlock {
  readonly block: FlatBlock
  /** The line of the source at which it begins. */
  readonly line: number
  /** The label that was typed, `""` for none. */
  readonly label: string
}

/** The blocks of a draft in order. */
export function toBlocks(paragraphs: readonly Paragraph[], random?: Random): readonly SourceBlock[] {
  return draftParts(paragraphs).flatMap((part) => {
    const period = periodOf(part)
    return grouped(part.paragraphs).flatMap((group) => {
      const [first] = group
      if (!first) return []
      if (first.role === "table") return tableBlocks(group, random)
      const { type, attrs, text } = makers[first.role]({ paragraph: first, group, part, period })
      const block = { id: newId(random), type, attrs, runs: text === "" ? [] : [{ insert: text }] }
      return [{ block, line: first.line, label: type === "heading" || type === "task" ? first.label : "" }]
    })
  })
}

// The year stands in the title, or in the subtitle of a title that is a motto.
function periodOf({ title, paragraphs }: DraftPart): string {
  const subtitle = paragraphs.find(({ role }) => role === "subtitle")
  return (title && readPeriod(title.text)) ?? (subtitle && readPeriod(subtitle.text)) ?? ""
}

// Rows of a table make one block, and so do the lines of a letterhead and of an imprint.
function grouped(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] {
  const groups: Paragraph[][] = []
  for (const paragraph of paragraphs) {
    const group = groups.at(-1)
    if (group && isOneBlock(group, paragraph)) group.push(paragraph)
    else groups.push([paragraph])
  }
  return groups
}

function isOneBlock(group: readonly Paragraph[], next: Paragraph): boolean {
  const [first] = group
  if (!first || blockOfRole(first.role) !== blockOfRole(next.role)) return false
  if (first.role === "table") return first.cells.length === next.cells.length
  // Fields are written back in the printed order: what stands in another order begins another block.
  const order = [...group, next].flatMap(fieldOrder)
  return order.length > 0 && order.every((place, at) => at === 0 || place > (order[at - 1] ?? 0))
}

function blockOfRole(role: LineRole): LineRole {
  return role === "documentNumber" ? "letterhead" : role
}

function fieldOrder({ role, text }: Paragraph): readonly number[] {
  if (role === "imprint") return readImprint(text).map(({ field }) => imprintFields.indexOf(field))
  const isLetterhead = role === "letterhead" || role === "documentNumber"
  return isLetterhead ? readLetterhead(text).map(({ field }) => letterheadFields.indexOf(field)) : []
}

function tableBlocks(rows: readonly Paragraph[], random: Random | undefined): readonly SourceBlock[] {
  const table = newId(random)
  const line = rows[0]?.line ?? 0
  const columns = (rows[0]?.cells ?? []).map(() => newId(random))
  const made: SourceBlock[] = [{ block: { id: table, type: "table", attrs: {}, runs: [] }, line, label: "" }]
  const paragraphs: SourceBlock[] = []
  for (const row of rows) {
    const id = newId(random)
    made.push({ block: { id, type: "row", attrs: {}, runs: [], table }, line: row.line, label: "" })
    row.cells.forEach((text, at) => {
      const runs = text === "" ? [] : [{ insert: text }]
      const block = { id: newId(random), type: "paragraph", attrs: {}, runs, cell: `${id} ${columns[at]}` }
      paragraphs.push({ block, line: row.line, label: "" })
    })
  }
  for (const id of columns) made.push({ block: { id, type: "col", attrs: {}, runs: [], table }, line, label: "" })
  return [...made, ...paragraphs]
}
