import { describe, expect, it } from "vitest"
import { br, doc, heading, marked, paragraph, ref, task } from "./build.ts"
import { lostReference, referenceText } from "./numbering/reference.ts"
import { blockText, shownText } from "./text.ts"

const built = doc(heading("学习"), paragraph("见", ref("b1"), marked("并", "strong"), br, "落<a>实"), task("甲"))
const paragraphNode = built.node.child(1)

describe("blockText", () => {
  it("has one unit for each position of the block", () => {
    const pos = built.node.child(0).nodeSize
    expect(blockText(paragraphNode)).toBe("见\ufffc并\ufffc落实")
    expect(blockText(paragraphNode).slice(0, (built.tag.a ?? 0) - pos - 1)).toBe("见\ufffc并\ufffc落")
  })
})

describe("shownText", () => {
  it("shows references by their label and breaks as lines", () => {
    expect(shownText(paragraphNode, { labels: new Map([["b1", "一、"]]) })).toBe("见第一部分并\n落实")
  })

  it("says where a reference has nothing to name", () => {
    expect(shownText(paragraphNode, { lineBreak: "" })).toBe(`见${lostReference}并落实`)
  })

  it("reads up to a position in the block", () => {
    const labels = new Map([["b1", "一、"]])
    const upTo = (to: number) => shownText(paragraphNode, { labels, to })
    expect([0, 1, 2, 3, 4, 5].map(upTo)).toEqual([
      "",
      "见",
      "见第一部分",
      "见第一部分并",
      "见第一部分并\n",
      "见第一部分并\n落",
    ])
  })
})

describe("referenceText", () => {
  it.each([
    ["一、", "第一部分"],
    ["二十一、", "第二十一部分"],
    ["（十二）", "第（十二）项"],
    ["3.", "第3项"],
    ["①", "第①项"],
    ["第一章　", "第一章"],
    ["", lostReference],
    [undefined, lostReference],
  ])("shows the label %s as %s", (label, text) => expect(referenceText(label)).toBe(text))
})
