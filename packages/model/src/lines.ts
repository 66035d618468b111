/** What a reader knows about a line besides its words; absent where the format does not say. */
export interface LineCues {
  /** Names of the typefaces, most used first. */
  readonly fonts?: readonly string[]
  /** Type size in points. */
  readonly size?: number
  readonly align?: "left" | "center" | "right" | "justify"
  /** White space that stood before the first character, in half-width columns. */
  readonly indent?: number
  readonly bold?: boolean
  /** Outline level that the format itself gives (1 is the highest). */
  readonly outline?: number
  /** Empty lines before it. */
  readonly gap?: number
}

/** Where a line came from, 1-based; `column` counts UTF-16 units. */
export interface SourcePlace {
  readonly line: number
  readonly column: number
}

/**
 * What a line is in the document, as `classify` of formats found it. `annexMark` is a line that says 附件1 and no more;
 * `letterhead` and `imprint` are 版头 and 版记.
 */
export type LineRole =
  | "letterhead"
  | "documentNumber"
  | "title"
  | "subtitle"
  | "adoption"
  | "byline"
  | "recipients"
  | "heading"
  | "task"
  | "bullet"
  | "body"
  | "caption"
  | "table"
  | "annexNote"
  | "signature"
  | "date"
  | "imprint"
  | "annexMark"
  | "annexTitle"
  | "noise"

/**
 * A line of a file before any repair: what the linter looks at and importers build on. `text` is without the white space
 * around it and without the label; `label` is the typed label as it stands (`（一）`, `1.`), `""` for none.
 */
export interface SourceLine {
  readonly text: string
  readonly label: string
  readonly role: LineRole
  /** 1–4 for headings, tasks and list items, else 0. */
  readonly level: number
  /** Whether the line only goes on with the one before it: what repair joins. Absent where it does not. */
  readonly continues?: boolean
  readonly cues: LineCues
  /** The place of the label's first character, or of the text's where there is no label. */
  readonly place: SourcePlace
  /** UTF-16 column (1-based) of the first character of `text`. */
  readonly textColumn: number
}
