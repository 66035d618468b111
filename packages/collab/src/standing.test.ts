import { describe, expect, it } from "vitest"
import { type Happening, nextStep, outset, standingAfter } from "./standing.ts"

const opened: Happening = { type: "opened" }
const synced: Happening = { type: "synced" }
const closed = (code: number): Happening => ({ type: "closed", code, message: "" })
const after = (...happenings: readonly Happening[]) => happenings.reduce(standingAfter, outset)

describe("the standing of a connection", () => {
  it("goes from connecting through syncing to live", () =>
    expect([after(), after(opened), after(opened, synced)].map(({ state }) => state)).toEqual([
      "connecting",
      "syncing",
      "live",
    ]))

  it.each([1000, 1006, 1011, 1012, 1013, 4399, 4500, 4529])(
    "is offline and tries again after close code %i",
    (code) => {
      const standing = after(opened, synced, closed(code))
      expect([standing.state, nextStep(standing), standing.losses]).toEqual(["offline", "retry", 1])
    },
  )

  it.each([
    [1009, "too-large"],
    [4400, "other"],
    [4403, "forbidden"],
    [4404, "missing"],
    [4409, "deleted"],
    [4413, "too-large"],
    [4499, "other"],
  ] as const)("is refused for good after close code %i (%s)", (code, why) => {
    const standing = after(opened, synced, closed(code))
    expect(standing).toMatchObject({ state: "refused", refusal: { why, code } })
    expect(nextStep(standing)).toBe("wait")
  })

  it("asks for a new token once after 4401, then is refused", () => {
    expect(after(opened, closed(4401))).toMatchObject({ state: "connecting", hasRenewed: true })
    expect(after(opened, closed(4401), opened, closed(4401))).toMatchObject({
      state: "refused",
      refusal: { why: "token" },
    })
  })

  it("may renew its token again once the new one has worked", () =>
    expect(after(closed(4401), opened, synced, closed(4401)).state).toBe("connecting"))

  it("does not count a token as good that only met a broken line", () =>
    expect(after(closed(4401), opened, closed(1006), opened, closed(4401)).state).toBe("refused"))

  it("stays offline while it tries, and counts its losses until it did useful work", () => {
    const twice = after(opened, synced, closed(1006), { type: "failed" })
    expect(twice).toMatchObject({ state: "offline", losses: 2 })
    expect([opened, synced, { type: "served" } as const].reduce(standingAfter, twice).losses).toBe(0)
  })

  it("starts afresh when asked, and remembers that the plan was in", () =>
    expect(after(opened, synced, closed(4403), { type: "asked" })).toEqual({ ...outset, hasSynced: true }))
})
