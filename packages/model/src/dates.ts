/**
 * Stored dates. A plan's deadlines name stretches of the calendar of different size:
 *
 *     2026-06-30   2026-06   2026-Q2   2026-H1   2026   2026-03/2026-06-30 (from the first to the last of both)
 *
 * Everything here is arithmetic on the digits: no clock, no time zone. `date-words.ts` reads them from Chinese text.
 */

/** First and last calendar day (`YYYY-MM-DD`), both included. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

/** The languages that `formatDate` writes. */
export type DateLanguage = "zh-CN" | "en"

/** Whether the string is a stored date: 1900–2199, a day that exists, an interval that does not end before it starts. */
export function isPlanDate(value: string): boolean {
  return readRange(value) !== null
}

/** The first and the last day of a stored date. Throws for what is none. */
export function dateRange(value: string): DayRange {
  const range = readRange(value)
  if (!range) throw new RangeError(`"${value}" is not a stored date (2026-06-30, 2026-06, 2026-Q2, 2026-H1, 2026, a/b)`)
  return range
}

/**
 * Negative where `a` is due before `b`: by the last day, then by the first. Equal stretches give 0 (2026-Q2 and
 * 2026-04/2026-06). Throws for what is not a stored date.
 */
export function compareDates(a: string, b: string): number {
  const left = dateRange(a)
  const right = dateRange(b)
  return compareDays(left.to, right.to) || compareDays(left.from, right.from)
}

/** A stored date in words: 2026年6月30日, 2026年第二季度, 2026年6月上旬; 30 June 2026, Q2 2026. Throws for what is none. */
export function formatDate(value: string, language: DateLanguage = "zh-CN"): string {
  dateRange(value)
  const [start = "", end] = value.split("/")
  const write = language === "en" ? englishDate : chineseDate
  if (end === undefined) return write(start)
  const third = monthThird(start, end)
  if (third !== null && language === "zh-CN") return `${write(start.slice(0, 7))}${third}`
  return `${write(start)}${language === "en" ? " – " : "至"}${write(end)}`
}

/** How many days the month (1–12) has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Two digits: `06`. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, "0")
}

function readRange(value: string): DayRange | null {
  const [start = "", end = start, ...more] = value.split("/", 3)
  const first = simpleRange(start)
  const last = simpleRange(end)
  if (!first || !last || more.length > 0) return null
  return compareDays(first.from, last.from) > 0 || compareDays(first.to, last.to) > 0
    ? null
    : { from: first.from, to: last.to }
}

const simpleDate =
  /^(?<year>(?:19|20|21)\d\d)(?:-Q(?<quarter>[1-4])|-H(?<half>[12])|-(?<month>\d\d)(?:-(?<day>\d\d))?)?$/

type Parts = Readonly<Record<"year" | "quarter" | "half" | "month" | "day", number>>

// A part that is not there is 0.
function partsOf(value: string): Parts | null {
  const groups = simpleDate.exec(value)?.groups
  if (!groups) return null
  const { year, quarter, half, month, day } = groups
  const count = (digits: string | undefined) => Number(digits ?? 0)
  return { year: count(year), quarter: count(quarter), half: count(half), month: count(month), day: count(day) }
}

function simpleRange(value: string): DayRange | null {
  const parts = partsOf(value)
  if (!parts) return null
  const { year, quarter, half, month, day } = parts
  if (value.length === 10) return isDay(year, month, day) ? { from: value, to: value } : null
  if (quarter > 0) return months(year, quarter * 3 - 2, quarter * 3)
  if (half > 0) return months(year, half * 6 - 5, half * 6)
  if (value.length === 4) return months(year, 1, 12)
  return month >= 1 && month <= 12 ? months(year, month, month) : null
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

function months(year: number, first: number, last: number): DayRange {
  return {
    from: `${year}-${twoDigits(first)}-01`,
    to: `${year}-${twoDigits(last)}-${daysInMonth(year, last)}`,
  }
}

function compareDays(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function monthThird(start: string, end: string): string | null {
  if (start.length !== 10 || end.length !== 10 || start.slice(0, 7) !== end.slice(0, 7)) return null
  const lastDay = dateRange(start.slice(0, 7)).to
  const thirds: Readonly<Record<string, string>> = {
    "01-10": "上旬",
    "11-20": "中旬",
    [`21-${lastDay.slice(8)}`]: "下旬",
  }
  return thirds[`${start.slice(8)}-${end.slice(8)}`] ?? null
}

function chineseDate(value: string): string {
  const parts = partsOf(value)
  if (!parts) return value
  const { year, quarter, half, month, day } = parts
  if (quarter > 0) return `${year}年第${"一二三四"[quarter - 1]}季度`
  if (half > 0) return `${year}年${half === 1 ? "上" : "下"}半年`
  return `${year}年${month > 0 ? `${month}月` : ""}${day > 0 ? `${day}日` : ""}`
}

const englishMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

function englishDate(value: string): string {
  const parts = partsOf(value)
  if (!parts) return value
  const { year, quarter, half, month, day } = parts
  if (quarter > 0) return `Q${quarter} ${year}`
  if (half > 0) return `${half === 1 ? "first" : "second"} half of ${year}`
  return `${day > 0 ? `${day} ` : ""}${month > 0 ? `${englishMonths[month - 1]} ` : ""}${year}`
}
