/**
 * What most of a document does, question by question. Counted per block and added up, so that a change of a block changes
 * the sums and nothing else. The answers are coarse on purpose: they seldom change while somebody writes. They depend on
 * the document alone (no memory of earlier answers), so everybody who has the document gets the same.
 */

/** How often a block does one thing or the other. */
export interface StyleCounts {
  readonly halfWidth: number
  readonly fullWidth: number
  /** Long tasks that begin with a closed lead, and those that do not. */
  readonly closedLeads: number
  readonly openLeads: number
}

/** The answers: what at least 60 % do, else `mixed`. */
export interface StyleConsensus {
  readonly width: "half" | "full" | "mixed"
  readonly lead: "closed" | "open" | "mixed"
}

/** Nothing counted. */
export const noCounts: StyleCounts = { halfWidth: 0, fullWidth: 0, closedLeads: 0, openLeads: 0 }

const majority = 0.6
// Two tasks are no habit.
const fewestLeads = 3

/** The sum, or with `sign` -1 the difference, of two counts. */
export function addCounts(a: StyleCounts, b: StyleCounts, sign: 1 | -1 = 1): StyleCounts {
  return {
    halfWidth: a.halfWidth + sign * b.halfWidth,
    fullWidth: a.fullWidth + sign * b.fullWidth,
    closedLeads: a.closedLeads + sign * b.closedLeads,
    openLeads: a.openLeads + sign * b.openLeads,
  }
}

/** What most of the document does. Gives `before` itself where that says the same. */
export function consensusOf(counts: StyleCounts, before?: StyleConsensus): StyleConsensus {
  const width = choose("half", counts.halfWidth, "full", counts.fullWidth, 1)
  const lead = choose("closed", counts.closedLeads, "open", counts.openLeads, fewestLeads)
  return before?.width === width && before.lead === lead ? before : { width, lead }
}

function choose<A, B>(a: A, countA: number, b: B, countB: number, fewest: number): A | B | "mixed" {
  const total = countA + countB
  if (total < fewest) return "mixed"
  if (countA >= majority * total) return a
  return countB >= majority * total ? b : "mixed"
}
