import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { doc, heading, marked, task, title } from "./build.ts"
import { documentJson } from "./document-json.ts"
import { docToFlat, flatToDoc } from "./flat.ts"
import type { Random } from "./ids.ts"
import { type ParseLimits, parseDocument } from "./parse.ts"
import { blockTypes, markNames } from "./schema.ts"

/** The same chance every time (mulberry32). */
function seeded(seed = 1): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function file(...content: readonly unknown[]): unknown {
  return { format: "yaodian", version: 1, doc: { type: "doc", content } }
}

/** The document of a file that can be read; it is always valid. */
function parsed(value: unknown): { node: Node; codes: readonly string[]; paths: readonly string[] } {
  const result = parseDocument(value, { random: seeded() })
  if (!result.ok) throw new Error(`refused: ${result.problems[0]?.code}`)
  result.doc.check()
  return {
    node: result.doc,
    codes: result.problems.map(({ code }) => code),
    paths: result.problems.map(({ path }) => path),
  }
}

function refusal(value: unknown, limits: Partial<ParseLimits> = {}): string | undefined {
  const result = parseDocument(value, { limits })
  return result.ok ? undefined : result.problems[0]?.code
}

const text = (words: string) => ({ type: "text", text: words })
const block = (type: string, attrs: object, ...content: readonly unknown[]) => ({ type, attrs, content })

describe("parseDocument", () => {
  it("reads what documentJson writes", () => {
    const { node } = doc(title("要点"), heading("甲"), task("学", marked("习", "strong", "em"), { due: "2027-06-30" }))
    const json = JSON.parse(JSON.stringify(documentJson(node)))
    const { node: read, codes } = parsed(json)
    expect(read.toJSON()).toEqual(node.toJSON())
    expect(codes).toEqual([])
  })

  it("gives an empty paragraph for a document without blocks", () => {
    expect(parsed(file()).node.childCount).toBe(1)
    expect(parsed({ format: "yaodian", version: 1, doc: { type: "doc" } }).node.childCount).toBe(1)
  })

  it.each([
    ["not-a-plan", null],
    ["not-a-plan", "yaodian"],
    ["not-a-plan", []],
    ["not-a-plan", {}],
    ["not-a-plan", { format: "other", version: 1, doc: { type: "doc" } }],
    ["not-a-plan", { format: "yaodian", version: "1", doc: { type: "doc" } }],
    ["not-a-plan", { format: "yaodian", version: 1, doc: { type: "plan" } }],
    ["newer-version", { format: "yaodian", version: 2, doc: {} }],
  ])("refuses as %s: %j", (code, value) => expect(refusal(value)).toBe(code))

  it("refuses what is no JSON", () => {
    expect(refusal(undefined)).toBe("not-json")
    expect(refusal({ format: "yaodian", version: 1n })).toBe("not-json")
    expect(refusal(file(() => 1))).toBe("not-json")
  })

  it("refuses what is larger than its limits", () => {
    const two = file(block("paragraph", { id: "a" }, text("学习")), block("paragraph", { id: "b" }))
    expect(refusal(two, { blocks: 2 })).toBeUndefined()
    expect(refusal(two, { blocks: 1 })).toBe("too-many-blocks")
    expect(refusal(two, { textLength: 8 })).toBe("too-large")
    expect(refusal(two, { totalLength: 60 })).toBe("too-large")
    expect(refusal(two, { values: 10 })).toBe("too-large")
    expect(refusal(two, { depth: 4 })).toBe("too-deep")
    let deep: unknown = []
    for (let i = 0; i < 100_000; i++) deep = [deep]
    expect(refusal(file(deep))).toBe("too-deep")
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(refusal(file(loop))).toBe("too-deep")
    expect(refusal(file(new Array(4_000_000_000)))).toBe("too-large")
  })

  it("keeps a block of an unknown type, and writes it as it was", () => {
    const poem = block("poem", { id: "p1", metre: "七言", lines: 4 }, text("床前"), { type: "hardBreak" }, text("明月"))
    const { node, codes } = parsed(file(poem))
    expect(node.child(0).attrs).toEqual({ id: "p1", was: "poem", rest: '{"metre":"七言","lines":4}' })
    expect(node.child(0).textContent).toBe("床前明月")
    expect(codes).toEqual(["unknown-block"])
    expect(documentJson(node).doc.content).toEqual([{ ...poem, attrs: { metre: "七言", lines: 4, id: "p1" } }])
  })

  it("keeps and shows the content of an unknown block that text alone cannot hold", () => {
    const bold = { ...text("前"), marks: [{ type: "strong" }] }
    const verse = block(
      "poem",
      { id: "p1" },
      block("verse", { n: 1 }, text("床"), bold),
      block("verse", {}, text("月")),
    )
    const { node } = parsed(file(verse))
    expect(node.child(0).textContent).toBe("床前月")
    expect(node.child(0).childCount).toBe(3)
    expect(documentJson(node).doc.content).toEqual([verse])
  })

  it("takes a locked block whose type it knows by now for one of that type", () => {
    const { node } = parsed(file(block("locked", { id: "a", was: "bullet", rest: '{"level":2}' }, text("甲"))))
    expect(node.child(0).toJSON()).toMatchObject({ type: "bullet", attrs: { id: "a", level: 2 } })
  })

  it("keeps an unknown inline thing, and writes it as it was", () => {
    const formula = { type: "formula", attrs: { tex: "x^2" }, marks: [{ type: "strong" }] }
    const gloss = { type: "gloss", content: [text("注")] }
    const { node, codes } = parsed(file(block("paragraph", { id: "a" }, formula, gloss)))
    expect(node.child(0).child(0).attrs.json).toBe('{"i":"formula","tex":"x^2"}')
    expect(codes).toEqual(["unknown-inline", "unknown-inline"])
    expect(documentJson(node).doc.content?.[0]?.content).toEqual([formula, gloss])
  })

  it("gives new ids where they are missing, doubled or not valid", () => {
    const { node, codes } = parsed(
      file(
        block("paragraph", { id: "a" }),
        block("paragraph", { id: "a" }),
        block("paragraph", {}),
        block("paragraph", { id: "x~" }),
        { type: "paragraph" },
      ),
    )
    const ids = node.children.map((child) => child.attrs.id)
    expect(ids[0]).toBe("a")
    expect(new Set(ids).size).toBe(5)
    expect(codes).toEqual(["new-id", "new-id", "new-id", "new-id"])
  })

  it("reports what it leaves out, and where", () => {
    const { node, codes, paths } = parsed(
      file(
        block("task", { id: "a", level: "2", colour: "red" }, { ...text("甲"), marks: [{ type: "blink" }] }),
        { ...block("heading", { id: "b" }), extra: 1 },
        7,
      ),
    )
    expect(node.child(0).attrs).toMatchObject({ level: 2 })
    expect(codes).toEqual(["wrong-attribute", "unknown-attribute", "unknown-mark", "unknown-field", "not-a-block"])
    expect(paths).toEqual([
      "doc.content[0].attrs.level",
      "doc.content[0].attrs.colour",
      "doc.content[0].content[0].marks[0]",
      "doc.content[1].extra",
      "doc.content[2]",
    ])
  })

  it("moves what cannot stand where it is, and loses no word of it", () => {
    const { node, codes } = parsed(
      file(
        text("散"),
        block("letterhead", { id: "a" }, text("头")),
        block("table", { id: "t" }, block("paragraph", { id: "p" }, text("表")), {
          ...block("row", { id: "r" }, block("cell", { col: "c" }, block("heading", { id: "h" }, text("格")))),
        }),
      ),
    )
    expect(node.textContent).toBe("散头格表")
    expect(codes).toEqual(["misplaced", "misplaced", "misplaced", "misplaced"])
  })

  it("gives each table its own columns, and each cell of a row another", () => {
    const cells = (...cols: readonly unknown[]) =>
      block("row", { id: `r${cols.join("")}` }, ...cols.map((col) => block("cell", { col })))
    const { node } = parsed(
      file(block("table", { id: "t1" }, cells("c", "d")), block("table", { id: "t2" }, cells("c", "c", ""))),
    )
    const cols = node.children.map((each) => each.child(0).children.map((item) => item.attrs.col))
    expect(cols[0]).toEqual(["c", "d"])
    expect(new Set(cols.flat()).size).toBe(5)
    expect(flatToDoc(docToFlat(node)).eq(node)).toBe(true)
  })

  it("bounds the spans of cells", () => {
    const wide = block("row", { id: "r" }, block("cell", { col: "c", colspan: 1e9, rowspan: 0, header: true }))
    const { node, codes } = parsed(file(block("table", { id: "t" }, wide)))
    expect(node.child(0).child(0).child(0).attrs).toMatchObject({ colspan: 1, rowspan: 1, header: true })
    expect(codes).toEqual(["wrong-attribute", "wrong-attribute"])
  })

  it("lists a thousand problems and says that there are more", () => {
    const { codes } = parsed(file(...Array(3000).fill(1)))
    expect([codes.length, codes.at(-1)]).toEqual([1001, "more-problems"])
  })
})

describe("parseDocument of garbage", () => {
  const key = fc.constantFrom(
    "type",
    "attrs",
    "content",
    "marks",
    "text",
    "id",
    "rest",
    "was",
    "json",
    "col",
    "i",
    "__proto__",
  )
  const word = fc.constantFrom(
    ...blockTypes,
    ...markNames,
    ...[
      "doc",
      "text",
      "row",
      "cell",
      "ref",
      "hardBreak",
      "unknownInline",
      "poem",
      "",
      "a",
      "~content",
      '{"i":"br"}',
      '{"a":[1]}',
    ],
  )
  // Nodes that are nearly right, or not at all, so many levels deep.
  const node = fc.memo((levels): fc.Arbitrary<unknown> => {
    const value: fc.Arbitrary<unknown> =
      levels <= 1 ? fc.oneof(word, fc.anything({ maxDepth: 1 })) : anyValue(levels - 1)
    const fields = {
      type: word,
      attrs: fc.dictionary(key, value, { maxKeys: 3 }),
      content:
        levels <= 1 ? value : fc.oneof({ weight: 6, arbitrary: fc.array(node(levels - 1), { maxLength: 3 }) }, value),
      marks: fc.array(value, { maxLength: 2 }),
      text: word,
    }
    return fc.record(fields, { requiredKeys: ["type"] })
  })
  const anyValue = fc.memo(
    (levels): fc.Arbitrary<unknown> => fc.oneof(word, node(levels), fc.anything({ maxDepth: 2 })),
  )

  it("never throws, and gives nothing but valid documents that can be stored again", () => {
    let read = 0
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 5, arbitrary: node(5) }, { weight: 1, arbitrary: anyValue(1) }), { maxLength: 4 }),
        (content) => {
          const result = parseDocument(file(...content), { random: seeded() })
          if (!result.ok) return
          read++
          result.doc.check()
          const again = parseDocument(JSON.parse(JSON.stringify(documentJson(result.doc))))
          expect(again.ok && again.doc.toJSON()).toEqual(result.doc.toJSON())
          flatToDoc(docToFlat(result.doc)).check()
        },
      ),
      { numRuns: 2000 },
    )
    expect(read).toBeGreaterThan(500)
  })

  it("never throws for any value", () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withMap: true, withDate: true, withSparseArray: true }), (value) => {
        expect(parseDocument(value).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
