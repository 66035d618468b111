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

  it("shows an unknown block locked and gives it back as it was", () => {
    const flat = [{ id: "x1", type: "poem", attrs: { metre: "七言" }, runs: [{ insert: "床前" }] }]
    const node = flatToDoc(flat)
    expect(node.eq(doc(locked("床前", { id: "x1", was: "poem", rest: '{"metre":"七言"}' })).node)).toBe(true)
    expect(docToFlat(node)).toEqual(flat)
  })
})
