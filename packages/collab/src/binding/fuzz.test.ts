import { describe, expect, it } from "vitest"
import { fuzz, fuzzHostile } from "../testing/fuzz.ts"

const isLong = process.env.YAODIAN_LONG === "1"
const seeds = isLong ? 400 : 50
const operations = isLong ? 300 : 200
/** Seeds that once failed. */
const remembered: readonly number[] = [5056]

describe("three people who edit at random", () => {
  const numbers = [...remembered, ...Array.from({ length: seeds }, (_, i) => 1000 + i)]

  it.each(numbers)("see the same plan with every character once (seed %i)", (seed) => {
    const { faults, log } = fuzz(seed, operations)
    expect(faults, `seed ${seed}\n${log.slice(-40).join("\n")}`).toEqual([])
  })
})

describe("two people who edit a plan that no honest client wrote", () => {
  it(`see the same, in ${isLong ? 2000 : 150} plans`, () => {
    for (let seed = 1; seed <= (isLong ? 2000 : 150); seed++) {
      const { faults, log } = fuzzHostile(seed, 30)
      expect(faults, `seed ${seed}\n${log.slice(-6).join("\n")}`).toEqual([])
    }
  })
})
