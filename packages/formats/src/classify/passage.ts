/**
 * Lines -> passages. A passage is what the writer meant as one line: most are one line of the source, some are several that
 * a bracket or a quotation mark, opened in one and closed in another, proves to belong together; or a figure alone on its
 * line with the heading that it numbers.
 *
 *     关于印发《临江市政协        three lines, one passage
 *     2027年
 *     工作要点》的通知
 */
import { readLabel, type TypedLabel } from "@yaodian/model"
import type { FlatLine } from "../flat-lines.ts"
import { type Balance, balanceOf, closesWhat, isBalanced } from "./brackets.ts"
import { isFinished, lookLength } from "./plain.ts"

/** One or more lines of the source that read as one. */
export interface Passage {
  /** The indices of its lines, in order; more than one where they are joined. */
  readonly indices: readonly number[]
  readonly lines: readonly FlatLine[]
  /** Its first line, for its place and its cues. */
  readonly first: FlatLine
  /** The label that was typed at its start. */
  readonly label: TypedLabel | null
  /** Its words after the label. */
  readonly text: string
  /** How long the text looks: without white space and glosses. */
  readonly size: number
}

const farthestClosing = 4

/** The passages that these lines make; `indices` says where they stand in the list of all lines. */
export function passagesOf(lines: readonly FlatLine[], indices: readonly number[]): readonly Passage[] {
  const passages: Passage[] = []
  for (let at = 0; at < lines.length; ) {
    const count = isFigureOfHeading(lines, at) ? 2 : joinedCount(lines, at)
    passages.push(passageOf(lines.slice(at, at + count), indices.slice(at, at + count)))
    at += count
  }
  return passages
}

/** A passage without its label: the label is part of the text. */
export function unlabelled(passage: Passage): Passage {
  if (!passage.label) return passage
  const text = joinText(passage.lines.map((line) => line.text))
  return { ...passage, label: null, text, size: lookLength(text) }
}

/** The words of broken lines as one text. Chinese needs no space between them, Latin words do. */
export function joinText(texts: readonly string[]): string {
  return texts
    .map((text, at) => {
      const before = texts[at - 1] ?? ""
      return /[A-Za-z0-9,;]/.test(before.slice(-1)) && /^[A-Za-z]/.test(text) ? ` ${text}` : text
    })
    .join("")
}

function passageOf(lines: readonly FlatLine[], indices: readonly number[]): Passage {
  const [first, ...others] = lines
  if (!first) throw new RangeError("A passage has at least one line")
  const label = readLabel(first.text) ?? (others.length > 0 ? figureAlone(first.text) : null)
  const text = joinText([label ? first.text.slice(label.length) : first.text, ...others.map((line) => line.text)])
  return { indices, lines, first, label, text, size: lookLength(text) }
}

/** The label that a figure alone on its line is for the heading below it. */
function figureAlone(text: string): TypedLabel | null {
  const value = /^\d{1,2}$/.test(text) ? Number(text) : 0
  return value > 0 ? { label: text, form: "digit-space", figure: "arabic", value, length: text.length } : null
}

function isFigureOfHeading(lines: readonly FlatLine[], at: number): boolean {
  const heading = lines[at + 1]
  if (!heading || !figureAlone(lines[at]?.text ?? "")) return false
  return (
    !readLabel(heading.text) &&
    !isFinished(heading.text) &&
    /\p{Script=Han}/u.test(heading.text) &&
    lookLength(heading.text) <= 45
  )
}

// How many lines from `at` on are one passage: on and on to the line that closes what the one before it leaves open.
function joinedCount(lines: readonly FlatLine[], at: number): number {
  let count = 1
  for (let more = closingAfter(lines, at); more > 0; more = closingAfter(lines, at + count - 1)) count += more
  return count
}

// How many lines further on the line stands that closes what this one leaves open; 0 for none.
function closingAfter(lines: readonly FlatLine[], at: number): number {
  const open = openEnd(lines[at])
  if (!open) return 0
  for (let ahead = 1; ahead <= farthestClosing; ahead++) {
    const next = lines[at + ahead]
    // A line with a number of its own never goes on with the one before.
    if (!next || readLabel(next.text) || /^附件/.test(next.text)) return 0
    const balance = balanceOf(next.text)
    if (closesWhat(balance, open)) return ahead
    if (!isBalanced(balance) || isFinished(next.text)) return 0
  }
  return 0
}

// What a line that does not end a sentence leaves open.
function openEnd(line: FlatLine | undefined): Balance | null {
  if (!line || isFinished(line.text)) return null
  const balance = balanceOf(line.text)
  return balance.unclosed.some((count) => count > 0) ? balance : null
}
