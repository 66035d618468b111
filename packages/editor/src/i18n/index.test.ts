import { describe, expect, it } from "vitest"
import { en } from "./en.ts"
import { languageOf, sayIn } from "./index.ts"
import { zhCN } from "./zh-CN.ts"

function placeholders(text: string): string[] {
  return Array.from(text.matchAll(/\{\w+\}/g), (match) => match[0]).sort()
}

describe("messages", () => {
  it("have the same placeholders in both languages", () => {
    for (const key of Object.keys(zhCN) as (keyof typeof zhCN)[]) {
      expect([key, placeholders(en[key])]).toEqual([key, placeholders(zhCN[key])])
    }
  })

  it("have no Chinese left in English but the examples of dates and the mark between units", () => {
    const chinese = Object.entries(en).filter(([, text]) => /\p{Script=Han}/u.test(text))
    expect(chinese.map(([key]) => key)).toEqual(["task.dueHint"])
  })

  it("are filled in", () => {
    expect(sayIn("zh-CN")("status.errors", { count: 3 })).toBe("3 个错误")
    expect(sayIn("en")("status.errors", { count: 3 })).toBe("Errors: 3")
  })
})

describe("languageOf", () => {
  it("takes English for its kinds and Chinese for everything else", () => {
    expect(["en", "en-GB", "zh-CN", "zh", "", "fr", "enx"].map(languageOf)).toEqual([
      "en",
      "en",
      "zh-CN",
      "zh-CN",
      "zh-CN",
      "zh-CN",
      "zh-CN",
    ])
  })
})
