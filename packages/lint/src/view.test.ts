import { br, cell, doc, paragraph, ref, row, table } from "@yaodian/model/build"
import { describe, expect, it } from "vitest"
import { lintDocument } from "./linter.ts"
import { blocksOfNode } from "./view.ts"

describe("blocksOfNode", () => {
  it("gives the same block for the same node", () => {
    const { node } = doc(paragraph("加强学习。"))
    expect(blocksOfNode(node.child(0))[0]).toBe(blocksOfNode(node.child(0))[0])
  })

  it("counts an inline atom as one character, so that offsets are positions", () => {
    const { node, tag } = doc(paragraph("见", ref("b2"), br, "学习《甲》<a>、<b>《乙》。"))
    const result = lintDocument(node)
    expect(blocksOfNode(node.child(0))[0]?.text).toBe("见\ufffc\ufffc学习《甲》、《乙》。")
    expect(result.diagnostics.map((one) => result.position(one))).toEqual([{ from: tag.a, to: tag.b }])
  })

  it("gives the paragraphs of a table", () => {
    const { node, tag } = doc(table(row(cell(paragraph("甲")), cell(paragraph("学习《甲》<a>、<b>《乙》。")))))
    const result = lintDocument(node)
    expect(blocksOfNode(node.child(0)).map(({ role, text }) => [role, text])).toEqual([
      ["cell", "甲"],
      ["cell", "学习《甲》、《乙》。"],
    ])
    expect(result.diagnostics.map((one) => result.position(one))).toEqual([{ from: tag.a, to: tag.b }])
  })
})
