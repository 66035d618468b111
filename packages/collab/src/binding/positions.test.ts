import { TextSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { twoPeers } from "../testing/small-plan.ts"

describe("positions for others", () => {
  it("survive edits and come back through JSON", () => {
    const [me, other] = twoPeers()
    me.edit((tr) => tr.setSelection(TextSelection.create(tr.doc, me.at("t1", 1), me.at("t2", 2))))
    const sent = JSON.parse(JSON.stringify(me.binding.relativeSelection()))
    other.edit((tr) => tr.insertText("新新", other.at("t1", 0)))
    expect(other.binding.absoluteSelection(sent)).toEqual({ anchor: other.at("t1", 3), head: other.at("t2", 2) })
    expect(other.binding.selectionAt(sent)?.head).toBe(other.at("t2", 2))
  })

  it("work in an empty block, a cell that is not stored and on an atom", () => {
    const [me, other] = twoPeers()
    for (const id of ["p", "r1.c2"]) {
      me.caret(id, 0)
      const sent = JSON.parse(JSON.stringify(me.binding.relativeSelection()))
      expect(other.binding.absoluteSelection(sent)).toEqual({ anchor: other.at(id), head: other.at(id) })
    }
  })

  it("that make no sense give null and never throw", () => {
    const [me] = twoPeers()
    for (const place of [
      {},
      { v: "nowhere" },
      { item: 3 },
      { tname: "q" },
      { item: { client: 9, clock: 9 } },
      { type: "x" },
    ]) {
      expect(me.binding.absoluteSelection({ anchor: place, head: place })).toBeNull()
    }
  })
})
