/**
 * Builders for tests: `doc(title("…"), task("加强<a>学习。", {due: "2027-06-30"}))`. A name in angle brackets in the text marks
 * a place: it is taken out of the text, and `doc` gives the document position as `tag.a`.
 */
import type { Node } from "prosemirror-model"
import type { Attrs } from "./nodes/block.ts"
import { type BlockType, blockTypes, type MarkName, planSchema } from "./schema.ts"

/** A document or block together with the marked places in it. */
export interface Built {
  readonly node: Node
  readonly tag: Readonly<Record<string, number>>
}

/** What may stand in a block: text with marked places, or marked text from `strong("…")` and its like. */
export type Child = string | Built

/** Makes a block from text and attributes, in any order; ids are given in the order of making where absent. */
export type BlockBuilder = (...parts: readonly (Child | Attrs)[]) => Built

function isBuilt(part: unknown): part is Built {
  return typeof part === "object" && part !== null && "node" in part && "tag" in part
}

function taggedText(
  source: string,
  at: number,
  marks: readonly MarkName[],
): { nodes: Node[]; tag: Record<string, number> } {
  const tag: Record<string, number> = {}
  let text = ""
  let last = 0
  for (const match of source.matchAll(/<([a-z]\w*)>/g)) {
    text += source.slice(last, match.index)
    last = match.index + match[0].length
    tag[match[1] ?? ""] = at + text.length
  }
  text += source.slice(last)
  const applied = marks.map((name) => planSchema.marks[name].create())
  return { nodes: text === "" ? [] : [planSchema.text(text, applied)], tag }
}

function children(parts: readonly Child[]): { nodes: Node[]; tag: Record<string, number> } {
  const nodes: Node[] = []
  const tag: Record<string, number> = {}
  let size = 0
  for (const part of parts) {
    const made = isBuilt(part)
      ? { nodes: [part.node], tag: shifted(part.tag, size + (part.node.isLeaf ? 0 : 1)) }
      : taggedText(part, size, [])
    nodes.push(...made.nodes)
    Object.assign(tag, made.tag)
    size += made.nodes.reduce((sum, node) => sum + node.nodeSize, 0)
  }
  return { nodes, tag }
}

function shifted(tag: Readonly<Record<string, number>>, by: number): Record<string, number> {
  return Object.fromEntries(Object.entries(tag).map(([name, at]) => [name, at + by]))
}

function builder(type: string): BlockBuilder {
  return (...parts) => {
    const attrs = Object.assign({}, ...parts.filter((part) => typeof part === "object" && !isBuilt(part)))
    const made = children(parts.filter((part): part is Child => typeof part === "string" || isBuilt(part)))
    return { node: planSchema.node(type, attrs, made.nodes), tag: made.tag }
  }
}

const builders = Object.fromEntries(blockTypes.map((type) => [type, builder(type)])) as Record<BlockType, BlockBuilder>

export const {
  letterhead,
  title,
  note,
  recipients,
  heading,
  task,
  target,
  paragraph,
  bullet,
  table,
  schedule,
  figure,
  annexNote,
  signature,
  date,
  imprint,
  locked,
} = builders

export const row: BlockBuilder = builder("row")
export const cell: BlockBuilder = builder("cell")

/** A line break. */
export const br: Built = { node: planSchema.node("hardBreak"), tag: {} }

/** A reference to a block. */
export function ref(to: string): Built {
  return { node: planSchema.node("ref", { to }), tag: {} }
}

/** Text with marks: `marked("重点", "strong", "em")`. Places in it are not marked. */
export function marked(text: string, ...marks: readonly MarkName[]): Built {
  return {
    node: planSchema.text(
      text,
      marks.map((name) => planSchema.marks[name].create()),
    ),
    tag: {},
  }
}

/** A document of these blocks. Blocks without an id get `b1`, `b2`, … by their place among all blocks. */
export function doc(...blocks: readonly Built[]): Built {
  const made = children(blocks)
  let count = 0
  const numbered = made.nodes.map(function number(node: Node): Node {
    if (node.isInline) return node
    const place = node.type.spec.attrs && "id" in node.type.spec.attrs ? ++count : 0
    const attrs = place && node.attrs.id === "" ? { ...node.attrs, id: `b${place}` } : node.attrs
    const content = node.inlineContent ? node.content : node.children.map(number)
    return node.type.create(attrs, content, node.marks)
  })
  return { node: planSchema.node("doc", null, numbered), tag: made.tag }
}
