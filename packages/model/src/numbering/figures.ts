/** The figures that a label counts with, by the sign that stands for them in a numbering string. */
import { formatHan, maxHan, narrowDigits, parseHan } from "./numerals.ts"

/** 一 · 1 · ① · A · a · Ⅰ */
export type Figure = "han" | "arabic" | "circled" | "upper" | "lower" | "roman"

interface FigureForm {
  /** What stands for the figure in a numbering string: the first of its row. */
  readonly sign: string
  /** The figure of a whole number from 1 on, or null where the row has none. */
  write(value: number): string | null
  /** The number that the figure means, or null. */
  read(text: string): number | null
}

const figureForms = {
  han: { sign: "一", write: (value) => (value <= maxHan ? formatHan(value) : null), read: parseHan },
  arabic: { sign: "1", write: String, read: readArabic },
  circled: { sign: "①", write: writeCircled, read: readCircled },
  upper: { sign: "A", write: (value) => writeLetters(value, "A"), read: (text) => readLetters(text, "A") },
  lower: { sign: "a", write: (value) => writeLetters(value, "a"), read: (text) => readLetters(text, "a") },
  roman: { sign: "Ⅰ", write: writeRoman, read: readRoman },
} satisfies Record<Figure, FigureForm>

/** Every figure, in the order in which they are looked for. */
export const figures = Object.keys(figureForms) as readonly Figure[]

/** What stands for the figure in a numbering string. */
export function figureSign(figure: Figure): string {
  return figureForms[figure].sign
}

// Writing 三百二十一 takes a microsecond, and every Enter writes all labels again.
const written = new Map<Figure, string[]>()
const longestRow = 1000

/** The figure of a whole number from 1 on; Arabic where its row has ended (① at 50, Ⅰ at 3999). */
export function writeFigure(figure: Figure, value: number): string {
  const known = written.get(figure)?.[value]
  if (known !== undefined) return known
  const text = figureForms[figure].write(value) ?? String(value)
  if (value < longestRow) rowOf(figure)[value] = text
  return text
}

function rowOf(figure: Figure): string[] {
  const row = written.get(figure) ?? []
  written.set(figure, row)
  return row
}

/** The number that the figure means, or null where it is no figure of that row. */
export function readFigure(figure: Figure, text: string): number | null {
  return figureForms[figure].read(text)
}

function readArabic(text: string): number | null {
  const digits = narrowDigits(text)
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

// Unicode has the circled numbers in three rows: ①–⑳, ㉑–㉟, ㊱–㊿.
const circledRows = [
  { first: 1, last: 20, code: 0x2460 },
  { first: 21, last: 35, code: 0x3251 },
  { first: 36, last: 50, code: 0x32b1 },
] as const

function writeCircled(value: number): string | null {
  const row = circledRows.find(({ first, last }) => value >= first && value <= last)
  return row ? String.fromCharCode(row.code + value - row.first) : null
}

function readCircled(text: string): number | null {
  const code = text.charCodeAt(0)
  const row = circledRows.find((each) => code >= each.code && code <= each.code + each.last - each.first)
  return row && text.length === 1 ? code - row.code + row.first : null
}

// A … Z, AA, AB …: as the columns of a spreadsheet.
function writeLetters(value: number, first: "A" | "a"): string {
  let letters = ""
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(first.charCodeAt(0) + ((rest - 1) % 26)) + letters
  }
  return letters
}

function readLetters(text: string, first: "A" | "a"): number | null {
  if (!(first === "A" ? /^[A-Z]{1,3}$/ : /^[a-z]{1,3}$/).test(text)) return null
  return Array.from(text).reduce((value, letter) => value * 26 + letter.charCodeAt(0) - first.charCodeAt(0) + 1, 0)
}

const romanSigns: readonly [number, string][] = [
  [1000, "Ⅿ"],
  [900, "ⅭⅯ"],
  [500, "Ⅾ"],
  [400, "ⅭⅮ"],
  [100, "Ⅽ"],
  [90, "ⅩⅭ"],
  [50, "Ⅼ"],
  [40, "ⅩⅬ"],
  [10, "Ⅹ"],
]

// Ⅰ–Ⅻ are one character each; longer numbers are put together from them.
function writeRoman(value: number): string | null {
  if (value <= 12) return String.fromCharCode(0x2160 + value - 1)
  if (value > 3999) return null
  let rest = value
  let text = ""
  for (const [worth, sign] of romanSigns) {
    for (; rest >= worth; rest -= worth) text += sign
  }
  return rest > 0 ? text + String.fromCharCode(0x2160 + rest - 1) : text
}

function readRoman(text: string): number | null {
  if (!/^[Ⅰ-ⅫⅬⅭⅮⅯ]{1,12}$/.test(text)) return null
  const worths = Array.from(text, (sign) => romanSigns.find(([, own]) => own === sign)?.[0] ?? unitOf(sign))
  const value = worths.reduce((sum, worth, at) => sum + (worth < (worths[at + 1] ?? 0) ? -worth : worth), 0)
  return writeRoman(value) === text ? value : null
}

function unitOf(sign: string): number {
  return sign.charCodeAt(0) - 0x2160 + 1
}
