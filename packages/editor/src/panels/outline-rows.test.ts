import type { Diagnostic } from "@yaodian/lint"
import { type Built, doc, heading, paragraph, target, task, title } from "@yaodian/model/build"
import { describe, expect, it } from "vitest"
import { outlineRows, rowAt } from "./outline-rows.ts"

function lines(blocks: readonly Built[]): string[] {
  return outlineRows(doc(...blocks).node, []).map(({ depth, number, text }) => `${"  ".repeat(depth)}${number}${text}`)
}

describe("the outline", () => {
  it("has a row for each heading and task, set in by what they lie under", () => {
    expect(
      lines([
        title("要点"),
        paragraph("前言"),
        heading("学习"),
        task("加强学习。多读书。"),
        task("细则", { level: 3 }),
        heading("协商"),
        heading("专题", { level: 2 }),
        task("调研", { level: 3 }),
      ]),
    ).toEqual(["一、学习", "  （一）加强学习", "    1.细则", "二、协商", "  （一）专题", "    1.调研"])
  })

  it("does not set in levels that are not there", () => {
    expect(lines([heading("甲", { level: 2 }), heading("乙", { level: 2 })])).toEqual(["（一）甲", "（二）乙"])
    expect(lines([task("甲", { level: 3 })])).toEqual(["1.甲"])
  })

  it("shows the titles where there are several parts", () => {
    expect(lines([title("通知", { part: "notice" }), title("要点"), heading("甲"), task("乙")])).toEqual([
      "通知",
      "要点",
      "  一、甲",
      "    （一）乙",
    ])
  })

  it("marks which facts of a task are given", () => {
    const { node } = doc(task("甲", { leads: "办公室" }), target("次数"), task("乙", { dueText: "适时" }))
    expect(outlineRows(node, []).map(({ marks }) => marks)).toEqual([
      { leads: true, due: false, targets: true },
      { leads: false, due: true, targets: false },
    ])
  })

  it("counts findings up to the section, but not hints or what is about the whole document", () => {
    const { node } = doc(heading("甲"), task("乙"), paragraph("文"), heading("丙"))
    const finding = (block: string, severity: string, scope = "place") => ({ block, severity, scope }) as Diagnostic
    const rows = outlineRows(node, [
      finding("b2", "warning"),
      finding("b3", "error"),
      finding("b3", "info"),
      finding("b1", "warning", "document"),
    ])
    expect(rows.map(({ findings, severity }) => [findings, severity])).toEqual([
      [2, "error"],
      [2, "error"],
      [0, null],
    ])
  })

  it("knows the row of the caret", () => {
    const { node } = doc(title("要点"), heading("甲"), task("乙"), paragraph("文"))
    const rows = new Set(outlineRows(node, []).map(({ id }) => id))
    expect([0, 1, 2, 3].map((index) => rowAt(node, index, rows))).toEqual([null, "b2", "b3", "b3"])
  })
})
