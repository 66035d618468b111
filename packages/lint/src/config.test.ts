import { describe, expect, it } from "vitest"
import { type LintConfig, presets, readConfig } from "./config.ts"
import { rules } from "./rules/index.ts"

function active(config: LintConfig, preset: (typeof presets)[number] = "plan") {
  const { block, group, outline } = readConfig(config).active[preset]
  return new Map(
    [...block, ...group, ...outline].map(({ rule, severity, options }) => [rule.id, { severity, options }]),
  )
}

describe("readConfig", () => {
  it.each([
    [{ rules: { "punct/none": "off" } }, "There is no rule punct/none"],
    [{ preset: "all" as "plan" }, "There is no preset all"],
    [{ rules: { "punct/unmatched": "fatal" as "error" } }, "is set to fatal"],
    [{ rules: { "punct/paragraph-end": ["error", { words: 3 }] } }, "has no option words (it has: characters)"],
    [{ rules: { "punct/paragraph-end": ["error", { characters: 3 }] } }, "it must be a number from 10 to 500"],
    [{ rules: { "punct/unmatched": ["error", { a: 1 }] } }, "(it has: none)"],
  ] as const)("refuses %j", (config, message) => {
    expect(() => readConfig(config)).toThrow(RangeError)
    expect(() => readConfig(config)).toThrow(message)
  })

  it("sets single rules over the preset", () => {
    const set = active({ rules: { "punct/unmatched": "off", "punct/paragraph-end": ["info", { characters: 80 }] } })
    expect(set.has("punct/unmatched")).toBe(false)
    expect(set.get("punct/paragraph-end")).toEqual({ severity: "info", options: { characters: 80 } })
  })

  it("turns a rule on where its preset leaves it off", () => {
    expect(active({}, "text").has("task/unit-missing")).toBe(false)
    expect(active({ rules: { "task/unit-missing": "info" } }, "text").get("task/unit-missing")?.severity).toBe("info")
  })

  it("has more rules from preset to preset, and none less grave", () => {
    const rank = { info: 0, warning: 1, error: 2 }
    for (const [at, preset] of presets.entries()) {
      const fewer = active({}, presets[Math.max(0, at - 1)])
      const more = active({}, preset)
      for (const [id, { severity }] of fewer)
        expect(rank[more.get(id)?.severity ?? "info"]).toBeGreaterThanOrEqual(rank[severity])
      expect(more.size).toBeGreaterThanOrEqual(fewer.size)
    }
    expect(active({}, "strict").size).toBe(rules.length)
  })
})
