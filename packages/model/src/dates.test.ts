import { describe, expect, it } from "vitest"
import { compareDates, dateRange, formatDate, isPlanDate } from "./dates.ts"

describe("isPlanDate", () => {
  const accepts = (value: string) => it(`accepts ${value}`, () => expect(isPlanDate(value)).toBe(true))
  accepts("2026-06-30")
  accepts("2024-02-29")
  accepts("2000-02-29")
  accepts("2026-06")
  accepts("2026-Q4")
  accepts("2026-H2")
  accepts("2026")
  accepts("2026/2028")
  accepts("2026-03/2026-06-30")
  accepts("2026-06/2026-H2")
  const refuses = (value: string) => it(`refuses "${value}"`, () => expect(isPlanDate(value)).toBe(false))
  refuses("")
  refuses("2026-02-30")
  refuses("2025-02-29")
  refuses("2100-02-29")
  refuses("2026-13")
  refuses("2026-00")
  refuses("2026-06-00")
  refuses("2026-Q5")
  refuses("2026-H3")
  refuses("2026-6-30")
  refuses("1026")
  refuses("2026年")
  refuses("2026/")
  refuses("/2026")
  refuses("2028/2026")
  refuses("2026/2026-06")
  refuses("2026/2027/2028")
  refuses("2026-06-30\n")
})

describe("dateRange", () => {
  const spans = (value: string, from: string, to: string) =>
    it(`spans ${value} from ${from} to ${to}`, () => expect(dateRange(value)).toEqual({ from, to }))
  spans("2026-06-30", "2026-06-30", "2026-06-30")
  spans("2026-02", "2026-02-01", "2026-02-28")
  spans("2028-02", "2028-02-01", "2028-02-29")
  spans("2026-Q1", "2026-01-01", "2026-03-31")
  spans("2026-Q2", "2026-04-01", "2026-06-30")
  spans("2026-H1", "2026-01-01", "2026-06-30")
  spans("2026-H2", "2026-07-01", "2026-12-31")
  spans("2026", "2026-01-01", "2026-12-31")
  spans("2026/2028", "2026-01-01", "2028-12-31")
  spans("2026-03/2026-06-15", "2026-03-01", "2026-06-15")

  it("throws for what is no date, naming it", () => expect(() => dateRange("年底")).toThrow(/年底/))
})

it("compareDates sorts by the last day, then by the first", () => {
  const sorted = ["2026-03-31", "2026-Q2", "2026-06", "2026-06-30", "2026", "2026-H2", "2026-12-31", "2026/2027"]
  expect(sorted.toReversed().toSorted(compareDates)).toEqual(sorted)
  expect(compareDates("2026-Q2", "2026-04/2026-06")).toBe(0)
})

describe("formatDate", () => {
  const writes = (value: string, chinese: string, english: string) =>
    it(`writes ${value} as ${chinese}, ${english}`, () => {
      expect(formatDate(value)).toBe(chinese)
      expect(formatDate(value, "en")).toBe(english)
    })
  writes("2026-06-30", "2026年6月30日", "30 June 2026")
  writes("2026-06", "2026年6月", "June 2026")
  writes("2026-Q2", "2026年第二季度", "Q2 2026")
  writes("2026-H1", "2026年上半年", "first half of 2026")
  writes("2026", "2026年", "2026")
  writes("2026/2028", "2026年至2028年", "2026 – 2028")
  writes("2026-06-01/2026-06-10", "2026年6月上旬", "1 June 2026 – 10 June 2026")
  writes("2026-02-21/2026-02-28", "2026年2月下旬", "21 February 2026 – 28 February 2026")
  writes("2028-02-21/2028-02-28", "2028年2月21日至2028年2月28日", "21 February 2028 – 28 February 2028")

  it("throws for what is no date", () => expect(() => formatDate("2026-02-30")).toThrow(RangeError))
})
