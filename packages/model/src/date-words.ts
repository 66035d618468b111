/**
 * Deadlines and other dates in Chinese text -> stored dates (dates.ts).
 *
 * The year comes from the words, else from the plan's period; a period of several years gives none, except to 用一至两年时间,
 * which counts from its first. 前 adds nothing: 6月前 is June, and its last day still in time. 去年 and its kin are facts whose
 * year depends on who is speaking, so they get no value. 适时, 尽快, 长期坚持 are no dates; nor is anything in quotes.
 */
import { type DatePoint, type DateStretch, datePointAt, datePoints, stretchValue } from "./date-points.ts"
import { dateRange, isPlanDate } from "./dates.ts"
import { narrowDigits, parseHan } from "./numbering/numerals.ts"
import { blankQuoted } from "./quoted.ts"

/**
 * What a date in a text is there for: `due` says by when (6月底前), or lies in the plan's time and is finer than a year;
 * `past` is a fact (去年, 截至…, …以来, before the period); `time` is any other.
 */
export type DateKind = "due" | "time" | "past"

/** A date in a text, half-open in UTF-16 units. */
export interface DatePhrase {
  readonly from: number
  readonly to: number
  readonly words: string
  readonly kind: DateKind
  /** The stored date; `null` where the year is not known or the day does not exist. */
  readonly value: string | null
  /** Why there is no value. */
  readonly problem: "year" | "invalid" | null
}

/** A date in a text with its value. */
export interface DateFact extends DatePhrase {
  readonly value: string
}

/** What is known about the text. */
export interface DateOptions {
  /** The plan's year (`2027`) or years (`2026/2028`), as `title.period` has it; none by default. */
  readonly period?: string
}

/** All dates in the text, in order, those without a value too. */
export function datePhrases(text: string, { period = "" }: DateOptions = {}): readonly DatePhrase[] {
  const words = blankQuoted(narrowDigits(text))
  const years = yearsOf(period)
  const phrases = [...pointPhrases(words, years), ...spanPhrases(words, years)]
  return phrases
    .sort((a, b) => a.from - b.from)
    .map((phrase) => ({ ...phrase, words: text.slice(phrase.from, phrase.to) }))
}

/** All dates in the text that have a value, in order. A stored date by itself is read as it is. */
export function readDates(text: string, options: DateOptions = {}): readonly DateFact[] {
  if (isPlanDate(text)) return [{ from: 0, to: text.length, words: text, kind: "time", value: text, problem: null }]
  return datePhrases(text, options).filter(hasValue)
}

/** The first date in the text that is not a fact of the past. */
export function readDate(text: string, options: DateOptions = {}): DateFact | null {
  return readDates(text, options).find((date) => date.kind !== "past") ?? null
}

/** The first deadline in the text: the first date of kind `due`. */
export function readDue(text: string, options: DateOptions = {}): DateFact | null {
  return readDates(text, options).find((date) => date.kind === "due") ?? null
}

/** The year or years that a title names (2027年工作要点, 三年行动计划（2026—2028年）), as `title.period` stores it, or `null`. */
export function readPeriod(title: string): string | null {
  for (const { start, ...end } of datePoints(narrowDigits(title))) {
    if (end.part.kind !== "year" || end.year.kind !== "named") continue
    const first = start?.year.kind === "named" ? `${start.year.year}/` : ""
    const value = `${first}${end.year.year}`
    if (isPlanDate(value)) return value
  }
  return null
}

interface Years {
  /** The plan's only year, `null` where there are several or none. */
  readonly only: number | null
  readonly first: number | null
}

function yearsOf(period: string): Years {
  if (!isPlanDate(period)) return { only: null, first: null }
  const { from, to } = dateRange(period)
  const first = Number(from.slice(0, 4))
  return { only: to.startsWith(String(first)) ? first : null, first }
}

type Found = Omit<DatePhrase, "words">

function hasValue(phrase: DatePhrase): phrase is DateFact {
  return phrase.value !== null
}

const rangeMark = /[ \u00a0\u3000]?起?(?:[至到–~～/]|—{1,2}|-{1,2})[ \u00a0\u3000]?/y

function pointPhrases(text: string, years: Years): readonly Found[] {
  const phrases: Found[] = []
  let done = 0
  for (const point of datePoints(text)) {
    if (point.from < done) continue
    const end = rangeEnd(text, point)
    const phrase = phraseOf(text, point, end, years)
    phrases.push(phrase)
    done = phrase.to
  }
  return phrases
}

function rangeEnd(text: string, { to, isLimit, isSince }: DatePoint): DatePoint | null {
  if (isLimit || isSince) return null
  rangeMark.lastIndex = to
  return rangeMark.test(text) ? datePointAt(text, rangeMark.lastIndex) : null
}

function phraseOf(text: string, point: DatePoint, end: DatePoint | null, years: Years): Found {
  const stretches = [point.start, point, end?.start ?? null, end].filter((stretch) => stretch !== null)
  const { value, problem } = valueFor(stretches, years)
  const last = end ?? point
  const isFact = last.isSince || stretches.some(({ year }) => year.kind === "gone") || isAsOf(text, point.from)
  const kind = isFact || isBefore(value, years) ? "past" : isDue(text, point, last, years) ? "due" : "time"
  return { from: point.from, to: last.to, kind, value, problem }
}

type Value = Pick<DatePhrase, "value" | "problem">

function valueFor(stretches: readonly DateStretch[], years: Years): Value {
  const values: string[] = []
  let year: number | null = null
  for (const stretch of stretches) {
    year = yearOf(stretch, year, years)
    if (year === null) return { value: null, problem: "year" }
    values.push(stretchValue(year, stretch.part))
  }
  if (!values.every(isPlanDate)) return { value: null, problem: "invalid" }
  return checked(values.length === 1 ? (values[0] ?? "") : joined(values))
}

// 6月上旬至7月中旬 is made of intervals: what counts is where the first begins and the last ends.
function joined(values: readonly string[]): string {
  return `${values[0]?.split("/")[0]}/${values.at(-1)?.split("/").at(-1)}`
}

function checked(value: string): Value {
  return isPlanDate(value) ? { value, problem: null } : { value: null, problem: "invalid" }
}

function yearOf({ year }: DateStretch, previous: number | null, years: Years): number | null {
  switch (year.kind) {
    case "named":
      return year.year
    case "counted":
      return years.only === null ? null : years.only + year.offset
    case "following":
      return (previous ?? years.only) === null ? null : Number(previous ?? years.only) + 1
    case "gone":
      return null
    case "none":
      return previous ?? years.only
  }
}

function isAsOf(text: string, from: number): boolean {
  return /截[至止]到?[ \u00a0\u3000]?$/.test(text.slice(Math.max(0, from - 4), from))
}

function isBefore(value: string | null, { first }: Years): boolean {
  return value !== null && first !== null && dateRange(value).to < `${first}-01-01`
}

function isDue(text: string, point: DatePoint, last: DatePoint, { first }: Years): boolean {
  if (last.isLimit || /(?:[到至]|力争|确保|争取)$/.test(text.slice(Math.max(0, point.from - 2), point.from)))
    return true
  if (last.part.kind === "year") return false
  return first !== null || last.year.kind === "none" || !["month", "day"].includes(last.part.kind)
}

const span =
  /(?<![近前去第\d一二三四五六七八九十百])(?:用|利用|通过|经过)?(?:(?:\d{1,2}|[一二两三四五六七八九十])[ \u00a0]?(?:[至到–~～]|—{1,2}|-))?(?<most>\d{1,2}|[一二两三四五六七八九十]{1,2})[ \u00a0]?年(?:左右)?的?(?:时间|努力|之内|以内|内(?!部|容))/g

// 用一至两年时间, 三年内: from the period's first year.
function spanPhrases(text: string, { first }: Years): readonly Found[] {
  return Array.from(text.matchAll(span), ({ 0: words, index: from, groups = {} }) => {
    const length = yearCount(groups.most ?? "")
    const place = { from, to: from + words.length, kind: "due" as const }
    if (length === 0) return { ...place, value: null, problem: "invalid" as const }
    if (first === null) return { ...place, value: null, problem: "year" as const }
    return { ...place, ...checked(length === 1 ? `${first}` : `${first}/${first + length - 1}`) }
  })
}

// 两三 is two or three: the later counts.
function yearCount(words: string): number {
  return /^\d/.test(words) ? Number(words) : (parseHan(words) ?? parseHan(words.slice(-1)) ?? 0)
}
