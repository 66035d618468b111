import { describe, expect, it } from "vitest"
import { formatHan, maxHan, narrowDigits, parseHan } from "./numerals.ts"

describe("parseHan", () => {
  const reads = (text: string, value: number | null) =>
    it(`reads ${text} as ${value}`, () => expect(parseHan(text)).toBe(value))
  reads("零", 0)
  reads("一", 1)
  reads("两", 2)
  reads("十", 10)
  reads("十五", 15)
  reads("一十五", 15)
  reads("二十", 20)
  reads("廿", 20)
  reads("廿一", 21)
  reads("卅一", 31)
  reads("一百零五", 105)
  reads("一百一十五", 115)
  reads("一百十五", 115)
  reads("二百五十", 250)
  reads("两千零五", 2005)
  reads("两千零一十", 2010)
  reads("九千九百九十九", 9999)
  reads("两万", 20_000)
  reads("三万五千", 35_000)
  reads("一万零五", 10_005)
  reads("十二亿零三百", 1_200_000_300)
  reads("二〇二六", 2026)
  reads("二零二六", 2026)
  reads("一九九六", 1996)
  reads("一〇", 10)
  reads("壹拾贰", 12)
  reads("貳萬", 20_000)
  const refuses = (text: string) => it(`refuses ${text}`, () => expect(parseHan(text)).toBeNull())
  refuses("")
  refuses("一一十")
  refuses("二百三十四五")
  refuses("一百五")
  refuses("一百零")
  refuses("一百零二十")
  refuses("一千五十")
  refuses("百")
  refuses("三四")
  refuses("十两")
  refuses("两十")
  refuses("〇七")
  refuses("零零")
  refuses("二十十")
  refuses("十百")
  refuses("万")
  refuses("一亿一亿")
  refuses("15")
  refuses("十 五")
  refuses("toString")

  it("reads back every number that formatHan writes", () => {
    for (let value = 0; value <= 9999; value++) expect(parseHan(formatHan(value))).toBe(value)
    for (let value = 10_000; value <= maxHan; value = value * 3 + 7) expect(parseHan(formatHan(value))).toBe(value)
    expect(parseHan(formatHan(maxHan))).toBe(maxHan)
  })

  it("reads back every year written digit by digit", () => {
    for (let year = 1000; year <= 9999; year++) {
      expect(parseHan(Array.from(String(year), (digit) => "〇一二三四五六七八九"[Number(digit)]).join(""))).toBe(year)
    }
  })

  it("accepts a numeral only if it spells its value", () => {
    const letters = Array.from("零一二九十百千万")
    for (let code = 0; code < 8 ** 5; code++) {
      const text = Array.from({ length: 5 }, (_, at) => letters[Math.floor(code / 8 ** at) % 8]).join("")
      const value = parseHan(text)
      if (value === null || /^[零一二九]+$/.test(text)) continue
      expect([formatHan(value), formatHan(value).replace(/^十/, "一十")]).toContain(
        text.replace(/([百千万零])十/g, "$1一十"),
      )
    }
  })

  it("takes long nonsense in its stride", () => {
    for (const letter of "一零十万两廿") expect(parseHan(letter.repeat(10_000))).toBeNull()
  })
})

describe("formatHan", () => {
  const writes = (value: number, text: string) =>
    it(`writes ${value} as ${text}`, () => expect(formatHan(value)).toBe(text))
  writes(0, "零")
  writes(2, "二")
  writes(10, "十")
  writes(12, "十二")
  writes(20, "二十")
  writes(105, "一百零五")
  writes(110, "一百一十")
  writes(2005, "二千零五")
  writes(10_010, "一万零一十")
  writes(100_000, "十万")
  writes(1_200_000_300, "十二亿零三百")

  it("throws for what has no numeral", () => {
    for (const value of [-1, 1.5, Number.NaN, maxHan + 1]) expect(() => formatHan(value)).toThrow(RangeError)
  })
})

it("narrowDigits keeps every place", () => {
  expect(narrowDigits("２０２６年增长５．５％")).toBe("2026年增长5.5%")
})
