/**
 * Half-width marks that stand in Chinese text, where GB/T 15834 wants full-width ones. What decides is the neighbour: a mark
 * after a Chinese character, or between a figure or a letter and a Chinese character, is Chinese; a mark between figures
 * (1,000 · 10.5 · 15:29) or in a Latin sentence, an address or a name of a file is not.
 */
import type { Span } from "./diagnostic.ts"
import type { Pair } from "./pairs.ts"

/** A half-width mark and the full-width one that belongs in its place. */
export interface HalfMark extends Span {
  readonly insert: string
}

const fullForms: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  ".": "。",
  "(": "（",
  ")": "）",
}

const candidate = /[,;:?!.]/g
const address =
  /[a-z][a-z0-9+.-]{1,15}:\/\/[\w./?=&%#~+:@-]+|www\.[\w./?=&%#~+-]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|&#?\w{1,8};/gi
const chineseBefore = /[\p{Script=Han}”’》〉）】〕％℃…]/u
const chineseAfter = /[\p{Script=Han}“‘《〈（【〔]/u
const latinBefore = /[A-Za-z0-9%"')]/

/** The half-width marks of the text that belong to Chinese text, in order. `pairs` are the text's. */
export function readHalfWidth(text: string, pairs: readonly Pair[]): readonly HalfMark[] {
  if (!/[,;:?!.()]/.test(text) || !/\p{Script=Han}/u.test(text)) return []
  const taken = addresses(text)
  const marks = new Map<number, HalfMark>()
  for (const at of brackets(text, pairs)) mark(text, at, marks)
  for (const { index: at } of text.matchAll(candidate)) {
    if (!taken(at) && isChineseMark(text, at, marks)) mark(text, at, marks)
  }
  return [...marks.values()].sort((a, b) => a.from - b.from)
}

function mark(text: string, at: number, marks: Map<number, HalfMark>): void {
  marks.set(at, { from: at, to: at + 1, insert: fullForms[text[at] ?? ""] ?? "" })
}

// Answers in order of the text whether an offset lies in an address.
function addresses(text: string): (at: number) => boolean {
  const spans = Array.from(text.matchAll(address), ({ 0: words, index }) => ({ from: index, to: index + words.length }))
  return (at) => spans.some((span) => span.from <= at && at < span.to)
}

function isChineseMark(text: string, at: number, marks: ReadonlyMap<number, HalfMark>): boolean {
  const before = text[at - 1] ?? ""
  const after = text[at + 1] ?? ""
  if (text[at] === ".") return isFullStop(text, at)
  if (text[at] === ":" && after === "/") return false
  if (chineseBefore.test(before) || marks.has(at - 1)) return true
  return latinBefore.test(before) && (chineseAfter.test(after) || (after === "(" && marks.has(at + 1)))
}

// A dot between Chinese characters may be the point of a foreign name (约翰.史密斯), so only a last one is a full stop.
function isFullStop(text: string, at: number): boolean {
  if (!/\p{Script=Han}/u.test(text[at - 1] ?? "")) return false
  return /^\.[”’）》)]?\s*$/.test(text.slice(at, at + 4)) && at + 4 >= text.length && at > 3
}

// The half-width brackets of pairs that hold Chinese text or stand in it.
function brackets(text: string, pairs: readonly Pair[]): readonly number[] {
  const round = pairs.filter(
    ({ family, open, close }) => family === "round" && (text[open] === "(" || text[close] === ")"),
  )
  if (round.length === 0) return []
  const chinese = chineseCounts(text)
  return round
    .filter(({ open, close }) => {
      const holdsChinese = (chinese[close] ?? 0) > (chinese[open + 1] ?? 0)
      return holdsChinese || (isInChinese(text, open, close) && !isGloss(text, open, close))
    })
    .flatMap(({ open, close }) => [open, close])
    .filter((at) => text[at] === "(" || text[at] === ")")
}

// How many Chinese characters stand before each offset: asking for a range must not read the range.
function chineseCounts(text: string): Uint32Array {
  const counts = new Uint32Array(text.length + 1)
  for (let at = 0; at < text.length; at++) counts[at + 1] = (counts[at] ?? 0) + (isHan(text.charCodeAt(at)) ? 1 : 0)
  return counts
}

function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)
}

function isInChinese(text: string, open: number, close: number): boolean {
  const isFigure = close - open <= 4 && /^\d+$/.test(text.slice(open + 1, close))
  return chineseBefore.test(text[open - 1] ?? "") || (isFigure && chineseAfter.test(text[close + 1] ?? ""))
}

// 协(xié): how a character is read, put in by a web page; another rule takes it out.
function isGloss(text: string, open: number, close: number): boolean {
  return close - open <= 8 && /^[a-zà-ǜ]+$/.test(text.slice(open + 1, close))
}
