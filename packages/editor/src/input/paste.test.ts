import { bullet, doc, heading, paragraph, task, title } from "@yaodian/model/build"
import { Slice } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { textSlice, withStructure } from "./paste.ts"

const words = (slice: Slice) =>
  slice.content.content.map((node) => `${node.type.name}${node.attrs.level ?? ""} ${node.textContent}`)

describe("pasted text", () => {
  it("has a block for each line, blank lines left out", () => {
    expect(words(textSlice("甲\r\n\n  乙\n"))).toEqual(["paragraph 甲", "paragraph 乙"])
  })

  it("joins the text around it with its first and last line", () => {
    const slice = textSlice("甲\n乙")
    expect([slice.openStart, slice.openEnd]).toEqual([1, 1])
  })

  it("turns typed numbers into structure", () => {
    const slice = textSlice("一、坚持学习先行\n（一）加强政治引领。组织学习。\n1.读书\n(2) 讨论\n正文。")
    expect(words(slice)).toEqual([
      "heading1 坚持学习先行",
      "task2 加强政治引领。组织学习。",
      "task3 读书",
      "task4 讨论",
      "paragraph 正文。",
    ])
    expect([slice.openStart, slice.openEnd]).toEqual([0, 1])
  })

  it("keeps a single line, and what is pasted as plain text, as it is", () => {
    expect(words(textSlice("一、二、三产业"))).toEqual(["paragraph 一、二、三产业"])
    expect(words(textSlice("一、甲\n二、乙", true))).toEqual(["paragraph 一、甲", "paragraph 二、乙"])
  })

  it("turns a single line into structure too where it has a block for itself", () => {
    expect(words(textSlice("（二）调研。走访乡镇。", false, true))).toEqual(["task2 调研。走访乡镇。"])
    expect(words(textSlice("一、二、三产业", false, true))).toEqual(["paragraph 一、二、三产业"])
  })

  it("takes a long first-level line for a task", () => {
    const long = "坚持以习近平新时代中国特色社会主义思想为指导，推动各项工作再上新台阶，不断开创新局面新气象新作为。"
    expect(words(textSlice(`一、${long}\n二、乙`))).toEqual([`task1 ${long}`, "heading1 乙"])
  })
})

describe("withStructure", () => {
  it("takes the number out of a heading too", () => {
    const { node } = doc(heading("（二）甲", { level: 1 }), paragraph("文"))
    expect(words(withStructure(new Slice(node.content, 0, 0)))).toEqual(["heading2 甲", "paragraph 文"])
  })

  it("leaves blocks that are structure already alone", () => {
    const { node } = doc(title("一、甲"), heading("乙"), task("（一）丙"), bullet("（一）丁"), paragraph("文"))
    const slice = new Slice(node.content, 0, 0)
    expect(withStructure(slice).content.eq(slice.content)).toBe(true)
  })
})
