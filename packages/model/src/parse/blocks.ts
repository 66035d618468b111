import type { Node } from "prosemirror-model"
import { type BlockType, isBlockType, planSchema } from "../schema.ts"
import { attrsJson, blockId, readAttrs } from "./attrs.ts"
import { contentKey, readInline, readInlines, shownContent } from "./inlines.ts"
import { fieldOf, isObject, itemsOf, type Json, type JsonLimits, type JsonObject, readJson } from "./json.ts"
import type { Reading } from "./reading.ts"
import { readTable } from "./table.ts"

const blockFields = ["type", "attrs", "content"]

/** The blocks that a value in the document's `content` gives: one, as a rule, and those that could not stand in it. */
export function readBlock(reading: Reading, json: Json, path: string, limits: JsonLimits): readonly Node[] {
  const type = isObject(json) ? fieldOf(json, "type") : undefined
  if (!isObject(json) || typeof type !== "string") {
    reading.report("not-a-block", path)
    return []
  }
  if (type === "locked") return readLocked(reading, json, path, limits)
  if (type === "table") return readTable(reading, json, path, (item, at) => readBlock(reading, item, at, limits))
  if (isBlockType(type)) return readKnown(reading, type, json, path)
  if (type === "text" || isInline(type)) return [looseInline(reading, json, path)]
  reading.report("unknown-block", path)
  return [lockedBlock(reading, json, path)]
}

function isInline(type: string): boolean {
  return planSchema.nodes[type as "text"]?.isInline === true
}

function readKnown(reading: Reading, type: BlockType, json: JsonObject, path: string): readonly Node[] {
  reading.expectFields(json, blockFields, path)
  const id = blockId(reading, json, path)
  const attrs = { ...readAttrs(reading, type, json, path), id }
  const inlines = readInlines(reading, json, path)
  if (planSchema.nodes[type].inlineContent) return [planSchema.node(type, attrs, inlines)]
  const atom = planSchema.node(type, attrs)
  if (inlines.length === 0) return [atom]
  reading.report("misplaced", `${path}.content`)
  return [atom, planSchema.node("paragraph", { id: reading.freshId() }, inlines)]
}

function looseInline(reading: Reading, json: JsonObject, path: string): Node {
  reading.report("misplaced", path)
  return planSchema.node("paragraph", { id: reading.freshId() }, readInline(reading, json, path))
}

// What an older client kept locked may be something that this one knows.
function readLocked(reading: Reading, json: JsonObject, path: string, limits: JsonLimits): readonly Node[] {
  const attrs = attrsJson(reading, json, path)
  const was = fieldOf(attrs, "was") ?? ""
  if (typeof was !== "string") reading.report("wrong-attribute", `${path}.attrs.was`)
  const type = typeof was === "string" ? was : ""
  const id = fieldOf(attrs, "id") ?? ""
  const inner = { ...json, type, attrs: { ...restOf(fieldOf(attrs, "rest"), limits), id } }
  const isFinal = type === "" || type === "locked"
  return isFinal ? [lockedBlock(reading, inner, path)] : readBlock(reading, inner, path, limits)
}

function restOf(rest: Json | undefined, limits: JsonLimits): JsonObject {
  if (typeof rest !== "string" || rest === "") return {}
  try {
    const read = readJson(JSON.parse(rest), limits)
    return read.ok && isObject(read.json) ? read.json : { json: rest }
  } catch {
    return { json: rest } // not JSON: kept as the words it is
  }
}

/** A block of an unknown type: its text shown, its attributes kept, and its content too where the text is not all of it. */
function lockedBlock(reading: Reading, json: JsonObject, path: string): Node {
  reading.expectFields(json, blockFields, path)
  const id = blockId(reading, json, path)
  const { id: _, ...attrs } = attrsJson(reading, json, path)
  const content = fieldOf(json, "content")
  const isPlain = itemsOf(content).every(isPlainInline)
  const rest: JsonObject = isPlain ? attrs : { ...attrs, [contentKey]: itemsOf(content) }
  const shown = isPlain ? readInlines(reading, json, path) : shownContent(content)
  const was = fieldOf(json, "type") ?? ""
  return planSchema.node("locked", { id, was, rest: Object.keys(rest).length > 0 ? JSON.stringify(rest) : "" }, shown)
}

// A locked block holds text without marks, breaks and references; nothing else would come back as it was.
function isPlainInline(json: Json): boolean {
  if (!isObject(json)) return false
  const type = fieldOf(json, "type")
  const names = Object.keys(json)
  if (type === "text") return typeof json.text === "string" && names.every((name) => name === "type" || name === "text")
  if (type === "hardBreak") return names.length === 1
  const attrs = fieldOf(json, "attrs")
  return type === "ref" && names.length === 2 && isObject(attrs) && Object.keys(attrs).join() === "to"
}
