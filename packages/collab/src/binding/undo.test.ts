import { planSchema } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import { findBlock, sync } from "../testing/peer.ts"
import { settled, smallPlan, twoPeers } from "../testing/small-plan.ts"

describe("undo", () => {
  it("takes back only this person's work, with others' edits in between", () => {
    const [me, other] = twoPeers()
    me.edit((tr) => tr.insertText("我", me.at("t1", 2)))
    other.edit((tr) => tr.insertText("他", other.at("t1", 0)))
    sync(me, other)
    other.edit((tr) => tr.setNodeMarkup(other.at("t1") - 1, planSchema.nodes.bullet, { id: "t1" }))
    sync(me, other)
    expect(me.binding.undo()).toBe(true)
    settled(me, other)
    expect(me.doc.child(1).textContent).toBe("他开展的的调研")
    expect(me.doc.child(1).type.name).toBe("bullet")
    expect(me.binding.undo()).toBe(false)
    expect(me.binding.redo()).toBe(true)
    expect(me.doc.child(1).textContent).toBe("他开展我的的调研")
    settled(me, other)
  })

  it("takes typing together and structure by itself, and gives the caret back", () => {
    const [me, other] = twoPeers()
    for (const [i, char] of [..."加快"].entries()) {
      me.caret("t2", i)
      me.edit((tr) => tr.insertText(char))
    }
    me.edit((tr) => tr.split(me.at("t2", 2)))
    expect(me.doc.childCount).toBe(7)
    me.binding.undo()
    expect(me.doc.childCount).toBe(6)
    expect(me.doc.child(2).textContent).toBe("加快抓好落实")
    expect(me.state.selection.head).toBe(me.at("t2", 2))
    me.binding.undo()
    expect(me.doc.eq(smallPlan)).toBe(true)
    expect(me.state.selection.head).toBe(me.at("t2", 0))
    me.binding.redo()
    me.binding.redo()
    expect(me.doc.childCount).toBe(7)
    settled(me, other)
  })

  it("brings back a moved block, a deleted table and a changed type", () => {
    const [me, other] = twoPeers()
    me.edit((tr) => tr.delete(0, 6).insert(tr.mapping.map(tr.doc.content.size), smallPlan.child(0)))
    const at = findBlock(me.doc, "T") as number
    me.edit((tr) => tr.delete(at, at + smallPlan.child(4).nodeSize))
    me.edit((tr) => tr.setNodeMarkup(me.at("t1") - 1, planSchema.nodes.bullet, { id: "t1" }))
    sync(me, other)
    for (let i = 0; i < 3; i++) me.binding.undo()
    expect(me.doc.eq(smallPlan)).toBe(true)
    settled(me, other)
  })
})
