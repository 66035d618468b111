/** Repaired paragraphs -> flat list of blocks, with the line at which each began and the label that was typed. */
import {
  type Attrs,
  defaultNumbering,
  detectNumbering,
  type FlatBlock,
  type LineRole,
  newId,
  type Random,
  readDates,
  readLabel,
  readPeriod,
} from "@yaodian/model"
import { imprintFields, letterheadFields, readImprint, readLetterhead } from "./classify/letterhead.ts"
import { type DraftPart, draftParts } from "./part-kinds.ts"
import type { Paragraph } from "./repair.ts"
import { takeFacts } from "./task-facts.ts"

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

interface Draft {
  readonly paragraph: Paragraph
  /** The paragraphs that make the block; more than one for the lines of a letterhead or an imprint. */
  readonly group: readonly Paragraph[]
  readonly part: DraftPart
  readonly period: string
}

interface Content {
  readonly type: string
  readonly attrs: Attrs
  readonly text: string
}

type Maker = (draft: Draft) => Content

const makers = {
  letterhead: letterheadContent,
  documentNumber: letterheadContent,
  title: titleContent,
  annexTitle: titleContent,
  subtitle: textContent("note"),
  adoption: textContent("note", { role: "adoption" }),
  byline: textContent("note", { role: "byline" }),
  recipients: textContent("recipients"),
  heading: ({ paragraph }) => ({ type: "heading", attrs: numberedAttrs(paragraph, 1), text: paragraph.text }),
  task: taskContent,
  bullet: textContent("bullet"),
  body: textContent("paragraph"),
  // Captions that are left out do not come here; those without a sure sign stay what they are, a sentence.
  caption: textContent("paragraph"),
  table: textContent("paragraph"),
  annexNote: textContent("annexNote"),
  annexMark: textContent("annexNote"),
  signature: textContent("signature"),
  date: ({ paragraph: { text } }) => ({ type: "date", attrs: isoAttrs(text), text }),
  imprint: imprintContent,
  noise: textContent("paragraph"),
} as const satisfies Record<LineRole, Maker>

function textContent(type: string, attrs: Attrs = {}): Maker {
  return ({ paragraph }) => ({ type, attrs, text: paragraph.text })
}

function letterheadContent(draft: Draft): Content {
  return fieldContent(
    "letterhead",
    draft,
    draft.group.flatMap(({ text }) => readLetterhead(text)),
  )
}

function imprintContent(draft: Draft): Content {
  return fieldContent(
    "imprint",
    draft,
    draft.group.flatMap(({ text }) => readImprint(text)),
  )
}

// A line that gives no field, a broken one, keeps its words as a paragraph.
function fieldContent(type: string, draft: Draft, fields: readonly { field: string; value: string }[]): Content {
  return fields.length > 0
    ? { type, attrs: fieldAttrs(fields), text: "" }
    : { type: "paragraph", attrs: {}, text: draft.paragraph.text }
}

function fieldAttrs(fields: readonly { field: string; value: string }[]): Attrs {
  return Object.fromEntries(fields.map(({ field, value }) => [field, value]))
}

function titleContent({ paragraph, part, period }: Draft): Content {
  const numbering = numberingOf(part.paragraphs)
  const attrs = {
    ...(part.kind === "plan" ? {} : { part: part.kind }),
    ...(numbering === defaultNumbering ? {} : { numbering }),
    ...(period === "" ? {} : { period }),
  }
  return { type: "title", attrs, text: paragraph.text }
}

// The label is read from the line that it makes with its text: a label alone may read otherwise.
function numberingOf(paragraphs: readonly Paragraph[]): string {
  const items = paragraphs
    .filter(({ role }) => role === "heading" || role === "task")
    .map(({ level, label, text }) => ({ level, label: label === "" ? null : readTyped(label, text) }))
  return items.some(({ label }) => label) ? detectNumbering(items) : defaultNumbering
}

/** A typed label, read from the line that it made with its text. */
export function readTyped(label: string, text: string): ReturnType<typeof readLabel> {
  return readLabel(label + text) ?? readLabel(`${label} ${text}`)
}

function numberedAttrs({ level, label }: Paragraph, usualLevel: number): Attrs {
  return { ...(level === usualLevel ? {} : { level }), ...(label === "" ? { numbered: false } : {}) }
}

function taskContent({ paragraph, period }: Draft): Content {
  const { text, attrs } = takeFacts(paragraph.text, period)
  return { type: "task", attrs: { ...numberedAttrs(paragraph, 2), ...attrs }, text }
}

function isoAttrs(text: string): Attrs {
  const value = readDates(text)[0]?.value ?? ""
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? { iso: value } : {}
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
