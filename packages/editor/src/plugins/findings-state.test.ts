import type { Diagnostic } from "@yaodian/lint"
import { cell, doc, paragraph, row, table, task } from "@yaodian/model/build"
import { describe, expect, it } from "vitest"
import { findingRange, textPlaces, underline } from "./findings-state.ts"

const finding = (block: string, from: number, to: number, rest: Partial<Diagnostic> = {}) =>
  ({
    block,
    from,
    to,
    part: "text",
    scope: "place",
    severity: "error",
    rule: "punct/x",
    fingerprint: `${block}:${from}`,
    ...rest,
  }) as Diagnostic

const { node } = doc(task("学习"), table(row(cell({ col: "c" }, paragraph("甲乙", { id: "p" })))))
const draw = (found: readonly Diagnostic[], isQuiet = (_: Diagnostic) => false) => {
  const { underlines } = underline(node, found, isQuiet)
  return underlines.find().map(({ from, to }) => [from, to])
}

describe("a finding", () => {
  it("has its range in the document, in tables too, and none when its block is gone", () => {
    const places = textPlaces(node)
    expect(findingRange(finding("b1", 0, 1), places)).toEqual({ from: 1, to: 2 })
    expect(findingRange(finding("p", 1, 2), places)).toEqual({ from: 9, to: 10 })
    expect(findingRange(finding("b1", 1, 9), places)).toEqual({ from: 2, to: 3 })
    expect(findingRange(finding("gone", 0, 1), places)).toBeNull()
  })

  it("is underlined at its words, or marked on its block where it is about that", () => {
    expect(draw([finding("b1", 0, 1)])).toEqual([[1, 2]])
    expect(draw([finding("b1", 0, 2, { rule: "task/unit-missing" })])).toEqual([[0, 4]])
    expect(draw([finding("b1", 2, 2)])).toEqual([[0, 4]])
    expect(draw([finding("b1", 0, 1, { part: "label" })])).toEqual([[0, 4]])
  })

  it("is not drawn while it has to wait, nor when it is about the whole document", () => {
    expect(draw([finding("b1", 0, 1)], () => true)).toEqual([])
    expect(draw([finding("b1", 0, 1, { scope: "document" })])).toEqual([])
  })
})
