/** A stretch of the clocks of one Yjs client, half-open. */
export interface ClockRange {
  readonly from: number
  readonly to: number
}

/**
 * A set of (client, clock) pairs, kept as ranges that are sorted and neither overlap nor touch: a thousand keystrokes in a
 * row are one range.
 */
export class ClockRanges {
  readonly #clients = new Map<number, ClockRange[]>()

  /** Whether there is nothing in the set. */
  get isEmpty(): boolean {
    return this.#clients.size === 0
  }

  /** The clients of whom something is in the set. */
  clients(): readonly number[] {
    return [...this.#clients.keys()]
  }

  /** The ranges of a client in order; an empty list where there are none. */
  of(client: number): readonly ClockRange[] {
    return this.#clients.get(client) ?? []
  }

  /** Puts the clocks from `from` up to `to` into the set. */
  add(client: number, from: number, to: number): void {
    if (from >= to) return
    const ranges = this.#clients.get(client) ?? []
    const first = firstFrom(ranges, (range) => range.to >= from)
    const end = firstFrom(ranges, (range) => range.from > to)
    const touched = ranges.slice(first, end)
    const merged = {
      from: Math.min(from, touched[0]?.from ?? from),
      to: Math.max(to, touched.at(-1)?.to ?? to),
    }
    ranges.splice(first, end - first, merged)
    this.#clients.set(client, ranges)
  }

  /** Takes the clocks from `from` up to `to` out of the set. */
  remove(client: number, from: number, to: number): void {
    const ranges = this.#clients.get(client)
    if (ranges === undefined || from >= to) return
    const first = firstFrom(ranges, (range) => range.to > from)
    const end = firstFrom(ranges, (range) => range.from >= to)
    const rest = ranges.slice(first, end).flatMap((range) => [
      { from: range.from, to: Math.min(range.to, from) },
      { from: Math.max(range.from, to), to: range.to },
    ])
    ranges.splice(first, end - first, ...rest.filter((range) => range.from < range.to))
    if (ranges.length === 0) this.#clients.delete(client)
  }
}

/** The index of the first range for which `holds` is true; it must be false before some place and true after it. */
function firstFrom(ranges: readonly ClockRange[], holds: (range: ClockRange) => boolean): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range !== undefined && holds(range)) high = middle
    else low = middle + 1
  }
  return low
}
