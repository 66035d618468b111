import type { Mark, Node } from "prosemirror-model"
import { inlineNodes, knownMarks } from "../flat.ts"
import { planSchema } from "../schema.ts"
import { attrsJson, readAttrs } from "./attrs.ts"
import { fieldOf, isObject, itemsOf, type Json, type JsonObject } from "./json.ts"
import type { Reading } from "./reading.ts"

/** The name under which the content of an unknown node is kept among its attributes; no attribute begins with `~`. */
export const contentKey = "~content"

/** The inline nodes of a node's `content`. What is not known becomes an unknown inline. */
export function readInlines(reading: Reading, json: JsonObject, path: string): readonly Node[] {
  return reading.items(json, "content", path).flatMap(([item, at]) => readInline(reading, item, at))
}

/** One inline node; none where the value is not one. */
export function readInline(reading: Reading, json: Json, path: string): readonly Node[] {
  const type = isObject(json) ? fieldOf(json, "type") : undefined
  if (!isObject(json) || typeof type !== "string") {
    reading.report("not-inline", path)
    return []
  }
  switch (type) {
    case "text":
      return readText(reading, json, path)
    case "hardBreak":
    case "ref":
      return [readAtom(reading, type, json, path)]
    case "unknownInline":
      return readUnknownInline(reading, json, path)
    default:
      reading.report("unknown-inline", path)
      return [unknownInline(reading, json, path)]
  }
}

function readText(reading: Reading, json: JsonObject, path: string): readonly Node[] {
  reading.expectFields(json, ["type", "text", "marks"], path)
  const text = fieldOf(json, "text")
  if (typeof text !== "string") reading.report("not-inline", path)
  return typeof text === "string" && text !== "" ? [planSchema.text(text, readMarks(reading, json, path))] : []
}

function readAtom(reading: Reading, type: "hardBreak" | "ref", json: JsonObject, path: string): Node {
  reading.expectFields(json, ["type", "attrs", "marks"], path)
  return planSchema.node(type, readAttrs(reading, type, json, path), [], readMarks(reading, json, path))
}

// What an older client kept may be something that this one knows.
function readUnknownInline(reading: Reading, json: JsonObject, path: string): readonly Node[] {
  reading.expectFields(json, ["type", "attrs", "marks"], path)
  const attrs = readAttrs(reading, "unknownInline", json, path)
  const marks = readMarks(reading, json, path)
  const [known] = inlineNodes([{ insert: parsedEmbed(String(attrs.json ?? "{}")) }])
  const isKnown = known !== undefined && known.type.name !== "unknownInline"
  return [isKnown ? known.mark(marks) : planSchema.node("unknownInline", attrs, [], marks)]
}

function parsedEmbed(text: string): JsonObject {
  try {
    const value: Json = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {} // not JSON: nothing that anybody knows
  }
}

/** A node of another type as an unknown inline, as the shared document would hold it: `{i: type, …attributes}`. */
export function unknownInline(reading: Reading, json: JsonObject, path: string): Node {
  reading.expectFields(json, ["type", "attrs", "marks", "content"], path)
  const content = reading.items(json, "content", path).map(([item]) => item)
  const { i, ...attrs } = attrsJson(reading, json, path)
  if (i !== undefined) reading.report("unknown-attribute", `${path}.attrs.i`)
  const kept = content.length === 0 ? attrs : { ...attrs, [contentKey]: content }
  const embed = { i: fieldOf(json, "type") ?? "", ...kept }
  return planSchema.node("unknownInline", { json: JSON.stringify(embed) }, [], readMarks(reading, json, path))
}

function readMarks(reading: Reading, json: JsonObject, path: string): readonly Mark[] {
  const marks = reading.items(json, "marks", path).map(([item, at]) => {
    const type = isObject(item) ? fieldOf(item, "type") : undefined
    const [mark] = isObject(item) && typeof type === "string" ? knownMarks({ [type]: markValue(type, item) }) : []
    if (!mark) reading.report("unknown-mark", at)
    return mark
  })
  return marks.reduce<readonly Mark[]>((set, mark) => mark?.addToSet(set) ?? set, [])
}

function markValue(type: string, mark: JsonObject): Json | true {
  return type === "link" ? (fieldOf(mark, "attrs") ?? null) : true
}

/** The text of any content as unmarked inline nodes, a line break between the texts of different nodes. */
export function shownContent(content: Json | undefined): readonly Node[] {
  const shown: Node[] = []
  for (const item of itemsOf(content)) {
    if (!isObject(item)) continue
    const text = fieldOf(item, "text")
    if (typeof text === "string" && text !== "") shown.push(planSchema.text(text))
    const inner = shownContent(fieldOf(item, "content"))
    if (inner.length > 0 && shown.length > 0) shown.push(planSchema.node("hardBreak"))
    shown.push(...inner)
  }
  return shown
}
