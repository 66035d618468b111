import type { Attrs } from "@yaodian/model"

/** How grave a finding is. */
export type Severity = "error" | "warning" | "info"

/** The languages that messages are written in. */
export type Language = "zh-CN" | "en"

/** Names a block: its id in a document, `L12:1` for what begins there in a file, `#` and a hash of the text for a block without an id. */
export type BlockKey = string

/** A half-open range of UTF-16 offsets in a text. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A range in a block: of its text, or of the label in front of it. Offsets count from the start of that part. */
export interface Place extends Span {
  readonly block: BlockKey
  readonly part: "text" | "label"
}

/** What a message says besides its words: the values of its placeholders. */
export type Data = Readonly<Record<string, string | number | readonly string[]>>

/** Another place that a finding is about. */
export interface Related extends Place {
  readonly words: string
}

/** Replaces a range of a block's text. `hash` is that of the whole text for which the offsets were counted. */
export interface TextEdit extends Span {
  readonly kind: "text"
  readonly block: BlockKey
  readonly hash: string
  readonly expect: string
  readonly insert: string
}

/** Sets attributes of a block whose attributes are as expected. */
export interface AttrsEdit {
  readonly kind: "attrs"
  readonly block: BlockKey
  readonly expect: Attrs
  readonly set: Attrs
}

/** Appends the text of the second block to the first and takes the second away; both texts are as hashed. */
export interface JoinEdit {
  readonly kind: "join"
  readonly blocks: readonly [BlockKey, BlockKey]
  readonly hashes: readonly [string, string]
}

/** One change of a fix, guarded by what it expects to find. */
export type Edit = TextEdit | AttrsEdit | JoinEdit

/** Whether a fix may be applied unseen (`safe`) or is one way among others that a person chooses. */
export type FixKind = "safe" | "suggestion"

/** A repair of a finding: all of its edits or none. */
export interface Fix {
  readonly rule: string
  readonly title: string
  /** Key of the title among the rule's messages or the common fix titles, with the values for its placeholders. */
  readonly titleId: string
  readonly data: Data
  readonly kind: FixKind
  readonly edits: readonly Edit[]
}

/** Why a finding is not shown. */
export interface Suppression {
  readonly reason: string
  readonly by: string
  /** ISO time. */
  readonly at: string
  /** The words of the finding, for people who read the list. */
  readonly excerpt: string
  /** This place only, every finding of the rule on the same words, or every finding of the rule in the document. */
  readonly scope: "place" | "term" | "document"
}

/** A finding, as editor, command line and portal see it. Plain data; offsets are relative to its block. */
export interface Diagnostic extends Place {
  readonly rule: string
  readonly severity: Severity
  /** The message in the configured language; `messageId` and `data` say the same for any language. */
  readonly message: string
  readonly messageId: string
  readonly data: Data
  /** How sure the rule is, 0–1. */
  readonly confidence: number
  /** Whether it is about its place or about the document as a whole (then its place is only where to look first). */
  readonly scope: "place" | "document"
  /** The numbers of the headings and the task that it lies under, `"三、（九）"`; `""` above the first heading. */
  readonly section: string
  /** The words in question, and up to 8 characters on each side of them. */
  readonly excerpt: string
  readonly before: string
  readonly after: string
  /** Stays the same while rule, words and their neighbours do, wherever the block goes. Unique in a result. */
  readonly fingerprint: string
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
  readonly suppressed?: Suppression
}
