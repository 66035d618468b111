import type { PartKind, Random, SourceLine } from "@yaodian/model"
import type { Node } from "prosemirror-model"

/** A sentence for people, in both languages of the interface. */
export type Message = Readonly<Record<"zh-CN" | "en", string>>

/** A file as it was chosen or dropped. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A piece of the source that is not in the document: web noise and the like, for the user to see and to put back. */
export interface Dropped {
  /** 1-based line of the source. */
  readonly line: number
  readonly text: string
  /** Stable name of the reason. */
  readonly code: string
  readonly why: Message
}

/** Something that the import guessed or could not read. */
export interface ImportProblem {
  /** 1-based line of the source. */
  readonly line: number
  /** Stable name of the kind of problem. */
  readonly code: string
  readonly message: Message
  /** The words that are proposed instead, `""` for none. */
  readonly proposal: string
}

/** A file that was read. */
export interface Imported {
  readonly ok: true
  /** What the main part of the document is. */
  readonly kind: PartKind
  readonly doc: Node
  /** The lines of the source before any repair, noise included; none where the format has no lines. */
  readonly lines: readonly SourceLine[]
  readonly dropped: readonly Dropped[]
  readonly problems: readonly ImportProblem[]
  /** The line of the source at which a block begins, by block id. */
  readonly lineOf: ReadonlyMap<string, number>
}

/** A file that could not be read, and one plain sentence that says why and what to do. */
export interface Refused {
  readonly ok: false
  readonly code: string
  readonly message: Message
}

/** What an import gives. */
export type ImportResult = Imported | Refused

/** What an import may be told. */
export interface ImportOptions {
  /** Chance for the ids of the new blocks; passed in where a test must hold it still. */
  readonly random?: Random
}

/** A format that can be read. */
export interface Importer {
  readonly id: string
  readonly name: Message
  /** The endings of file names, without the dot, the usual one first. */
  readonly extensions: readonly string[]
  /** Whether the file is of this format, by its name or its first bytes. */
  accepts(file: SourceFile): boolean
  /** Reads the file. Never throws: what is wrong with the file is a refusal. */
  read(file: SourceFile, options?: ImportOptions): ImportResult
}

/** Something of the document that a format cannot hold. */
export interface Loss {
  readonly code: string
  readonly message: Message
  /** The block that loses something. */
  readonly block: string
}

/** What an export may be told. */
export interface ExportOptions {
  /** Whether owners and deadlines are written at the end of a task, as （牵头单位：…；完成时限：…）. */
  readonly facts?: "brackets" | "none"
}

/** A format that can be written. */
export interface Exporter {
  readonly id: string
  readonly name: Message
  /** The endings of file names, without the dot, the usual one first. */
  readonly extensions: readonly string[]
  readonly mediaType: string
  write(doc: Node, options?: ExportOptions): Uint8Array
  /** What the format cannot hold of this document, in the document's order. */
  losses(doc: Node, options?: ExportOptions): readonly Loss[]
}

/** The ending of a file name in lower case without the dot, `""` for none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".")
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : ""
}
