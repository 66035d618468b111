/**
 * Paragraphs that were broken where no bracket proves it (those are joined in passage.ts): a long line that ends no sentence,
 * and below it one that begins none of its own. A missing 。 alone is no reason: nothing is joined to a line with a number or
 * to a heading, nor where most paragraphs of the text lack their 。.
 */
import type { Passage } from "./passage.ts"
import { isFinished } from "./plain.ts"

// Shorter lines without 。 are headings or entries of a list.
const shortestBroken = 40
// Above this share of long paragraphs without 。 the writer leaves it out.
const mostUnfinished = 0.4

/** The passages that go on with the one before them. */
export function brokenPassages(
  passages: readonly Passage[],
  isText: (at: number) => boolean,
  isPlaced: (at: number) => boolean,
): ReadonlySet<number> {
  const long = passages.filter(({ size }, at) => isText(at) && size >= shortestBroken)
  const unfinished = long.filter(({ text }) => !isFinished(text))
  const broken = new Set<number>()
  if (unfinished.length > long.length * mostUnfinished && unfinished.length > 1) return broken
  passages.forEach((passage, at) => {
    const before = passages[at - 1]
    if (!before || !isText(at) || !isText(at - 1) || isPlaced(at) || passage.label) return
    if (before.size >= shortestBroken && !isFinished(before.text) && !startsAnew(passage.text)) broken.add(at)
  })
  return broken
}

// Marks that begin a paragraph of its own.
function startsAnew(text: string): boolean {
  return /^(?:[（(]|——|附|注[：:])/.test(text)
}
