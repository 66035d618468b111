/**
 * The same random editing by our binding and by y-prosemirror: what each loses, doubles and misplaces. Prints both. With
 * YAODIAN_LONG=1 200 seeds of 2,000 edits, which takes a quarter of an hour.
 */
import { afterAll, describe, expect, it } from "vitest"
import { flatSide, type Side, xmlSide } from "./people.ts"
import { type Result, run, sum } from "./run.ts"

const isLong = process.env.YAODIAN_LONG === "1"
const seeds = Array.from({ length: isLong ? 200 : 10 }, (_, i) => 1 + i)
const edits = isLong ? 2_000 : 300
const timeout = 300_000

const results = new Map<Side, Result[]>([
  [flatSide, []],
  [xmlSide, []],
])

function measured(side: Side, seed: number): Result {
  const result = run(side, seed, edits)
  results.get(side)?.push(result)
  return result
}

function report(): string {
  const [ours, theirs] = [flatSide, xmlSide].map((side) => sum(results.get(side) ?? []))
  const names = Object.keys(ours ?? {}) as (keyof Result)[]
  const lines = names.map((name) => `${name.padEnd(12)}${cell(ours?.[name])}${cell(theirs?.[name])}`)
  const head = `${" ".repeat(12)}${cell(flatSide.name)}${cell(xmlSide.name)}`
  return [`${seeds.length} seeds of ${edits} edits by three people`, head, ...lines].join("\n")
}

function cell(value: string | number | undefined): string {
  return (typeof value === "number" ? value.toLocaleString("en-US") : (value ?? "")).padStart(22)
}

describe("three people who edit at random", () => {
  afterAll(() => console.log(report()))

  it.each(seeds)("lose, double and misplace no character with our binding (seed %i)", { timeout }, (seed) => {
    const { lost, doubled, misplaced, threw, diverged, ended } = measured(flatSide, seed)
    expect({ lost, doubled, misplaced, threw, diverged, ended }).toEqual({
      lost: 0,
      doubled: 0,
      misplaced: 0,
      threw: 0,
      diverged: 0,
      ended: 0,
    })
  })

  it.each(seeds)("are counted with y-prosemirror, too (seed %i)", { timeout }, (seed) => {
    expect(measured(xmlSide, seed).edits).toBeGreaterThan(0)
  })

  it("lose and double characters with y-prosemirror, so that the count is seen to count", () => {
    const { lost, doubled } = sum(results.get(xmlSide) ?? [])
    expect(Math.min(lost, doubled)).toBeGreaterThan(0)
  })
})
