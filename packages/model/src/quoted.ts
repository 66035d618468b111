/** What stands in for a quoted character: nothing that a reader of words looks for. */
const blank = "\0"

const partners: Readonly<Record<string, string>> = {
  "”": "“",
  "’": "‘",
  "》": "《",
  "〉": "〈",
  "」": "「",
  "』": "『",
}

/**
 * The text with everything between “”, ‘’, 《》, 〈〉, 「」, 『』 blanked out, at the same length: names and slogans in quotes
 * hold numbers that mean nothing. A mark whose partner is not in the same line hides nothing.
 */
export function blankQuoted(text: string): string {
  let result = ""
  let at = 0
  for (const { from, to } of quotedRanges(text)) {
    result += text.slice(at, from) + blank.repeat(to - from)
    at = to
  }
  return result + text.slice(at)
}

interface Range {
  readonly from: number
  readonly to: number
}

// The outermost pairs, in order. Titles nest in titles, quotes do not nest in quotes: a second “ means that the first
// one was never closed. A pair that would cross another is none.
function quotedRanges(text: string): readonly Range[] {
  const ranges: Range[] = []
  const open = new Map<string, number[]>()
  for (const { 0: mark, index } of text.matchAll(/[“”‘’《》〈〉「」『』\n]/g)) {
    const partner = partners[mark]
    if (mark === "\n") open.clear()
    else if (partner === undefined) openMark(open, mark, index + 1)
    else addRange(ranges, { from: open.get(partner)?.pop() ?? index, to: index })
  }
  return ranges
}

function openMark(open: Map<string, number[]>, mark: string, at: number): void {
  const waiting = open.get(mark)
  if (waiting && mark === "《") waiting.push(at)
  else open.set(mark, [at])
}

function addRange(ranges: Range[], range: Range): void {
  const last = ranges.at(-1)
  if (range.from === range.to || (last && last.from <= range.from && range.from < last.to)) return
  while ((ranges.at(-1)?.from ?? -1) > range.from) ranges.pop()
  ranges.push(range)
}
