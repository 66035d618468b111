import type { SourceLine } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import { groupLengths } from "./group.ts"
import { caseDoc } from "./rule-cases.ts"
import { blocksOfLine, blocksOfNode } from "./view.ts"

function lengths(text: string): readonly number[] {
  return groupLengths(caseDoc(text).doc.children.flatMap((node) => blocksOfNode(node).map(({ shape }) => shape)))
}

describe("groupLengths", () => {
  it.each([
    ["甲“乙\n丙”丁。", [2]],
    ["# 关于印发《临江市\n# 数字档案馆\n# 建设方案》的通知", [3]],
    ["甲“乙。\n丙”丁。", [1, 1]],
    ["+ 甲“乙\n+ 丙”丁。", [1, 1]],
    ["+ 甲“乙\n丙”丁。", [2]],
    ["甲“乙\n丙\n丁\n戊\n己”。", [1, 1, 1, 1, 1]],
    ["甲\n乙", [1, 1]],
    ["甲“乙\n丙”丁（戊\n己）。", [3]],
  ])("of %j is %j", (text, expected) => expect(lengths(text)).toEqual(expected))

  it("follows the reader where it says that a line goes on", () => {
    const line = (text: string, continues: boolean): SourceLine => ({
      text,
      label: "",
      role: "body",
      level: 0,
      continues,
      cues: {},
      place: { line: 1, column: 1 },
      textColumn: 1,
    })
    const lines = [
      line("关于加强和改", false),
      line("进工作的意见。", true),
      line("甲“乙", false),
      line("丙”。", false),
    ]
    expect(groupLengths(lines.flatMap((one) => blocksOfLine(one).map(({ shape }) => shape)))).toEqual([2, 1, 1])
  })
})
