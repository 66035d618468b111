import { describe, expect, it } from "vitest"
import { between, spread } from "./keys.ts"
import { seededRandom } from "./testing/random.ts"

describe("between", () => {
  const random = seededRandom(7)

  function law(after: string, before: string | null): string {
    const key = between(after, before, random)
    expect(key).not.toBeNull()
    if (key === null) return ""
    expect(key > after).toBe(true)
    if (before !== null) expect(key < before && !before.startsWith(key)).toBe(true)
    expect(key.endsWith("0")).toBe(false)
    return key
  }

  it("gives a key strictly between two keys, 100,000 times", () => {
    let keys = [...spread(20)]
    for (let i = 0; i < 100_000; i++) {
      if (keys.length > 400) keys = [...spread(20)]
      const at = random(keys.length + 1)
      keys.splice(at, 0, law(keys[at - 1] ?? "", keys[at] ?? null))
    }
  })

  it("has room for 1,000 keys in one gap, and they grow slowly", () => {
    const lengths = (["left", "right", "end"] as const).map((side) => {
      let [low, high]: [string, string | null] = ["V", side === "end" ? null : "W"]
      let key = ""
      for (let i = 0; i < 1000; i++) {
        key = law(low, high)
        if (side === "left") high = key
        else low = key
      }
      return key.length
    })
    expect(Math.max(...lengths)).toBeLessThan(300)
  })

  it("finds no room between equal, turned and foreign keys", () => {
    expect(between("V", "V")).toBeNull()
    expect(between("W", "V")).toBeNull()
    expect(between("V", "V0")).toBeNull()
    expect(between("甲", "甲乙")).toBeNull()
    expect(between("", "")).toBeNull()
  })

  it("gives two people different keys", () => {
    expect(between("A", "B", seededRandom(1))).not.toBe(between("A", "B", seededRandom(2)))
  })
})

describe("spread", () => {
  it("gives rising keys of even distance that end on a middle digit", () => {
    for (const count of [0, 1, 2, 61, 1921, 1923, 5000]) {
      const keys = spread(count)
      expect(keys.length).toBe(count)
      expect(keys.every((key, i) => key.endsWith("V") && key > (keys[i - 1] ?? ""))).toBe(true)
    }
    expect(spread(1900)[0]).toHaveLength(3)
  })
})
