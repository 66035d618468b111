/**
 * The stored form of a plan: three root types of one Y.Doc.
 *
 *     Y.Text 't'  {b: "A", k: "heading", o: "CV"} 加强学习 {b: "B", k: "task", o: "FV"} 开展调研。 …
 *     Y.Map  'a'  "B/due" → "2027-06", "A/level" → 2        what changed after a block was born
 *     Y.Map  's'  "rule:fingerprint" → JSON                  findings that the writers set aside
 *
 * A marker `{b, k, …}` starts a block; its text follows up to the next marker. This is the stored format: the names
 * here never change their meaning.
 */
import { isId, type RunMarks } from "@yaodian/model"
import * as Y from "yjs"

/** The version of this layout, told at the handshake and not in the document. */
export const layoutVersion = 1

/** The names of the root types. */
export const roots = { text: "t", changes: "a", suppressions: "s" } as const

/** Structural names: never the name of a schema's attribute. */
export const reservedNames: ReadonlySet<string> = new Set(["b", "k", "o", "f", "j", "del", "cell", "in"])

/** What a change or an attribute may hold. Anything else that is found there is kept and not shown. */
export type Stored = string | number | boolean | null

/**
 * The embed that starts a block. `b` is its id, `k` its type, `o` its order key, `f` the block after which it was born,
 * `cell` ("rowId colId") the cell of a paragraph, `in` the table of a row or a column; all else is attributes at birth.
 */
export interface Marker {
  readonly b: string
  readonly [name: string]: unknown
}

/** The text before the first marker: a block without a marker, shown when it has text or when there is nothing else. */
export const firstBlock = "^"

/** The shared types of a plan. Asking for them writes nothing. */
export interface SharedTypes {
  readonly text: Y.Text
  readonly changes: Y.Map<unknown>
}

/** The root types that hold the plan itself. */
export function sharedTypes(ydoc: Y.Doc): SharedTypes {
  const text = ydoc.getText(roots.text)
  // Yjs turns its index of positions off for text with formats, but not for text that was there before it was asked for.
  // With it, words would get other formats than those to their left, and deletions would take formats along.
  if (text._searchMarker && hasFormats(text)) text._searchMarker = null
  return { text, changes: ydoc.getMap(roots.changes) }
}

function hasFormats(text: Y.Text): boolean {
  for (let item = text._start; item !== null; item = item.right)
    if (item.content instanceof Y.ContentFormat) return true
  return false
}

/** Whether the embed starts a block. One with an id outside the alphabet is an unknown inline thing. */
export function isMarker(embed: unknown): embed is Marker {
  return typeof embed === "object" && embed !== null && "b" in embed && typeof embed.b === "string" && isId(embed.b)
}

/** An atom as it may be stored: one that looks like a marker is wrapped, so that text never makes a block. */
export function storableAtom(embed: object): object {
  return isMarker(embed) ? { value: embed } : embed
}

/** The name under which a change to a block's attribute is stored. */
export function changeKey(id: string, name: string): string {
  return `${id}/${name}`
}

/** The block and the attribute of a stored change, or null for a key of another shape. */
export function readChangeKey(key: string): { id: string; name: string } | null {
  const slash = key.indexOf("/")
  return slash < 0 ? null : { id: key.slice(0, slash), name: key.slice(slash + 1) }
}

/** The block that shows the text in the segment of an atom, a table, a row or a column. */
export function strayId(id: string): string {
  return `${id}~`
}

/** Whether the id is that of stray text. */
export function isStrayId(id: string): boolean {
  return id.endsWith("~")
}

/** The block in whose segment the text of this block lies. */
export function carrierId(id: string): string {
  return isStrayId(id) ? id.slice(0, -1) : id
}

/** The value of `cell` for a paragraph in this cell. */
export function cellName(row: string, col: string): string {
  return `${row} ${col}`
}

/** The row and the column that a value of `cell` names, or null where it names none. */
export function readCellName(cell: unknown): { row: string; col: string } | null {
  if (typeof cell !== "string") return null
  const [row = "", col = "", ...rest] = cell.split(" ")
  return row !== "" && col !== "" && rest.length === 0 ? { row, col } : null
}

/** The row that a table without rows shows, and the column of one without columns. */
export function virtualPart(table: string, part: "row" | "col"): string {
  return shortId(`${table}.${part === "row" ? "r" : "c"}`)
}

/**
 * The id of a cell's first paragraph: the same for everybody, so that two people who both write into an empty cell write
 * one paragraph. Attributes of the cell itself are stored under it, too.
 */
export function cellParagraph(row: string, col: string): string {
  return shortId(`${row}.${col}`)
}

// Derived ids grow; a marker with an id of more than 64 characters would not be a marker. Ours have 10, so this is rare.
function shortId(id: string): string {
  if (id.length <= 64) return id
  let hash = 0n
  for (const char of id) hash = BigInt.asUintN(64, hash * 1099511628211n + BigInt(char.charCodeAt(0)))
  return `${id.slice(0, 50)}.${hash.toString(36)}`
}

/** The formats of a stretch of text, as Yjs gives them. */
export type Formats = RunMarks
