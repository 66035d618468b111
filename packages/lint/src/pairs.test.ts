import { describe, expect, it } from "vitest"
import { readPairs } from "./pairs.ts"

function lone(text: string): string {
  return readPairs(text)
    .lone.map(({ from, to }) => `${from}${text.slice(from, to)}`)
    .join(" ")
}

describe("readPairs", () => {
  it("matches marks of one family", () => {
    expect(readPairs("“甲（乙）”").pairs).toEqual([
      { family: "double", open: 0, close: 5, depth: 0 },
      { family: "round", open: 2, close: 4, depth: 1 },
    ])
  })
  it.each([
    ["“甲（乙”丙）", "2（ 6）"],
    ["《甲》》", "3》"],
    ["（甲)", ""],
    ["People’s", ""],
    ["‘People’s’", ""],
    ["‘App’和workers’ rights", ""],
    ["1）甲，（2）乙", ""],
    ["甲1）乙", "2）"],
    ["〔2027〕6号［附］【注】〈甲〉", ""],
  ])("leaves of %s: %s", (text, marks) => expect(lone(text)).toBe(marks))
})
