import fc from "fast-check"
import type { Mark, Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { type Built, cell, doc, locked, row, table, task } from "./build.ts"
import { documentJson } from "./document-json.ts"
import { defaultsOf, type Primitive } from "./nodes/block.ts"
import { parseDocument } from "./parse.ts"
import { type BlockType, blockTypes, markNames, planSchema } from "./schema.ts"

describe("documentJson", () => {
  it("leaves out attributes at their default", () => {
    expect(documentJson(doc(task("甲", { id: "a", level: 3 })).node)).toEqual({
      format: "yaodian",
      version: 1,
      doc: {
        type: "doc",
        content: [{ type: "task", attrs: { id: "a", level: 3 }, content: [{ type: "text", text: "甲" }] }],
      },
    })
  })

  it("is read back as the same document, whatever the document", () => {
    fc.assert(
      fc.property(documents, (node) => {
        node.check()
        const json = JSON.parse(JSON.stringify(documentJson(node)))
        const read = parseDocument(json)
        if (!read.ok) expect.fail(`refused: ${read.problems[0]?.code}`)
        read.doc.check()
        expect(read.doc.toJSON()).toEqual(node.toJSON())
        expect(read.problems.filter(({ code }) => code !== "unknown-block" && code !== "unknown-inline")).toEqual([])
        expect(documentJson(read.doc)).toEqual(json)
      }),
      { numRuns: 300 },
    )
  })
})

// Documents of all kinds of blocks, with attributes of the right types and every kind of inline content.
const words = fc.string({ unit: fc.constantFrom(..."学习工作，。“”《》A1 \n😀"), minLength: 1, maxLength: 8 })
const marks = fc
  .uniqueArray(fc.constantFrom(...markNames), { maxLength: 3 })
  .map((names) =>
    names.reduce(
      (set, name) =>
        planSchema.marks[name].create(name === "link" ? { href: "https://a.example" } : null).addToSet(set),
      [] as readonly Mark[],
    ),
  )
const inline: fc.Arbitrary<Node> = fc.oneof(
  fc.tuple(words, marks).map(([word, set]) => planSchema.text(word, set)),
  marks.map((set) => planSchema.node("hardBreak", null, [], set)),
  fc.tuple(words, marks).map(([to, set]) => planSchema.node("ref", { to }, [], set)),
  fc
    .constantFrom(
      '{"i":"formula","tex":"x"}',
      '{"i":"paragraph"}',
      '{"a":1}',
      "[]",
      "not json",
      '{"i":"g","~content":[{"type":"a"}]}',
      '{"i":"g","~content":1}',
    )
    .map((json) => planSchema.node("unknownInline", { json })),
)
const inlines = fc.array(inline, { maxLength: 5 })

function valueLike(value: Primitive): fc.Arbitrary<Primitive> {
  if (typeof value === "boolean") return fc.boolean()
  return typeof value === "number" ? fc.integer({ min: 1, max: 9 }) : fc.oneof(fc.constant(value), words)
}

function textBlock(type: BlockType): fc.Arbitrary<Node> {
  const { id: _, ...defaults } = defaultsOf(planSchema.nodes[type].spec)
  const attrs = fc.record(Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, valueLike(value)])))
  const content = planSchema.nodes[type].inlineContent ? inlines : fc.constant([])
  return fc.tuple(attrs, content).map(([values, nodes]) => planSchema.node(type, values, nodes))
}

const lockedNode = fc
  .tuple(
    fc.constantFrom("poem", "row", "", "locked"),
    fc.constantFrom("", '{"metre":"七言"}', '{"a":{"b":[1,null]},"~content":[{"type":"verse"}]}', '{"~content":[7]}'),
    words,
  )
  .map(([was, rest, word]) => locked(word, { was, rest }).node)

const tableNode = fc
  .array(fc.array(fc.array(inlines, { minLength: 1, maxLength: 2 }), { maxLength: 3 }), { maxLength: 3 })
  .map(
    (rows) => (index: number) =>
      table(...rows.map((cells) => row(...cells.map((paragraphs, at) => tableCell(`t${index}c${at}`, paragraphs)))))
        .node,
  )

function tableCell(col: string, paragraphs: readonly (readonly Node[])[]): Built {
  const made = paragraphs.map((nodes) => ({ node: planSchema.node("paragraph", null, nodes), tag: {} }))
  return cell({ col, header: col.endsWith("0"), rowspan: col.length % 2 === 0 ? 2 : 1 }, ...made)
}

const anyBlock: fc.Arbitrary<(index: number) => Node> = fc.oneof(
  ...blockTypes
    .filter((type) => type !== "table" && type !== "locked")
    .map((type) => textBlock(type).map((node) => () => node)),
  lockedNode.map((node) => () => node),
  tableNode,
)
const documents = fc
  .array(anyBlock, { minLength: 1, maxLength: 8 })
  .map((blocks) => doc(...blocks.map((make, index) => ({ node: make(index), tag: {} }))).node)
