import { describe, expect, it } from "vitest"
import { kindOfTitle } from "./kind.ts"

describe("kindOfTitle", () => {
  it.each([
    ["临江市2027年工作要点", "plan"],
    ["临江市数字档案馆建设方案（试行）", "plan"],
    ["三年行动计划（2026—2028年）", "plan"],
    ["临江市2026年工作总结", "report"],
    ["——临江市政协2026年工作回顾", "report"],
    ["关于印发《临江市2027年工作要点》的通知", "notice"],
    ["《临江市2027年工作要点》", "plan"],
    ["凝心聚力 再谱新篇", null],
    ["", null],
  ])("takes %s for %s", (title, kind) => expect(kindOfTitle(title)).toBe(kind))
})
