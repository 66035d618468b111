/** Document -> the stored, lossless JSON. What this client does not know is written as whoever made it would. */
import { Fragment, type Mark, type Node } from "prosemirror-model"
import { changedAttrs } from "./flat.ts"
import { contentKey, shownContent } from "./parse/inlines.ts"
import { isObject, type Json, type JsonObject } from "./parse/json.ts"
import { planSchema } from "./schema.ts"

/** What a stored document says it is. */
export const fileFormat = "yaodian"
/** The version of the stored form. */
export const fileVersion = 1

/** A node as JSON; attributes at their default are left out. */
export interface NodeJson {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly NodeJson[]
  readonly text?: string
  readonly marks?: readonly MarkJson[]
}

interface MarkJson {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}

/** A stored document. */
export interface DocumentJson {
  readonly format: typeof fileFormat
  readonly version: typeof fileVersion
  readonly doc: NodeJson
}

/** The stored form of a document; `parseDocument` gives the same document back. */
export function documentJson(doc: Node): DocumentJson {
  return { format: fileFormat, version: fileVersion, doc: { type: "doc", content: doc.children.map(nodeJson) } }
}

function nodeJson(node: Node): NodeJson {
  switch (node.type.name) {
    case "text":
      return { type: "text", text: node.text ?? "", ...marksJson(node.marks) }
    case "locked":
      return lockedJson(node)
    case "unknownInline":
      return { ...unknownInlineJson(node), ...marksJson(node.marks) }
    default:
      return { type: node.type.name, ...attrsJson(node), ...contentJson(node), ...marksJson(node.marks) }
  }
}

function attrsJson(node: Node): Pick<NodeJson, "attrs"> {
  const attrs = typeof node.attrs.id === "string" && node.attrs.id !== "" ? { id: node.attrs.id } : {}
  return withAttrs({ ...attrs, ...changedAttrs(node) })
}

function withAttrs(attrs: Readonly<Record<string, unknown>>): Pick<NodeJson, "attrs"> {
  return Object.keys(attrs).length > 0 ? { attrs } : {}
}

function contentJson(node: Node): Pick<NodeJson, "content"> {
  return node.childCount > 0 ? { content: node.children.map(nodeJson) } : {}
}

function marksJson(marks: readonly Mark[]): Pick<NodeJson, "marks"> {
  if (marks.length === 0) return {}
  return { marks: marks.map((mark) => ({ type: mark.type.name, ...withAttrs(mark.attrs) })) }
}

function lockedJson(node: Node): NodeJson {
  const { id, was, rest } = node.attrs
  const kept = parsedObject(rest)
  if (was === "" || isKnownType(was) || kept === null)
    return { type: "locked", ...attrsJson(node), ...contentJson(node) }
  const { [contentKey]: content, ...attrs } = kept
  // Where somebody has changed the text since, the text is what holds; what was kept stays beside it.
  const isAsKept = Array.isArray(content) && Fragment.from(shownContent(content)).eq(node.content)
  if (!isAsKept) return { type: was, ...withAttrs({ ...kept, id }), ...contentJson(node) }
  return { type: was, ...withAttrs({ ...attrs, id }), content: foreignNodes(content) }
}

function unknownInlineJson(node: Node): NodeJson {
  const kept = parsedObject(node.attrs.json)
  const { i: type, [contentKey]: content, ...attrs } = kept ?? {}
  if (typeof type !== "string" || type === "" || isKnownType(type) || isStoredName(type) || !isContent(content)) {
    return { type: "unknownInline", ...attrsJson(node) }
  }
  const own = Array.isArray(content) ? { content: foreignNodes(content) } : {}
  return { type, ...withAttrs(attrs), ...own }
}

function isContent(content: Json | undefined): boolean {
  return content === undefined || Array.isArray(content)
}

// Whoever made the unknown node wrote its content too; what it holds is his to know, and goes back as it came.
function foreignNodes(content: readonly Json[]): readonly NodeJson[] {
  return content as unknown as readonly NodeJson[]
}

function isKnownType(type: string): boolean {
  return Object.hasOwn(planSchema.nodes, type)
}

// The shared document's own name of a line break: written as a type it would be read as an unknown one.
function isStoredName(type: string): boolean {
  return type === "br"
}

function parsedObject(json: string): JsonObject | null {
  if (json === "") return {}
  try {
    const value: Json = JSON.parse(json)
    return isObject(value) ? value : null
  } catch {
    return null // not JSON: the caller writes it as the words it is
  }
}
