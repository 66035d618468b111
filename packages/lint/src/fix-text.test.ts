import type { SourceLine } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import { repairText } from "./fix-text.ts"
import { lintLines } from "./linter.ts"

// The lines of a text, two spaces of indentation left out, as a reader gives them.
function lines(source: string): readonly SourceLine[] {
  return source.split(/\r\n|\n/).map((line, at) => {
    const text = line.trimStart()
    const column = line.length - text.length + 1
    return { text, label: "", role: "body", level: 0, cues: {}, place: { line: at + 1, column }, textColumn: column }
  })
}

function repaired(source: string, suggestions = false) {
  const { text, applied, left } = repairText(source, lintLines(lines(source)), { suggestions })
  return { text, applied: applied.length, left: left.length }
}

describe("repairText", () => {
  it("changes the words and leaves white space and line ends", () => {
    expect(repaired("  加强学习,提高认识。\r\n学习《甲》、《乙》;抓好落实。\n")).toEqual({
      text: "  加强学习，提高认识。\r\n学习《甲》《乙》；抓好落实。\n",
      applied: 2,
      left: 0,
    })
  })
  it("applies suggestions when asked to", () => {
    expect(repaired("加强学习。提高认识", true).text).toBe("加强学习。提高认识。")
    expect(repaired("加强学习。提高认识").text).toBe("加强学习。提高认识")
  })
  it("leaves alone what is not as expected", () => {
    const result = lintLines(lines("学习《甲》、《乙》。"))
    expect(repairText("学习了《甲》、《乙》。", result)).toMatchObject({ text: "学习了《甲》、《乙》。", applied: [] })
  })
  it("applies one of two fixes that touch", () => {
    // The comma at the end is both half width and no end of a paragraph.
    expect(repaired("加强学习。提高认识,", true)).toEqual({ text: "加强学习。提高认识，", applied: 1, left: 1 })
  })
})
