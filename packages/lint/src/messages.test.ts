import { doc, paragraph } from "@yaodian/model/build"
import { describe, expect, it } from "vitest"
import { lintDocument } from "./linter.ts"
import { checkMessages, fillMessage } from "./messages.ts"
import { renderFixTitle, renderMessage } from "./render.ts"
import { rules } from "./rules/index.ts"

const message = { "zh-CN": "{count} 处：{names}", en: "{count} places: {names}" }

describe("fillMessage", () => {
  it("joins lists as the language does", () => {
    expect(fillMessage(message, { count: 2, names: ["甲", "乙"] }, "zh-CN")).toBe("2 处：甲、乙")
    expect(fillMessage(message, { count: 2, names: ["甲", "乙"] }, "en")).toBe("2 places: 甲, 乙")
  })
  it("leaves a placeholder without a value to be seen", () => {
    expect(fillMessage(message, { count: 2 }, "en")).toBe("2 places: {names}")
  })
})

describe("checkMessages", () => {
  it("refuses languages that say different placeholders", () => {
    expect(() => checkMessages("a/b", { one: { "zh-CN": "{count} 处", en: "places" } })).toThrow(/Message one of a\/b/)
  })
})

describe("messages of the rules", () => {
  const texts = rules.flatMap(({ messages }) => Object.values(messages))
  it("use full-width marks in Chinese", () => {
    for (const { "zh-CN": text } of texts) expect(text).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u)
  })
  it("end without a full stop, as they stand in a list", () => {
    for (const text of texts.flatMap((one) => Object.values(one))) expect(text).not.toMatch(/[。.]$/)
  })
})

describe("renderMessage", () => {
  const node = doc(paragraph("学习《甲》、《乙》，办好《丙。")).node
  const chinese = lintDocument(node).diagnostics
  const english = lintDocument(node, { language: "en" }).diagnostics

  it("says in any language what a finding says", () => {
    expect(chinese).toHaveLength(2)
    expect(chinese.map((one) => renderMessage(one, "en"))).toEqual(english.map(({ message: text }) => text))
    expect(english.map((one) => renderMessage(one, "zh-CN"))).toEqual(chinese.map(({ message: text }) => text))
  })
  it("says the titles of fixes too", () => {
    const titles = (language: "zh-CN" | "en") =>
      english.flatMap(({ fixes }) => fixes.map((fix) => renderFixTitle(fix, language)))
    expect(titles("zh-CN")).toEqual(["删去 、", "删去 《"])
    expect(titles("en")).toEqual(["Remove 、", "Remove 《"])
  })
  it("keeps the words of a rule that it does not know", () => {
    const [first] = chinese
    if (!first) throw new Error("a finding")
    expect(renderMessage({ ...first, rule: "word/newer" }, "en")).toBe(first.message)
  })
})
