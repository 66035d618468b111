/**
 * Labels that somebody typed: `（一）加强学习` -> `（一）`. All half and full width forms are read; figures that are part of the
 * sentence (`1.5万`, `2027年`, `6 月底前`) are not. Every pattern is anchored and bounded, so reading takes the same time
 * however long the line is.
 */
import { type Figure, readFigure } from "./figures.ts"

/** How a typed label is written. The names say figure and mark. */
export type LabelForm =
  | "chapter" // 第一章 第二部分
  | "roman" // Ⅰ、 Ⅰ. Ⅰ␠
  | "han-comma" // 一、
  | "han-dot" // 一.
  | "digit-space" // 1 标题
  | "han-bracket" // （一）
  | "han-half-bracket" // 一）
  | "digit-dot" // 1.
  | "digit-comma" // 1、
  | "digit-bracket" // （1）
  | "digit-half-bracket" // 1）
  | "circled" // ①
  | "letter-dot" // A. a.
  | "letter-bracket" // （A） （a）

/** A label as it stands at the start of a line. */
export interface TypedLabel {
  /** As typed, without the white space around it: `(一)`, `１．`. */
  readonly label: string
  readonly form: LabelForm
  readonly figure: Figure
  /** The number that it says. */
  readonly value: number
  /** Where the text begins after the label and the white space around it, in UTF-16 units. */
  readonly length: number
}

/** The label at the start of a line, or null where there is none. White space before it is passed over. */
export function readLabel(line: string): TypedLabel | null {
  const start = line.search(/[^\s\u3000\xa0]/)
  // No label needs more of a line than this to be recognised.
  const head = start < 0 ? "" : line.slice(start, start + longestLook)
  for (const { form, figures, pattern } of patterns) {
    const match = pattern.exec(head)
    const read = match && readValue(figures, match.groups?.figure ?? "")
    if (match && read) return { label: match[0], form, ...read, length: textStart(line, start + match[0].length) }
  }
  return null
}

const longestLook = 80
const longestValue = 999

function readValue(figures: readonly Figure[], text: string): { figure: Figure; value: number } | null {
  for (const figure of figures) {
    const value = readFigure(figure, text)
    if (value !== null && value >= 1 && value <= longestValue) return { figure, value }
  }
  return null
}

function textStart(line: string, from: number): number {
  const white = /[\s\u3000\xa0]*/y
  white.lastIndex = from
  white.test(line)
  return white.lastIndex
}

interface LabelPattern {
  readonly form: LabelForm
  readonly figures: readonly Figure[]
  /** Matches the label at the start of the line; the group `figure` is its figure. */
  readonly pattern: RegExp
}

const hanFigure = "[〇零一二三四五六七八九十百千廿卅]{1,7}"
const han = `(?<figure>${hanFigure})`
const digits = "(?<figure>[0-9０-９]{1,3})"
const chapter = `第(?<figure>${hanFigure}|[0-9０-９]{1,3})`
const circled = "(?<figure>[①-⑳㉑-㉟㊱-㊿])"
const letter = "(?<figure>[A-Za-z])"
const roman = "(?<figure>[Ⅰ-ⅫⅬⅭⅮⅯ]{1,7})"
const space = "[\\s\\u3000\\xa0]"
const open = `[（(〔]${space}?`
const close = `${space}?[）)〕]`
// A figure after `1.` makes it a decimal, unless it is a year: `1.2027年工作` is number 1.
const decimalFree = `(?:(?!${space}{0,2}[0-9０-９])|(?=(?:19|20)[0-9]{2}年))`
// What follows a figure and a space when the two are a quantity: `6 月底前`, `3 个项目`, `20 多家`.
const measure =
  "[年月日号时点分秒天周岁个项次场家名件条批期篇份支部座台级届类种位人户处所只套辆栋间亩吨米公千百万亿元多余几来至到大％%℃]"
// `第一章总则` is a heading, `第一部分是……。` a sentence.
const shortTitle = "(?=[^。，；,;]{1,40}$)(?![是为的])"

function starting(form: LabelForm, figures: readonly Figure[], source: string): LabelPattern {
  return { form, figures, pattern: new RegExp(`^${source}`, "u") }
}

// In the order in which they are tried; no line matches two of them with different figures.
const patterns: readonly LabelPattern[] = [
  starting("chapter", ["han", "arabic"], `${chapter}(?:章|编|篇|部分|节|条)(?:[、：:]|(?=${space}|$))`),
  starting("chapter", ["han", "arabic"], `${chapter}(?:章|部分)${shortTitle}`),
  starting("roman", ["roman"], `${roman}(?:${space}?[、.．]|(?=${space}))`),
  // 一、二、三产业 is a list of numbers.
  starting("han-comma", ["han"], `${han}${space}?、(?!${hanFigure}[、和至到])`),
  starting("han-dot", ["han"], `${han}${space}?[.．](?!${hanFigure})`),
  starting("han-bracket", ["han"], `${open}${han}${close}、?`),
  starting("han-half-bracket", ["han"], `${han}[）)]`),
  starting("digit-dot", ["arabic"], `${digits}${space}?[.．]${decimalFree}`),
  starting("digit-comma", ["arabic"], `${digits}${space}?、${decimalFree}`),
  starting("digit-bracket", ["arabic"], `${open}${digits}${close}、?`),
  starting("digit-half-bracket", ["arabic"], `${digits}[）)]`),
  starting("circled", ["circled"], `${circled}[、.．]?`),
  starting("letter-dot", ["upper", "lower"], `${letter}[、.．](?![A-Za-z0-9])`),
  starting("letter-bracket", ["upper", "lower"], `${open}${letter}${close}`),
  starting(
    "digit-space",
    ["arabic"],
    `${digits}(?=${space}{1,4}(?!${measure})[\\p{Script=Han}“《「A-Za-z][^。；;]{0,59}$)`,
  ),
]
