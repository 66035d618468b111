import type { FlatBlock } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import { blockDifferences } from "./block-differences.ts"

function block(id: string, text: string, more: Partial<FlatBlock> = {}): FlatBlock {
  return { id, type: "paragraph", attrs: {}, runs: text === "" ? [] : [{ insert: text }], ...more }
}

const plan = [block("a", "甲"), block("b", "乙"), block("c", "丙")]

describe("block differences", () => {
  it("are none between equal plans, whatever the order of attributes", () => {
    const one = [block("a", "甲", { attrs: { level: 2, label: "1." } })]
    const other = [block("a", "甲", { attrs: { label: "1.", level: 2 } })]
    expect(blockDifferences(one, other)).toEqual([])
    expect(blockDifferences(plan, [...plan])).toEqual([])
  })

  it("name what was added, changed and removed, in the order of the plan", () => {
    const after = [block("n", "新"), block("a", "甲甲"), block("c", "丙")]
    expect(blockDifferences(plan, after)).toEqual([
      { id: "n", type: "paragraph", change: "added", before: null, after: "新" },
      { id: "a", type: "paragraph", change: "changed", before: "甲", after: "甲甲" },
      { id: "b", type: "paragraph", change: "removed", before: "乙", after: null },
    ])
  })

  it("put what was removed at the beginning first, and several in their order", () => {
    const ids = blockDifferences(plan, [block("c", "丙丙")]).map(({ id, change }) => `${id} ${change}`)
    expect(ids).toEqual(["a removed", "b removed", "c changed"])
  })

  it("count a change of kind, of a fact or of a mark", () => {
    const others: FlatBlock[] = [
      block("a", "甲", { type: "task" }),
      block("a", "甲", { attrs: { due: "2027-06" } }),
      block("a", "", { runs: [{ insert: "甲", marks: { strong: true } }] }),
    ]
    for (const other of others) {
      expect(blockDifferences([block("a", "甲")], [other])).toMatchObject([
        { change: "changed", before: "甲", after: "甲" },
      ])
    }
  })

  it("leave out a block that only moved", () => {
    expect(blockDifferences(plan, [...plan].reverse())).toEqual([])
  })
})
