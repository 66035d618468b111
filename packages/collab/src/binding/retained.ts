/** Which stretches of a document or a text lived through a list of changes, and where they are now. */
import type { StepMap } from "prosemirror-transform"

/** The places [from, to) of before are now at [at, at + to − from). */
export interface Retained {
  readonly from: number
  readonly to: number
  readonly at: number
}

/** The stretches of [0, size) that every map left alone, in order. */
export function retainedRanges(maps: readonly StepMap[], size: number): readonly Retained[] {
  let ranges: readonly Retained[] = [{ from: 0, to: size, at: 0 }]
  for (const map of maps) ranges = through(ranges, keptBy(map))
  return ranges
}

function keptBy(map: StepMap): readonly Retained[] {
  const kept: Retained[] = []
  let [from, at] = [0, 0]
  map.forEach((oldFrom, oldTo, _newFrom, newTo) => {
    if (oldFrom > from) kept.push({ from, to: oldFrom, at })
    from = oldTo
    at = newTo
  })
  kept.push({ from, to: Number.POSITIVE_INFINITY, at })
  return kept
}

function through(ranges: readonly Retained[], kept: readonly Retained[]): readonly Retained[] {
  const result: Retained[] = []
  let first = 0
  for (const range of ranges) {
    const end = range.at + range.to - range.from
    while (first < kept.length - 1 && (kept[first]?.to ?? 0) <= range.at) first++
    for (let i = first; i < kept.length; i++) {
      const piece = kept[i]
      if (!piece || piece.from >= end) break
      const from = Math.max(range.at, piece.from)
      const to = Math.min(end, piece.to)
      const shift = from - range.at
      if (from < to)
        result.push({ from: range.from + shift, to: range.from + shift + to - from, at: piece.at + from - piece.from })
    }
  }
  return result
}
