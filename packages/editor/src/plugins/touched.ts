import type { Transaction } from "prosemirror-state"
import { changedWindow } from "./window.ts"

/** Says of a block of the new document, by index and the positions before and after it, whether the transaction touched it. */
export type IsTouched = (index: number, from: number, to: number) => boolean

/**
 * Which blocks a transaction touched: those that are other objects than before, and those in a replaced range. The second
 * matters where the same object was taken out and put in again: what was drawn on it is gone all the same.
 */
export function touchedBlocks(tr: Transaction): IsTouched {
  const window = changedWindow(tr.before, tr.doc)
  const ranges = replacedRanges(tr)
  return (index, from, to) =>
    (index >= window.from && index < window.to) || ranges.some((range) => range.from <= to && range.to >= from)
}

interface Range {
  readonly from: number
  readonly to: number
}

// In positions of the new document.
function replacedRanges(tr: Transaction): readonly Range[] {
  const ranges: Range[] = []
  tr.mapping.maps.forEach((map, step) => {
    const rest = tr.mapping.slice(step + 1)
    map.forEach((_from, _to, newFrom, newTo) => {
      ranges.push({ from: rest.map(newFrom, -1), to: rest.map(newTo, 1) })
    })
  })
  return ranges
}
