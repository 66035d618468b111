import { docToFlat, type FlatBlock } from "@yaodian/model"
import {
  cell,
  doc,
  heading,
  locked,
  marked,
  paragraph,
  ref,
  row,
  schedule,
  table,
  task,
  title,
} from "@yaodian/model/build"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { readBlocks, readDoc } from "./read.ts"
import { readMirror } from "./reading/walk.ts"
import { seed } from "./seed.ts"
import { hostileDoc, shownText, storedText } from "./testing/hostile.ts"
import { seededRandom } from "./testing/random.ts"

const sample = doc(
  title("临江市2027年工作要点", { period: "2027" }),
  heading("加强学习"),
  task("学", marked("理论", "strong"), ref("b2"), { due: "2027-06-30", numbered: false }),
  schedule({ columns: "due" }),
  table(
    row(cell({ col: "c1", header: true }, paragraph("甲")), cell({ col: "c2" }, paragraph("乙"), paragraph("丙"))),
    row(cell({ col: "c1" }, paragraph("丁")), cell({ col: "c2" }, paragraph(""))),
  ),
  locked("床前", { was: "poem", rest: '{"metre":"七言"}' }),
).node

function seeded(node = sample): Y.Doc {
  const ydoc = new Y.Doc()
  seed(ydoc, docToFlat(node))
  return ydoc
}

describe("seed and read", () => {
  it("give the same blocks back", () => {
    expect(readBlocks(seeded())).toEqual(docToFlat(sample))
  })

  it("give the same document back", () => {
    expect(readDoc(seeded()).toJSON()).toEqual(sample.toJSON())
  })

  it("show an empty plan as one empty paragraph", () => {
    expect(readDoc(new Y.Doc()).eq(doc(paragraph({ id: "^" })).node)).toBe(true)
  })

  it("refuse to write into a plan", () => {
    expect(() => seed(seeded(), docToFlat(sample))).toThrow(RangeError)
  })

  it("replace ids that cannot be stored, also where they are named", () => {
    const ydoc = new Y.Doc()
    seed(ydoc, [
      { id: "^", type: "paragraph", attrs: {}, runs: [{ insert: { i: "ref", to: "^" } }] },
      { id: "x", type: "paragraph", attrs: {}, runs: [] },
      { id: "x", type: "paragraph", attrs: {}, runs: [] },
    ])
    const [first, second, third] = readBlocks(ydoc)
    expect(first?.id).toMatch(/^\w{10}$/)
    expect(first?.runs).toEqual([{ insert: { i: "ref", to: first?.id } }])
    expect(second?.id).toBe("x")
    expect(third?.id).toMatch(/^\w{10}$/)
  })

  it("keep spans, header cells, and what is not known of rows and columns", () => {
    const { node } = doc(
      table(
        row(
          cell({ col: "a", colspan: 2, header: true }, paragraph("甲", { id: "r1.a" })),
          cell({ col: "c" }, paragraph("丙")),
          {
            id: "r1",
          },
        ),
        row(
          cell({ col: "a" }, paragraph("一")),
          cell({ col: "b" }, paragraph("二")),
          cell({ col: "c" }, paragraph("三")),
        ),
        { id: "T" },
      ),
    )
    const blocks = docToFlat(node).map((block) => (block.type === "col" ? { ...block, attrs: { width: 80 } } : block))
    const ydoc = new Y.Doc()
    seed(ydoc, blocks)
    expect(readBlocks(ydoc)).toEqual(blocks)
    expect(readDoc(ydoc).eq(node)).toBe(true)
  })

  it("keep what this client does not know", () => {
    const blocks: readonly FlatBlock[] = [
      { id: "p", type: "poem", attrs: { metre: "七言" }, runs: [{ insert: "床前", marks: { glow: 3 } }] },
      { id: "t", type: "task", attrs: { mood: "calm", level: 3 }, runs: [{ insert: { i: "chart", of: [1] } }] },
    ]
    const ydoc = new Y.Doc()
    seed(ydoc, blocks)
    expect(readBlocks(ydoc)).toEqual(blocks)
    readDoc(ydoc).check()
  })
})

describe("reading 3,000 hostile documents", () => {
  it("shows a valid document with every character exactly once and writes nothing", () => {
    for (let number = 1; number <= 3000; number++) {
      const ydoc = hostileDoc(seededRandom(number))
      const before = Y.encodeStateAsUpdate(ydoc)
      const shown = readDoc(ydoc)
      shown.check()
      expect(shownText(shown), `hostile document ${number}`).toBe(storedText(ydoc))
      const ids = docToFlat(shown).map((block) => block.id)
      expect(new Set(ids).size, `ids of hostile document ${number}`).toBe(ids.length)
      expect(docToFlat(shown).length).toBe(readBlocks(ydoc).length)
      expect(readMirror(ydoc).length).toBe(ydoc.getText("t").length)
      expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before)
    }
  })
})
