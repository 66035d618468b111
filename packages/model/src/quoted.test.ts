import { describe, expect, it } from "vitest"
import { blankQuoted } from "./quoted.ts"

describe("blankQuoted", () => {
  const leaves = (text: string, expected: string) =>
    it(`leaves ${expected} of ${text}`, () => expect(blankQuoted(text).replaceAll("\0", "-")).toBe(expected))
  leaves("学习", "学习")
  leaves("做到“两个”和《三项》", "做到“--”和《--》")
  leaves("“甲《乙》丙”丁", "“-----”丁")
  leaves("《甲》“乙”", "《-》“-”")
  leaves("缺“右边3件", "缺“右边3件")
  leaves("缺左边”3件", "缺左边”3件")
  leaves("缺“右边《甲》3件", "缺“右边《-》3件")
  leaves("“缺《右边”3件》", "“----”3件》")
  leaves("“”", "“”")
  leaves("“没有右边。有“两边”3件", "“没有右边。有“--”3件")
  leaves("《关于《甲》的通知》3件", "《--------》3件")
  leaves("“上一行\n3件”", "“上一行\n3件”")

  it("takes long nonsense in its stride", () => {
    const deep = "《".repeat(10_000)
    for (const text of [deep, `${deep}${"》".repeat(10_000)}`, `${deep}${"”".repeat(10_000)}`, "“》".repeat(10_000)]) {
      expect(blankQuoted(text)).toHaveLength(text.length)
    }
  })
})
