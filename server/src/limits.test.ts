import { EventEmitter } from "node:events"
import { describe, expect, it } from "vitest"
import { Allowance } from "./limits.ts"
import { Tally } from "./tally.ts"

describe("an allowance", () => {
  it("gives its burst at once and no more", () => {
    const allowance = new Allowance(10, 3, 0)
    expect([1, 1, 1, 1].map((amount) => allowance.take(amount, 0))).toEqual([true, true, true, false])
  })

  it("fills up steadily, never above its burst", () => {
    const allowance = new Allowance(10, 3, 0)
    expect(allowance.take(3, 0)).toBe(true)
    expect(allowance.take(1, 99)).toBe(false)
    expect(allowance.take(1, 100)).toBe(true)
    expect(allowance.take(4, 100_000)).toBe(false)
    expect(allowance.take(3, 100_000)).toBe(true)
  })

  it("does not run backwards with the clock", () => {
    const allowance = new Allowance(10, 3, 1000)
    expect(allowance.take(3, 0)).toBe(true)
    expect(allowance.take(1, 0)).toBe(false)
  })
})

describe("a tally", () => {
  it("counts each key by itself, until it closes", () => {
    const tally = new Tally(2)
    const [one, two, three] = [new EventEmitter(), new EventEmitter(), new EventEmitter()]
    expect([one, two, three].map((what) => tally.count("__proto__", what))).toEqual([true, true, false])
    expect(tally.count("b", three)).toBe(true)
    one.emit("close")
    expect(tally.count("__proto__", new EventEmitter())).toBe(true)
    expect(tally.count("__proto__", new EventEmitter())).toBe(false)
  })
})
