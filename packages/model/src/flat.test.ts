import { describe, expect, it } from "vitest"
import { cell, doc, heading, locked, marked, paragraph, ref, row, table, task, title } from "./build.ts"
import { docToFlat, flatToDoc } from "./flat.ts"

describe("flat", () => {
  it("gives the same document back", () => {
    const { node } = doc(
      title("临江市2027年工作要点"),
      heading("加强学习"),
      task("学", marked("理论", "strong"), ref("b2"), { due: "2027-06-30" }),
      table(
        row(cell({ col: "c1", header: true }, paragraph("甲")), cell({ col: "c2" }, paragraph("乙"), paragraph("丙"))),
      ),
    )
    expect(flatToDoc(docToFlat(node)).toJSON()).toEqual(node.toJSON())
  })

  it("keeps the order of columns where a span covers one", () => {
    const { node } = doc(
      table(
        row(cell({ col: "a", colspan: 2 }, paragraph("甲")), cell({ col: "c" }, paragraph("丙"))),
        row(
          cell({ col: "a" }, paragraph("一")),
          cell({ col: "b" }, paragraph("二")),
          cell({ col: "c" }, paragraph("三")),
        ),
      ),
    )
    const flat = docToFlat(node)
    expect(flat.filter((block) => block.type === "col").map((block) => block.id)).toEqual(["a", "b", "c"])
    expect(flatToDoc(flat).eq(node)).toBe(true)
  })

  it("shows an unknown block locked and gives it back as it was", () => {
    const flat = [{ id: "x1", type: "poem", attrs: { metre: "七言" }, runs: [{ insert: "床前" }] }]
    const node = flatToDoc(flat)
    expect(node.eq(doc(locked("床前", { id: "x1", was: "poem", rest: '{"metre":"七言"}' })).node)).toBe(true)
    expect(docToFlat(node)).toEqual(flat)
  })

  it("gives one empty paragraph for no blocks", () => {
    expect(flatToDoc([]).toJSON()).toEqual(doc(paragraph({ id: "^" })).node.toJSON())
  })

  it("says a table as rows, columns and paragraphs that name it", () => {
    const { node } = doc(
      table(
        { id: "t" },
        row(
          { id: "r" },
          cell({ col: "c", colspan: 2 }, paragraph("甲", { id: "p" })),
          cell({ col: "d" }, paragraph({ id: "q" })),
        ),
      ),
    )
    expect(docToFlat(node)).toEqual([
      { id: "t", type: "table", attrs: {}, runs: [] },
      { id: "r", type: "row", attrs: {}, runs: [], table: "t", cells: { c: { colspan: 2 } } },
      { id: "c", type: "col", attrs: {}, runs: [], table: "t" },
      { id: "d", type: "col", attrs: {}, runs: [], table: "t" },
      { id: "p", type: "paragraph", attrs: {}, runs: [{ insert: "甲" }], cell: "r c" },
      { id: "q", type: "paragraph", attrs: {}, runs: [], cell: "r d" },
    ])
  })

  it("leaves out attributes at their default", () => {
    expect(docToFlat(doc(task("甲", { level: 2, due: "2027" })).node)[0]?.attrs).toEqual({ due: "2027" })
  })

  it("doesn't take values of the wrong type, or names that it does not know", () => {
    const [node] = flatToDoc([{ id: "a", type: "task", attrs: { level: "3", colour: "red" }, runs: [] }]).children
    expect(node?.attrs).toMatchObject({ level: 2 })
    expect(node?.attrs).not.toHaveProperty("colour")
  })

  it("shows inline things that it does not know, and gives them back", () => {
    const runs = [
      { insert: "见" },
      { insert: { i: "formula", tex: "x" }, marks: { strong: true } },
      { insert: { i: "br" } },
    ]
    const node = flatToDoc([{ id: "a", type: "paragraph", attrs: {}, runs }])
    expect(node.child(0).child(1).type.name).toBe("unknownInline")
    expect(docToFlat(node)[0]?.runs).toEqual(runs)
  })

  it("leaves marks that it does not know out of the view", () => {
    const runs = [{ insert: "甲", marks: { blink: true, strong: true, em: null, link: { href: 5 } } }]
    const node = flatToDoc([{ id: "a", type: "paragraph", attrs: {}, runs }])
    expect(docToFlat(node)[0]?.runs).toEqual([{ insert: "甲", marks: { strong: true } }])
  })
})
