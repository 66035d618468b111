import { describe, expect, it } from "vitest"
import { br, cell, doc, heading, letterhead, marked, paragraph, ref, row, table, task } from "./build.ts"

describe("doc", () => {
  it("gives ids by place where none are given", () => {
    const { node } = doc(heading("甲"), table(row(cell(paragraph("乙")))), task("丙", { id: "k" }), paragraph("丁"))
    const ids: string[] = []
    node.descendants((each) => {
      if (each.attrs.id !== undefined) ids.push(each.attrs.id)
    })
    // The table, its row and the paragraph in it count; its cell has no id.
    expect(ids).toEqual(["b1", "b2", "b3", "b4", "k", "b6"])
  })

  it("makes valid documents", () => {
    const { node } = doc(
      letterhead({ copyNumber: "000001" }),
      paragraph("甲", br, ref("b1"), marked("乙", "strong", "em")),
    )
    expect(() => node.check()).not.toThrow()
  })

  it("gives the places marked in the text as document positions", () => {
    const { node, tag } = doc(
      letterhead(),
      heading("<start>甲乙<a>丙"),
      paragraph(marked("丁", "strong"), br, "<b>戊<end>"),
      table(row(cell(paragraph("己<c>")))),
    )
    const textAfter = (at: number | undefined) => node.textBetween(at ?? -1, node.content.size)
    expect(textAfter(tag.start)).toBe("甲乙丙丁戊己")
    expect(textAfter(tag.a)).toBe("丙丁戊己")
    expect(textAfter(tag.b)).toBe("戊己")
    expect(textAfter(tag.end)).toBe("己")
    expect(textAfter(tag.c)).toBe("")
    expect(node.resolve(tag.c ?? 0).parent.textContent).toBe("己")
  })

  it("takes the attributes of a block in any place", () => {
    expect(task({ level: 3 }, "甲", { due: "2027" }).node.attrs).toMatchObject({ level: 3, due: "2027" })
  })
})
