import { describe, expect, it } from "vitest"
import { ClockRanges } from "./clock-ranges.ts"
import { randomFrom } from "./random.ts"

function ranges(...list: readonly (readonly [number, number])[]): ClockRanges {
  const set = new ClockRanges()
  for (const [from, to] of list) set.add(1, from, to)
  return set
}

const listed = (set: ClockRanges, client = 1) => set.of(client).map(({ from, to }) => [from, to])

describe("clock ranges", () => {
  it("join where they touch", () => expect(listed(ranges([0, 3], [5, 7], [3, 5]))).toEqual([[0, 7]]))
  it("stay apart where they do not", () =>
    expect(listed(ranges([5, 7], [0, 3]))).toEqual([
      [0, 3],
      [5, 7],
    ]))
  it("know no empty range", () => expect(ranges([4, 4]).isEmpty).toBe(true))

  it("are cut where something is taken out of the middle", () => {
    const set = ranges([0, 10])
    set.remove(1, 3, 5)
    expect(listed(set)).toEqual([
      [0, 3],
      [5, 10],
    ])
  })

  it("keep clients apart and forget a client of whom nothing is left", () => {
    const set = ranges([0, 10])
    set.add(2, 0, 4)
    set.remove(1, 0, 20)
    expect(set.clients()).toEqual([2])
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("hold exactly what a plain set holds (seed %i)", (seed) => {
    const random = randomFrom(seed)
    const set = new ClockRanges()
    const model = new Set<string>()
    for (let step = 0; step < 2_000; step++) {
      const client = random(3)
      const from = random(60)
      const to = from + random(12)
      const isAdded = random(2) === 0
      if (isAdded) set.add(client, from, to)
      else set.remove(client, from, to)
      for (let clock = from; clock < to; clock++) {
        if (isAdded) model.add(`${client}:${clock}`)
        else model.delete(`${client}:${clock}`)
      }
      expectSame(set, model)
    }
  })
})

/** The same pairs on both sides, and no two ranges that should have been one. */
function expectSame(set: ClockRanges, model: ReadonlySet<string>): void {
  const pairs = new Set<string>()
  for (const client of set.clients()) {
    let end = -1
    for (const { from, to } of set.of(client)) {
      expect(from).toBeGreaterThan(end)
      expect(to).toBeGreaterThan(from)
      end = to
      for (let clock = from; clock < to; clock++) pairs.add(`${client}:${clock}`)
    }
  }
  expect(pairs).toEqual(model)
  expect(set.isEmpty).toBe(model.size === 0)
}
