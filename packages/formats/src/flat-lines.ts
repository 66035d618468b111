/** Text -> flat lines: what every reader hands to `classify`. */
import type { LineCues, SourcePlace } from "@yaodian/model"

/** A line of a source that holds something: its text without the white space around it, and what else is known of it. */
export interface FlatLine {
  readonly text: string
  readonly cues: LineCues
  /** Where the text begins. */
  readonly place: SourcePlace
  /** The cells of the line where tabs divide it. */
  readonly cells: readonly string[] | null
}

const lineEnd = /\r\n|\r|\n/
// An editor counts no new line at these, but they end one on the page: soft breaks of Word, form feeds, U+2028.
const softBreak = /[\v\f\u0085\u2028\u2029]/
// Alternatives, because a class would take U+200D as a joiner of its neighbours.
const zeroWidth = /\u200b|\u200c|\u200d|\u2060|\ufeff/g
// A mark of Markdown; our own texts never begin with one.
const headingMark = /^#{1,6}[ \t]+/

/** The lines of a text that hold something, in order. */
export function flatLines(text: string): readonly FlatLine[] {
  const lines: FlatLine[] = []
  let gap = 0
  text.split(lineEnd).forEach((line, at) => {
    let column = 1
    for (const piece of line.split(softBreak)) {
      const flat = flatLine(piece, { line: at + 1, column }, gap)
      if (flat) lines.push(flat)
      gap = flat ? 0 : gap + 1
      column += piece.length + 1
    }
  })
  return lines
}

function flatLine(raw: string, start: SourcePlace, gap: number): FlatLine | null {
  const white = /^(?:\s|\u200b|\u200c|\u200d|\u2060)*/.exec(raw)?.[0] ?? ""
  const whole = raw.slice(white.length)
  const mark = headingMark.exec(whole)?.[0] ?? ""
  const words = shown(whole.slice(mark.length))
  // A mark with nothing behind it is all that the line has.
  const text = words === "" ? shown(whole) : words
  if (text === "") return null
  const isMarked = mark !== "" && words !== ""
  const cues: LineCues = {
    ...(white === "" ? {} : { indent: width(white) }),
    ...(isMarked ? { outline: mark.trim().length } : {}),
    ...(gap === 0 ? {} : { gap }),
  }
  const place = { line: start.line, column: start.column + white.length + (isMarked ? mark.length : 0) }
  return { text, cues, place, cells: raw.includes("\t") && !isMarked ? cellsOf(raw) : null }
}

function shown(text: string): string {
  return text.replace(zeroWidth, "").trim()
}

// Columns of a typewriter: an ideographic space is two wide, a tab goes to the next multiple of eight.
function width(white: string): number {
  let columns = 0
  for (const space of white) {
    if (space === "\t") columns += 8 - (columns % 8)
    else if (space === "\u3000") columns += 2
    else if (space.replace(zeroWidth, "") !== "") columns += 1
  }
  return columns
}

function cellsOf(raw: string): readonly string[] {
  return raw
    .replace(zeroWidth, "")
    .split("\t")
    .map((cell) => cell.trim())
}
