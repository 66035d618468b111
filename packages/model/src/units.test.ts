import { describe, expect, it } from "vitest"
import { joinUnits, splitUnits } from "./units.ts"

describe("splitUnits", () => {
  const splits = (text: string, units: readonly string[]) =>
    it(`splits "${text}"`, () => expect(splitUnits(text)).toEqual(units))
  splits("", [])
  splits("市教育局", ["市教育局"])
  splits("市教育局、市财政局", ["市教育局", "市财政局"])
  splits(" 市教育局 、、 市财政局、", ["市教育局", "市财政局"])
  splits("各县（市、区）政府、市教育局", ["各县（市、区）政府", "市教育局"])
  splits("各县(市、区)政府、市教育局", ["各县(市、区)政府", "市教育局"])
  splits("各县（市、区政府、市教育局", ["各县（市", "区政府", "市教育局"])
  splits("市委办）、市教育局", ["市委办）", "市教育局"])
  splits("镇（街（社区、村）、园区）、市教育局", ["镇（街（社区、村）、园区）", "市教育局"])

  it("takes long nonsense in its stride", () => {
    for (const text of ["（".repeat(10_000), "、".repeat(10_000), "（、）".repeat(10_000)]) splitUnits(text)
  })
})

it("joinUnits gives what splitUnits reads back", () => {
  const units = ["市教育局", "各县（市、区）政府", "镇（街（社区、村）、园区）"]
  expect(splitUnits(joinUnits(units))).toEqual(units)
  expect(joinUnits([" 市教育局 ", "", "市财政局"])).toBe("市教育局、市财政局")
})
