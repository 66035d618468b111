/**
 * Figures in Chinese text: 不少于30人次, 近20个, 3至5次, 50多万元, 三期. A number counts only before a measure word (measures.ts),
 * and never where it is part of a name: in quotes, after 第, in 八届八次全会, 前10名, 两个维护. A scale stays with the unit, so that
 * the value is what stands there: 50多万元 is 50 万元.
 */
import { measurePattern, scalePattern } from "./measures.ts"
import type { Comparator } from "./nodes/target.ts"
import { narrowDigits, parseHan } from "./numbering/numerals.ts"
import { blankQuoted } from "./quoted.ts"

/** A figure in a text, half-open in UTF-16 units; the words that compare (不少于, 左右) are in it. */
export interface Quantity {
  readonly from: number
  readonly to: number
  readonly op: Comparator
  /** A decimal string, `3..5` for a range. */
  readonly value: string
  /** The measure word with its scale: `件`, `万元`, `%`. */
  readonly unit: string
  readonly words: string
}

/** All figures in the text, in order. */
export function readQuantities(text: string): readonly Quantity[] {
  const words = blankQuoted(narrowDigits(text))
  const found: Quantity[] = []
  for (const match of words.matchAll(figure)) {
    const quantity = quantityOf(match, words)
    if (quantity) found.push({ ...quantity, words: text.slice(quantity.from, quantity.to) })
  }
  return found
}

/** The figure in words that `readQuantities` reads back: 不少于30人次, 近20个, 3至5次, 约5.5%. */
export function formatQuantity({ op, value, unit }: Pick<Quantity, "op" | "value" | "unit">): string {
  return `${opWords[op]}${value.replace("..", "至")}${unit}`
}

const opWords = {
  "=": "",
  ">=": "不少于",
  "<=": "不超过",
  ">": "超过",
  "<": "近",
  "~": "约",
} as const satisfies Record<Comparator, string>

const opsBefore: Readonly<Record<string, Comparator>> = {
  ...negated({ 少于: ">=", 低于: ">=", 小于: ">=", 短于: ">=" }),
  ...negated({ 超过: "<=", 多于: "<=", 高于: "<=", 大于: "<=", 长于: "<=" }),
  至少: ">=",
  最少: ">=",
  至多: "<=",
  最多: "<=",
  超过: ">",
  超出: ">",
  突破: ">",
  多于: ">",
  高于: ">",
  大于: ">",
  逾: ">",
  超: ">",
  接近: "<",
  将近: "<",
  近: "<",
  低于: "<",
  少于: "<",
  小于: "<",
  不足: "<",
  不到: "<",
  大约: "~",
  约为: "~",
  约: "~",
}

// 不少于, 不得少于, 不能少于, 不应少于, 不宜少于.
function negated(words: Readonly<Record<string, Comparator>>): Record<string, Comparator> {
  const pairs = Object.entries(words)
  return Object.fromEntries(
    ["", "得", "能", "应", "宜"].flatMap((may) => pairs.map(([word, op]) => [`不${may}${word}`, op])),
  )
}

const opsAfter: Readonly<Record<string, Comparator>> = {
  及以上: ">=",
  以上: ">=",
  左右: "~",
  上下: "~",
  以内: "<=",
  之内: "<=",
  及以下: "<=",
  以下: "<=",
}

const opsInside: Readonly<Record<string, Comparator>> = { 多: ">=", 余: ">=", 餘: ">=", 几: ">=", 来: "~" }

const gap = "[ \\u00a0]?"
const han = "〇零一二两兩三四五六七八九十百千万亿廿卅"
// Bounded, and only from where a run of digits begins: so that long runs cost no more than short ones.
const number = `(?<![\\d.${han}])(?:(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,15})(?:\\.\\d{1,6})?(?!\\d)|[${han}]{1,20}(?![${han}]))`
// 最近3个月 is no "nearly", 节约5万元 no "about".
const before = Object.keys(opsBefore)
  .toSorted((a, b) => b.length - a.length)
  .map((word) => ({ 近: "(?<![附最临靠邻远新亲])近", 约: "(?<![节签合预条公特契邀缔违制])约" })[word] ?? word)
  .join("|")
const unit = `(?:${scalePattern})?(?:${measurePattern})`
const low = `(?<low>${number})${gap}(?<lowUnit>${unit}|${scalePattern}|)${gap}(?:[至到–~～]|—{1,2}|-)${gap}`
const counted =
  `(?<value>${number})${gap}(?<more>[多余餘几来]?)(?<scale>(?:${scalePattern})?)(?<moreScaled>[多余餘]?)${gap}` +
  `(?<measure>${measurePattern})`
const figure = new RegExp(
  `(?<head>(?:(?<before>${before})${gap})?)(?:(?:${low})?${counted}|百分之(?<percent>${number}))` +
    `(?:${gap}(?<after>${Object.keys(opsAfter).join("|")}))?`,
  "g",
)

type Groups = Readonly<Record<string, string | undefined>>

// How far back a figure's name or comparison can begin: 第一、第二至第十.
const nameLength = 10

function quantityOf(match: RegExpMatchArray, text: string): Omit<Quantity, "words"> | null {
  const groups: Groups = match.groups ?? {}
  const from = match.index ?? 0
  const read = groups.percent === undefined ? countedValue(groups) : percentValue(groups.percent)
  const start = from + (groups.head ?? "").length
  const textBefore = text.slice(Math.max(0, start - nameLength), start)
  if (!read || isName(textBefore, groups)) return null
  return { from, to: from + match[0].length, op: opOf(groups, textBefore), ...read }
}

// 至少开展2次 compares too, but its verb is no part of the figure.
function opOf({ before = "", after = "", more, moreScaled }: Groups, textBefore: string): Comparator {
  const distant = /(至少|最少|至多|最多)[\u4e00-\u9fff]{2}$/.exec(textBefore.slice(-4))?.[1] ?? ""
  return opsBefore[before] ?? opsAfter[after] ?? opsInside[more || moreScaled || ""] ?? opsBefore[distant] ?? "="
}

type Value = Pick<Quantity, "value" | "unit">

function percentValue(words: string): Value | null {
  const { value, scale } = numberOf(words)
  return value === null || scale !== "" ? null : { value, unit: "%" }
}

function countedValue({ value = "", scale = "", measure = "", low, lowUnit = "" }: Groups): Value | null {
  const high = numberOf(value)
  const scaled = scale || high.scale
  if (high.value === null || (scale !== "" && high.scale !== "")) return null
  if (low === undefined) return { value: high.value, unit: scaled + measure }
  const near = numberOf(low)
  const nearUnit = near.scale + lowUnit
  const isSameUnit = [`${scaled}${measure}`, scaled, ""].includes(nearUnit)
  if (near.value === null || !isSameUnit || !(Number(near.value) < Number(high.value))) return null
  return { value: `${near.value}..${high.value}`, unit: scaled + measure }
}

/** 三百万 is 300 with the scale 万; 三四 is the range 3..4. */
function numberOf(words: string): { readonly value: string | null; readonly scale: string } {
  if (/^\d/.test(words)) return { value: /^0\d/.test(words) ? null : words.replaceAll(",", ""), scale: "" }
  const scale = /(?:万亿|[万亿])$/.exec(words)?.[0] ?? ""
  const digits = words.slice(0, words.length - scale.length)
  const value = parseHan(digits)
  return { value: value === null ? neighbours(digits) : String(value), scale }
}

function neighbours(words: string): string | null {
  const [first, second] = Array.from(words, (digit) => parseHan(digit) ?? 0)
  const isPair = words.length === 2 && first !== undefined && second !== undefined && first > 0
  return isPair && (second === first + 1 || words === "三五") ? `${first}..${second}` : null
}

// Whether the number belongs to a name, a rank or a turn of speech.
function isName(near: string, { value, low, measure = "" }: Groups): boolean {
  if (/(?:第[〇零一二两三四五六七八九十百\d、至到–—~～ -]*|[届屆数數几A-Za-z+×·/])$/.test(near)) return true
  if (/(?<![年月日底末度])前$/.test(near) && /^[名位%]/.test(measure || "%")) return true
  // 一个 is "a": only 一批 stands for a figure, if for a vague one.
  return value === "一" && low === undefined && measure !== "批"
}
