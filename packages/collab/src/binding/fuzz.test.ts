import { describe, expect, it } from "vitest"
import { fuzz } from "../testing/fuzz.ts"

const isLong = process.env.YAODIAN_LONG === "1"
const seeds = isLong ? 400 : 50
const operations = isLong ? 300 : 200
/** Seeds that once failed. */
const remembered: readonly number[] = []

describe("three people who edit at random", () => {
  const numbers = [...remembered, ...Array.from({ length: seeds }, (_, i) => 1000 + i)]

  it.each(numbers)("see the same plan with every character once (seed %i)", (seed) => {
    const { faults, log } = fuzz(seed, operations)
    expect(faults, `seed ${seed}\n${log.slice(-40).join("\n")}`).toEqual([])
  })
})
