import { doc, paragraph } from "@yaodian/model/build"
import { describe, expect, it } from "vitest"
import { createLinter, lintDocument } from "./linter.ts"
import { parseSuppressions, type SuppressionOptions, suppression } from "./suppress.ts"

const node = doc(paragraph("学习《甲》、《乙》。"), paragraph("学习《丙》、《丁》。"), paragraph("办好《戊。")).node
const why: SuppressionOptions = { reason: "名称如此", by: "u1", at: "2027-01-01T00:00:00Z" }

function suppressedBlocks(scope: SuppressionOptions["scope"]) {
  const [first] = lintDocument(node).diagnostics
  if (!first) throw new Error("a finding")
  const entry = suppression(first, { ...why, ...(scope && { scope }) })
  const { diagnostics } = lintDocument(node, { suppressions: Object.fromEntries([entry]) })
  return diagnostics.flatMap(({ block, suppressed }) => (suppressed ? [block] : []))
}

describe("suppressions", () => {
  it("cover one place", () => expect(suppressedBlocks(undefined)).toEqual(["b1"]))
  it("cover a term", () => expect(suppressedBlocks("term")).toEqual(["b1", "b2"]))
  it("cover the document", () => expect(suppressedBlocks("document")).toEqual(["b1", "b2"]))

  it("come and go without anything being checked again", () => {
    const linter = createLinter()
    const before = linter.update(node).diagnostics
    linter.configure({ suppressions: Object.fromEntries(before.slice(0, 1).map((one) => suppression(one, why))) })
    const covered = linter.update(node).diagnostics
    expect(covered[0]).toEqual({ ...before[0], suppressed: { ...why, excerpt: "、", scope: "place" } })
    expect(covered[1]).toBe(before[1])
    linter.configure({})
    expect(linter.update(node).diagnostics).toEqual(before)
  })

  it("are read from outside entry by entry", () => {
    const entry = { ...why, excerpt: "、", scope: "place" }
    const json = {
      "punct/unmatched:1": entry,
      "punct/unmatched:2": { ...entry, scope: "all" },
      "punct/unmatched:3": null,
    }
    expect(parseSuppressions(json)).toEqual({ "punct/unmatched:1": entry })
    expect(parseSuppressions("no")).toEqual({})
    expect(parseSuppressions(null)).toEqual({})
  })
})
