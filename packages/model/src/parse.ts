/**
 * Stored JSON -> document, for whatever comes from outside. The value is first copied as JSON of bounded size and depth; what
 * follows can trust that. What cannot be taken is refused or repaired, and said either way; what is not known is kept.
 */
import type { Node } from "prosemirror-model"
import { fileFormat, fileVersion } from "./document-json.ts"
import type { Random } from "./ids.ts"
import { readBlock } from "./parse/blocks.ts"
import { fieldOf, isObject, type Json, type JsonLimits, type JsonObject, readJson } from "./parse/json.ts"
import { type Problem, type ProblemCode, problem } from "./parse/problems.ts"
import { Reading } from "./parse/reading.ts"
import { planSchema } from "./schema.ts"

/** How large a stored document may be. */
export interface ParseLimits extends JsonLimits {
  /** How many blocks it may have, rows, columns and paragraphs of tables included. */
  readonly blocks: number
}

/** The limits that hold where none are given: a plan of 50,000 blocks, 32 Mi characters in all, 1 Mi in one text. */
export const parseLimits: ParseLimits = {
  blocks: 50_000,
  depth: 40,
  values: 4_000_000,
  textLength: 1 << 20,
  totalLength: 1 << 25,
}

/** What `parseDocument` may be told. */
export interface ParseOptions {
  /** Limits other than the usual ones. */
  readonly limits?: Partial<ParseLimits>
  /** Chance for new ids; passed in where a test must hold it still. */
  readonly random?: Random
}

/** A document with what was repaired in it; or why there is none. */
export type ParseResult =
  | { readonly ok: true; readonly doc: Node; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** The document that JSON of `documentJson` holds. Takes any value and never throws; what it gives passes `doc.check()`. */
export function parseDocument(value: unknown, { limits, random }: ParseOptions = {}): ParseResult {
  const all: ParseLimits = { ...parseLimits, ...limits }
  const read = readJson(value, all)
  if (!read.ok) return refused(read.refusal.code, read.refusal.path)
  const code = refusalOf(read.json)
  if (code !== null || !isObject(read.json)) return refused(code ?? "not-a-plan", "")
  return readDocument(read.json, all, random)
}

function refused(code: ProblemCode, path: string): ParseResult {
  return { ok: false, problems: [problem(code, path)] }
}

function refusalOf(file: Json): ProblemCode | null {
  if (!isObject(file) || fieldOf(file, "format") !== fileFormat) return "not-a-plan"
  const version = fieldOf(file, "version")
  if (typeof version === "number" && version > fileVersion) return "newer-version"
  const doc = fieldOf(file, "doc")
  return version === fileVersion && isObject(doc) && fieldOf(doc, "type") === "doc" ? null : "not-a-plan"
}

function readDocument(file: JsonObject, limits: ParseLimits, random: Random | undefined): ParseResult {
  const reading = new Reading(random)
  reading.expectFields(file, ["format", "version", "doc"], "")
  const doc = fieldOf(file, "doc")
  const json = isObject(doc) ? doc : {}
  reading.expectFields(json, ["type", "content"], "doc")
  const blocks = reading.items(json, "content", "doc").flatMap(([item, path]) => readBlock(reading, item, path, limits))
  if (reading.blocks > limits.blocks) return refused("too-many-blocks", "doc.content")
  if (blocks.length === 0) blocks.push(planSchema.node("paragraph", { id: reading.freshId() }))
  return { ok: true, doc: planSchema.node("doc", null, blocks), problems: reading.problems }
}
