import { describe, expect, it } from "vitest"
import { measureWords, unitScale } from "./measures.ts"

describe("unitScale", () => {
  const gives = (unit: string, scale: number, measure: string) =>
    it(`gives ${scale} ${measure} for ${unit}`, () => expect(unitScale(unit)).toEqual({ scale, measure }))
  gives("件", 1, "件")
  gives("万元", 1e4, "元")
  gives("万亿元", 1e12, "元")
  gives("亿千瓦时", 1e8, "千瓦时")
  gives("千瓦", 1, "千瓦")
  gives("万", 1, "万")
})

it("measureWords names each word once", () => {
  expect(new Set(measureWords).size).toBe(measureWords.length)
})
