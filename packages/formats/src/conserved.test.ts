import { describe, expect, it } from "vitest"
import { findLoss } from "./conserved.ts"
import { importFile } from "./formats.ts"
import { writeText } from "./text/write.ts"

const source = "当前位置: 首页\n临江市2027年工作要点\n(一)加强学习。每月一次。\n(二)改进作风。深入一线。\n"

function imported() {
  const result = importFile("a.txt", new TextEncoder().encode(source))
  if (!result.ok) throw new Error(result.code)
  return { ...result, written: writeText(result.doc) }
}

describe("findLoss", () => {
  it("finds nothing where all is there", () => {
    const { written, ...result } = imported()
    expect(findLoss(source, result, written)).toBeNull()
  })

  it.each([
    ["a lost character", (text: string) => text.replace("每月", "每")],
    ["a changed character", (text: string) => text.replace("作风", "作凤")],
    ["a changed number", (text: string) => text.replace("（二）", "（三）")],
    ["a moved line", (text: string) => text.split("\n").reverse().join("\n")],
    ["added words", (text: string) => `${text}。`],
  ])("finds %s", (_, change) => {
    const { written, ...result } = imported()
    expect(findLoss(source, result, change(written))).not.toBeNull()
  })

  it("finds a line that is listed nowhere", () => {
    const { written, ...result } = imported()
    expect(findLoss(`${source}无人认领的一行\n`, result, written)).toContain("Line 5")
  })
})
