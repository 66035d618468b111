import { describe, expect, it } from "vitest"
import { textHash } from "./hash.ts"

describe("textHash", () => {
  it("is 14 hexadecimal digits and the same for the same text", () => {
    expect(textHash("要点")).toMatch(/^[0-9a-f]{14}$/)
    expect(textHash("要点")).toBe(textHash(["要", "点"].join("")))
  })
  it("tells 20,000 short texts apart", () => {
    const texts = Array.from({ length: 20_000 }, (_, at) => `任务${at}`)
    expect(new Set(texts.map(textHash)).size).toBe(texts.length)
  })
})
