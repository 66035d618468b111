import type { BlockType, LineRole } from "@yaodian/model"

/**
 * What a block is in the document, as far as rules care. An `object` is drawn and has no text of its own; `chrome` is what a
 * web page left around the text.
 */
export type Role =
  | "title"
  | "note"
  | "documentNumber"
  | "recipients"
  | "heading"
  | "task"
  | "target"
  | "bullet"
  | "body"
  | "cell"
  | "caption"
  | "annexNote"
  | "signature"
  | "date"
  | "object"
  | "chrome"

/** The role of a block by its type; a table's is that of its paragraphs. */
export const roleOfType = {
  paragraph: "body",
  letterhead: "object",
  title: "title",
  note: "note",
  recipients: "recipients",
  heading: "heading",
  task: "task",
  target: "target",
  bullet: "bullet",
  table: "cell",
  schedule: "object",
  figure: "caption",
  annexNote: "annexNote",
  signature: "signature",
  date: "date",
  imprint: "object",
  // What this client does not know is not judged.
  locked: "chrome",
} as const satisfies Record<BlockType, Role>

/** The role of a file's line by what the reader took it for. */
export const roleOfLine = {
  title: "title",
  subtitle: "note",
  adoption: "note",
  byline: "note",
  recipients: "recipients",
  heading: "heading",
  task: "task",
  bullet: "bullet",
  body: "body",
  caption: "caption",
  annexNote: "annexNote",
  annexMark: "annexNote",
  annexTitle: "title",
  signature: "signature",
  date: "date",
  documentNumber: "documentNumber",
  letterhead: "object",
  imprint: "object",
  table: "cell",
  noise: "chrome",
} as const satisfies Record<LineRole, Role>

/** The roles whose text is sentences. */
export const proseRoles: readonly Role[] = ["body", "task", "bullet"]
