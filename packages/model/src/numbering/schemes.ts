/**
 * The numbering string of a part: a format for each of the four levels, joined by `|`.
 *
 *     一、|（一）+|1.|（1）
 *
 * A format is a pattern with one figure and anything around it; `-` is a level without labels; a last `+` lets the level run
 * on through the part instead of starting again under each block of a lower level.
 */
import { type Figure, figureSign, figures, writeFigure } from "./figures.ts"

/** How many levels are numbered. */
export const levelCount = 4

/** How the labels of a level look. `figure` is null where the level has none. */
export interface LevelFormat {
  readonly prefix: string
  readonly figure: Figure | null
  readonly suffix: string
  /** Whether the level runs on through the part. */
  readonly runsOn: boolean
}

/** The formats of the levels 1 to 4. */
export type Numbering = readonly [LevelFormat, LevelFormat, LevelFormat, LevelFormat]

/** The numbering string of GB/T 9704-2012, 7.3.3. */
export const defaultNumbering = "一、|（一）|1.|（1）"

/** The numbering strings that are offered; any other may be typed. */
export const numberingSchemes = [
  { id: "official", name: { "zh-CN": "公文格式", en: "Official" }, numbering: defaultNumbering },
  {
    id: "official-running",
    name: { "zh-CN": "公文格式，条目通篇连续", en: "Official, items run on" },
    numbering: "一、|（一）+|1.|（1）",
  },
  {
    id: "short",
    name: { "zh-CN": "短文格式，条目通篇连续", en: "Short, items run on" },
    numbering: "一、|1.+|（1）|①",
  },
  { id: "chapters", name: { "zh-CN": "分章（第一章）", en: "Chapters" }, numbering: "第一章　|一、|（一）|1." },
  { id: "parts", name: { "zh-CN": "分部分（第一部分）", en: "Parts" }, numbering: "第一部分　|一、|（一）|1." },
] as const

const longestNumbering = 200
const fallback = readFormats(defaultNumbering)
const noLabels: LevelFormat = { prefix: "", figure: null, suffix: "", runsOn: false }

/** The formats that a numbering string gives; those of the default where it cannot be read. */
export function parseNumbering(text: string): Numbering {
  return readNumbering(text) ?? fullNumbering(fallback ?? [])
}

/**
 * The formats that a numbering string gives, or null where it breaks the rules: more than four levels, or a level without
 * exactly one figure. Levels that it leaves out, and `""`, are those of the default.
 */
export function readNumbering(text: string): Numbering | null {
  const formats = text === "" ? [] : readFormats(text)
  return formats && fullNumbering(formats)
}

function fullNumbering(formats: readonly LevelFormat[]): Numbering {
  const at = (index: number): LevelFormat => formats[index] ?? fallback?.[index] ?? noLabels
  return [at(0), at(1), at(2), at(3)]
}

function readFormats(text: string): readonly LevelFormat[] | null {
  if (text.length > longestNumbering) return null
  const patterns = text.split("|")
  const formats = patterns.flatMap((pattern) => readFormat(pattern) ?? [])
  return patterns.length <= levelCount && formats.length === patterns.length ? formats : null
}

/** The format of one level, or null where the pattern has no figure or more than one. */
export function readFormat(pattern: string): LevelFormat | null {
  const runsOn = pattern.endsWith("+")
  const shape = runsOn ? pattern.slice(0, -1) : pattern
  if (shape === "-") return { ...noLabels, runsOn }
  const [place, ...others] = figures.flatMap((figure) => figurePlaces(shape, figure))
  if (!place || others.length > 0) return null
  return { prefix: shape.slice(0, place.at), figure: place.figure, suffix: shape.slice(place.at + 1), runsOn }
}

function figurePlaces(shape: string, figure: Figure): readonly { figure: Figure; at: number }[] {
  const sign = figureSign(figure)
  const places: { figure: Figure; at: number }[] = []
  for (let at = shape.indexOf(sign); at >= 0; at = shape.indexOf(sign, at + 1)) {
    // In `Chapter 1` the a is a letter of a word, not a figure.
    const isInWord = /[A-Za-z]/.test(sign) && /[A-Za-z]/.test((shape[at - 1] ?? "") + (shape[at + 1] ?? ""))
    if (!isInWord) places.push({ figure, at })
  }
  return places
}

/** The numbering string of these formats. */
export function formatNumbering(numbering: readonly LevelFormat[]): string {
  return numbering.map(formatPattern).join("|")
}

function formatPattern({ prefix, figure, suffix, runsOn }: LevelFormat): string {
  return (figure === null ? "-" : prefix + figureSign(figure) + suffix) + (runsOn ? "+" : "")
}

/** The label of the block that is number `value` of its level; `""` where the level has no labels. */
export function renderLabel({ prefix, figure, suffix }: LevelFormat, value: number): string {
  return figure === null ? "" : prefix + writeFigure(figure, value) + suffix
}
