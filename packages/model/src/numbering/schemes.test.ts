import { describe, expect, it } from "vitest"
import {
  defaultNumbering,
  formatNumbering,
  levelCount,
  numberingSchemes,
  parseNumbering,
  readFormat,
  readNumbering,
  renderLabel,
} from "./schemes.ts"

/** The labels of number 12 at every level. */
function labels(numbering: string): readonly string[] {
  return parseNumbering(numbering).map((format) => renderLabel(format, 12))
}

describe("parseNumbering", () => {
  const cases: readonly [string, readonly string[]][] = [
    ["一、|（一）|1.|（1）", ["十二、", "（十二）", "12.", "（12）"]],
    ["一、|（一）+|1.|（1）", ["十二、", "（十二）", "12.", "（12）"]],
    ["一、|1.+|（1）|①", ["十二、", "12.", "（12）", "⑫"]],
    ["第一章 |第1节 |A.|a)", ["第十二章 ", "第12节 ", "L.", "l)"]],
    ["1 ", ["12 ", "（十二）", "12.", "（12）"]],
    ["Ⅰ、|-|1.|①", ["Ⅻ、", "", "12.", "⑫"]],
    ["Chapter 1 |Part A ", ["Chapter 12 ", "Part L ", "12.", "（12）"]],
  ]
  it.each(cases)("reads %s", (numbering, expected) => {
    expect(readNumbering(numbering)).not.toBeNull()
    expect(labels(numbering)).toEqual(expected)
  })

  it("knows which levels run on", () => {
    expect(parseNumbering("一、|（一）+|1.|（1）").map(({ runsOn }) => runsOn)).toEqual([false, true, false, false])
    expect(parseNumbering("一、|1.+|（1）|①").map(({ runsOn }) => runsOn)).toEqual([false, true, false, false])
  })

  it("takes the default for the empty string", () => {
    expect(formatNumbering(parseNumbering(""))).toBe(defaultNumbering)
  })

  const broken = ["一、||1.", "无", "一一", "第一章第1节", "一、|（一）|1.|（1）|①", "|", "+", "x".repeat(201), "A 1"]
  it.each(broken)("falls back to the default for %s", (numbering) => {
    expect(readNumbering(numbering)).toBeNull()
    expect(formatNumbering(parseNumbering(numbering))).toBe(defaultNumbering)
  })

  it("is undone by formatNumbering", () => {
    for (const text of ["一、|（一）+|1.|（1）", "第一章　|-|1.+|①", "Ⅰ、|A.|a)|（1）"]) {
      expect(formatNumbering(parseNumbering(text))).toBe(text)
    }
  })

  it("takes only the last + for running on", () => {
    expect(readFormat("+1+")).toEqual({ prefix: "+", figure: "arabic", suffix: "", runsOn: true })
  })
})

describe("numberingSchemes", () => {
  it.each(numberingSchemes)("gives $numbering in the form it is written in", ({ numbering }) => {
    const levels = numbering.split("|")
    expect(levels).toHaveLength(levelCount)
    expect(formatNumbering(readNumbering(numbering) ?? [])).toBe(numbering)
  })
})

describe("renderLabel", () => {
  const cases: readonly [string, number, string][] = [
    ["①", 20, "⑳"],
    ["①", 21, "㉑"],
    ["①", 50, "㊿"],
    ["①", 51, "51"],
    ["A.", 26, "Z."],
    ["A.", 27, "AA."],
    ["Ⅰ、", 14, "ⅩⅣ、"],
    ["Ⅰ、", 4000, "4000、"],
    ["一、", 10, "十、"],
    ["一、", 20, "二十、"],
    ["一、", 105, "一百零五、"],
  ]
  it.each(cases)("writes %s number %i as %s", (pattern, value, label) => {
    const format = readFormat(pattern)
    expect(format && renderLabel(format, value)).toBe(label)
  })
})
