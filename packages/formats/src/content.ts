/** What a paragraph of a draft is as a block: its type, attributes and text. */
import { type Attrs, defaultNumbering, detectNumbering, type LineRole, readDates, readLabel } from "@yaodian/model"
import { readImprint, readLetterhead } from "./classify/letterhead.ts"
import type { DraftPart } from "./part-kinds.ts"
import type { Paragraph } from "./repair.ts"
import { takeFacts } from "./task-facts.ts"

/** A paragraph and what it stands in. */
export interface Draft {
  readonly paragraph: Paragraph
  /** The paragraphs that make the block; more than one for the lines of a letterhead or an imprint. */
  readonly group: readonly Paragraph[]
  readonly part: DraftPart
  readonly period: string
}

/** A block without its id. */
export interface Content {
  readonly type: string
  readonly attrs: Attrs
  readonly text: string
}

type Maker = (draft: Draft) => Content

/** The block that a paragraph of each role makes. */
export const makers = {
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
