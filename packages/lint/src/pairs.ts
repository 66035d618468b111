/**
 * Which quotation marks, brackets and title marks of a text belong together. One pass with a stack: a closing mark takes
 * the nearest opening mark of its family; opening marks that are still open between the two are unmatched.
 *
 *     “甲（乙”丙）   “…” is a pair, （ and ） are unmatched
 *
 * Half-width and full-width forms are one family: which width is right is another question.
 */
import type { Span } from "./diagnostic.ts"

/** A family of marks that open and close. */
export type PairFamily = "double" | "single" | "round" | "title" | "inner-title" | "lenticular" | "tortoise" | "square"

/** An opening and a closing mark that belong together; offsets of the two marks. `depth` counts the pairs around it. */
export interface Pair {
  readonly family: PairFamily
  readonly open: number
  readonly close: number
  readonly depth: number
}

/** A mark that has no partner. */
export interface LoneMark extends Span {
  readonly family: PairFamily
  readonly side: "open" | "close"
}

/** The pairs of a text in the order of their opening marks, and the marks that are left over in the order of the text. */
export interface PairTree {
  readonly pairs: readonly Pair[]
  readonly lone: readonly LoneMark[]
}

const opening: Readonly<Record<string, PairFamily>> = {
  "“": "double",
  "‘": "single",
  "（": "round",
  "(": "round",
  "《": "title",
  "〈": "inner-title",
  "【": "lenticular",
  "〔": "tortoise",
  "[": "square",
  "［": "square",
}

const closing: Readonly<Record<string, PairFamily>> = {
  "”": "double",
  "’": "single",
  "）": "round",
  ")": "round",
  "》": "title",
  "〉": "inner-title",
  "】": "lenticular",
  "〕": "tortoise",
  "]": "square",
  "］": "square",
}

const anyMark = /[“”‘’（）()《》〈〉【】〔〕[\]［］]/g

interface OpenMark {
  readonly family: PairFamily
  readonly at: number
}

/** The marks of a text that open and close, matched. */
export function readPairs(text: string): PairTree {
  const stack: OpenMark[] = []
  // How many marks of a family are open: a closing mark without any must not search the whole stack.
  const open: Partial<Record<PairFamily, number>> = {}
  const pairs: Pair[] = []
  const lone: LoneMark[] = []
  for (const { 0: mark, index: at } of text.matchAll(anyMark)) {
    const opens = opening[mark]
    if (opens) {
      stack.push({ family: opens, at })
      open[opens] = (open[opens] ?? 0) + 1
      continue
    }
    const family = closing[mark]
    if (!family || isApostrophe(text, at)) continue
    if (open[family]) pairs.push(closePair(stack, open, lone, family, at))
    else if (!isItemMark(text, at) && !isPossessive(text, at))
      lone.push({ family, side: "close", from: at, to: at + 1 })
  }
  for (const mark of stack) lone.push(loneOpen(mark))
  return { pairs: pairs.sort((a, b) => a.open - b.open), lone: lone.sort((a, b) => a.from - b.from) }
}

function closePair(
  stack: OpenMark[],
  open: Partial<Record<PairFamily, number>>,
  lone: LoneMark[],
  family: PairFamily,
  close: number,
): Pair {
  for (let mark = stack.pop(); mark; mark = stack.pop()) {
    open[mark.family] = (open[mark.family] ?? 1) - 1
    if (mark.family === family) return { family, open: mark.at, close, depth: stack.length }
    lone.push(loneOpen(mark))
  }
  throw new RangeError(`No ${family} mark is open at ${close}`)
}

function loneOpen({ family, at }: OpenMark): LoneMark {
  return { family, side: "open", from: at, to: at + 1 }
}

// ’ in People’s closes nothing.
function isApostrophe(text: string, at: number): boolean {
  return text[at] === "’" && /^[A-Za-z].[A-Za-z]$/.test(text.slice(Math.max(0, at - 1), at + 2))
}

// Nor does it in workers’ rights, where nothing is open.
function isPossessive(text: string, at: number): boolean {
  return text[at] === "’" && /[A-Za-z]/.test(text[at - 1] ?? "")
}

// 1）, a) and 一) number an item: the bracket closes nothing.
function isItemMark(text: string, at: number): boolean {
  if (!/[)）]/.test(text[at] ?? "")) return false
  return /(?:^|[\s，。；：、,;:（(])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3})$/.test(
    text.slice(Math.max(0, at - 4), at),
  )
}
