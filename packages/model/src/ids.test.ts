import { describe, expect, it } from "vitest"
import { isId, newId } from "./ids.ts"

describe("newId", () => {
  it("gives ids that may be stored, each another", () => {
    const ids = Array.from({ length: 10_000 }, () => newId())
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[0-9A-Za-z]{10}$/.test(id) && isId(id))).toBe(true)
  })

  it("takes its chance from outside", () => {
    expect(newId(() => 0)).toBe("0000000000")
    expect(newId((below) => below - 1)).toBe("zzzzzzzzzz")
  })
})

describe("isId", () => {
  it.each(["a", "row.col", "A_1-b.c", "x".repeat(64)])("takes %s", (id) => expect(isId(id)).toBe(true))
  it.each(["", "a~", "^", "a b", "编号", "a\n", "x".repeat(65)])("doesn't take “%s”", (id) =>
    expect(isId(id)).toBe(false),
  )
})
