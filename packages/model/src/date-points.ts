/**
 * One point or stretch of the calendar as Chinese text writes it: 2026年6月底前, 下半年, 去年12月, 3—6月, 第二季度末. What the words
 * say (`DatePoint`) is kept apart from the year that they leave out, so that in a range one end can lend its year to the
 * other, and the plan to both.
 */
import { daysInMonth, twoDigits } from "./dates.ts"
import { narrowDigits, parseHan } from "./numbering/numerals.ts"

/** How the words give the year: by its number, counted from the plan's (明年 is 1), as one gone by (去年), or not at all. */
export type YearWord =
  | { readonly kind: "named"; readonly year: number }
  | { readonly kind: "counted"; readonly offset: number }
  | { readonly kind: "following" | "gone" | "none" }

/** A stretch of a year. `first` and `last` are 0, 1, 2 for 上旬, 中旬, 下旬; `wholeYear` is 全年 and 年内, `year` the year by name. */
export type YearPart =
  | { readonly kind: "year" | "wholeYear" | "yearStart" | "yearEnd" }
  | { readonly kind: "month" | "monthEnd"; readonly month: number }
  | { readonly kind: "thirds"; readonly month: number; readonly first: number; readonly last: number }
  | { readonly kind: "day"; readonly month: number; readonly day: number }
  | { readonly kind: "quarter" | "quarterEnd"; readonly quarter: number }
  | { readonly kind: "half"; readonly half: number }

/** A stretch with what the words say about its year. */
export interface DateStretch {
  readonly year: YearWord
  readonly part: YearPart
}

/** A point in the text, half-open in UTF-16 units. */
export interface DatePoint extends DateStretch {
  readonly from: number
  readonly to: number
  /** The near end of 2024—2026年, 3—6月, 6月1—5日. */
  readonly start: DateStretch | null
  /** Whether 前, 内 or their like follows: something is to be done by then. */
  readonly isLimit: boolean
  /** Whether 以来 follows. */
  readonly isSince: boolean
}

const gap = "[ \\u00a0\\u3000]?"
const upTo = `${gap}(?:[至到–~～]|—{1,2}|-{1,2})${gap}`
const count = "(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
const digitYear = "(?:19|20|21)\\d\\d"

const standard =
  `(?<iso>${digitYear}-(?:(?:0[1-9]|1[0-2])|Q[1-4]|H[12]))(?![\\d-]|/(?!\\d{4}))` +
  `|(?<dayYear>${digitYear})(?<mark>[-./])(?<dayMonth>\\d{1,2})\\k<mark>(?<monthDay>\\d{1,2})(?![\\d.])`

const year =
  `(?:(?<fromYear>${digitYear})年?${upTo})?(?<year>${digitYear}|[一二][〇零一二三四五六七八九]{3})${gap}年度?` +
  "|(?<yearWord>今年|本年度?|当年|明年|次年|翌年|后年|去年|(?<!以)上年|(?<![目以])前年|昨年)"

const month =
  `(?:(?<fromMonth>${count})月?${upTo})?(?<month>${count})${gap}月(?!度)份?` +
  `(?:${gap}(?:(?<fromDay>${count})[日号]?${upTo})?(?<day>${count})${gap}[日号]` +
  "|(?<thirds>上中|中下|[上中下])旬|(?<monthEnd>[底末])|(?<monthStart>初))?"

const quarter =
  `(?:第${gap})?(?:(?<fromQuarter>[一二三四1-4])(?:季度)?(?:${upTo}|、)第?)?(?<quarter>[一二三四1-4])${gap}季度(?<quarterEnd>[末底])?` +
  "|前(?<throughQuarter>[二两三23])个?季度"

// 健全年度制度 and 三年内 hold 全年 and 年内 by chance; 每年底 is no date of this year.
const wholes =
  "(?<whole>(?<![健安齐完])全年(?![度龄级])|(?<![\\d一二两三四五六七八九十几多来近])年内(?![部容外]))" +
  "|(?<yearEnd>(?<![每历逐]年?)年[底末]|(?<=[年度])[底末])|(?<yearStart>年?初)"

const limit =
  "之前|以前|前(?![往来后期沿海景瞻述进列一二三四五六七八九十\\d])|之内|以内|内(?![部容外地河在需涵控设陆存核])"

// Year and part are both optional here, because a named group may stand only once in a pattern: matches that hold neither
// are left out below, and the first letter is looked at before all else, which makes the search three times as fast. 26年6月 is left
// alone: to take its month for one of the plan's year would be wrong.
const pointSource =
  `(?=[\\d一二三四五六七八九十廿卅今本当明次翌后去上下前昨第全年])(?<!\\d年|[\\d一二三四五六七八九十百零〇])(?:${standard}|(?:(?:${year})${gap})?(?:${month}|${quarter}|(?<half>[上下])半年|${wholes})?)` +
  `(?<limit>${gap}(?:${limit}))?(?<since>${gap}以来)?`
const anywhere = new RegExp(pointSource, "g")
const here = new RegExp(pointSource, "y")

/** All points in the text, which must have half-width digits. */
export function datePoints(text: string): readonly DatePoint[] {
  return Array.from(text.matchAll(anywhere), pointOf).filter((point) => point !== null)
}

/** The point that starts exactly at the place, or `null`. */
export function datePointAt(text: string, at: number): DatePoint | null {
  here.lastIndex = at
  const match = here.exec(text)
  return match ? pointOf(match) : null
}

/** The stored date of a stretch of a known year. It may be a day that does not exist: check it with `isPlanDate`. */
export function stretchValue(year: number, part: YearPart): string {
  switch (part.kind) {
    case "year":
    case "wholeYear":
      return `${year}`
    case "yearStart":
      return `${year}-01`
    case "yearEnd":
      return `${year}-12-31`
    case "month":
      return `${year}-${twoDigits(part.month)}`
    case "monthEnd":
      return dayValue(year, part.month, daysInMonth(year, part.month))
    case "thirds":
      return `${dayValue(year, part.month, part.first * 10 + 1)}/${dayValue(year, part.month, endOfThird(year, part))}`
    case "day":
      return dayValue(year, part.month, part.day)
    case "quarter":
      return `${year}-Q${part.quarter}`
    case "quarterEnd":
      return dayValue(year, part.quarter * 3, daysInMonth(year, part.quarter * 3))
    case "half":
      return `${year}-H${part.half}`
  }
}

function dayValue(year: number, month: number, day: number): string {
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`
}

function endOfThird(year: number, { month, last }: { month: number; last: number }): number {
  return last === 2 ? daysInMonth(year, month) : last * 10 + 10
}

type Groups = Readonly<Record<string, string | undefined>>

function pointOf(match: RegExpMatchArray): DatePoint | null {
  const groups: Groups = match.groups ?? {}
  const from = match.index ?? 0
  const stretches = standardStretch(groups) ?? writtenStretches(groups)
  if (!stretches) return null
  const to = from + match[0].trimEnd().length
  return { ...stretches, from, to, isLimit: groups.limit !== undefined, isSince: groups.since !== undefined }
}

type Stretches = DateStretch & { readonly start: DateStretch | null }

function standardStretch({ iso, dayYear, dayMonth, monthDay }: Groups): Stretches | null {
  if (dayYear !== undefined) {
    return { year: named(dayYear), part: { kind: "day", month: Number(dayMonth), day: Number(monthDay) }, start: null }
  }
  if (iso === undefined) return null
  const number = Number(iso.slice(-1))
  const part: YearPart = iso.includes("Q")
    ? { kind: "quarter", quarter: number }
    : iso.includes("H")
      ? { kind: "half", half: number }
      : { kind: "month", month: Number(iso.slice(5)) }
  return { year: named(iso.slice(0, 4)), part, start: null }
}

function writtenStretches(groups: Groups): Stretches | null {
  const year = yearWordOf(groups)
  const part = partOf(groups, year)
  if (!part || Object.values(part).includes(Number.NaN)) return null
  const start = startOf(groups, year, part)
  return start && Object.values(start.part).includes(Number.NaN) ? null : { year, part, start }
}

function yearWordOf({ year, yearWord }: Groups): YearWord {
  if (year !== undefined) return named(year)
  switch (yearWord) {
    case undefined:
      return { kind: "none" }
    case "次年":
    case "翌年":
      return { kind: "following" }
    case "明年":
      return { kind: "counted", offset: 1 }
    case "后年":
      return { kind: "counted", offset: 2 }
    case "去年":
    case "上年":
    case "前年":
    case "昨年":
      return { kind: "gone" }
    default:
      return { kind: "counted", offset: 0 }
  }
}

function named(year: string): YearWord {
  return { kind: "named", year: numberOf(year) }
}

function partOf(groups: Groups, year: YearWord): YearPart | null {
  if (groups.month !== undefined) return monthPart(numberOf(groups.month), groups)
  if (groups.throughQuarter !== undefined) return { kind: "quarter", quarter: numberOf(groups.throughQuarter) }
  if (groups.quarter !== undefined) {
    return { kind: groups.quarterEnd === undefined ? "quarter" : "quarterEnd", quarter: numberOf(groups.quarter) }
  }
  if (groups.half !== undefined) return { kind: "half", half: groups.half === "上" ? 1 : 2 }
  if (groups.whole !== undefined) return { kind: "wholeYear" }
  if (groups.yearEnd?.startsWith("年")) return { kind: "yearEnd" }
  if (year.kind === "none") return null
  if (groups.yearEnd !== undefined) return { kind: "yearEnd" }
  return groups.yearStart === undefined ? { kind: "year" } : { kind: "yearStart" }
}

function monthPart(month: number, { day, thirds, monthEnd, monthStart }: Groups): YearPart {
  if (day !== undefined) return { kind: "day", month, day: numberOf(day) }
  const named = thirds ?? (monthStart === undefined ? "" : "上")
  const places = Array.from(named, (third) => "上中下".indexOf(third))
  if (places.length > 0) return { kind: "thirds", month, first: places[0] ?? 0, last: places.at(-1) ?? 0 }
  return { kind: monthEnd === undefined ? "month" : "monthEnd", month }
}

function startOf(groups: Groups, year: YearWord, part: YearPart): DateStretch | null {
  const { fromYear, fromMonth, fromDay, fromQuarter, throughQuarter } = groups
  if (fromYear !== undefined) return { year: named(fromYear), part: { kind: "year" } }
  if (fromMonth !== undefined) return { year, part: { kind: "month", month: numberOf(fromMonth) } }
  if (fromDay !== undefined && part.kind === "day") return { year, part: { ...part, day: numberOf(fromDay) } }
  if (fromQuarter !== undefined) return { year, part: { kind: "quarter", quarter: numberOf(fromQuarter) } }
  return throughQuarter === undefined ? null : { year, part: { kind: "quarter", quarter: 1 } }
}

// NaN for 三四 and the like, which are no number.
function numberOf(words: string): number {
  return /^\d+$/.test(words) ? Number(words) : words === "两" ? 2 : (parseHan(narrowDigits(words)) ?? Number.NaN)
}
