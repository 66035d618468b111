import { describe, expect, it } from "vitest"
import { Peer, seedDocument, send } from "../testing/peer.ts"
import { settled, smallPlan, twoPeers } from "../testing/small-plan.ts"

describe("an error", () => {
  it("in the writer is told, nothing is written, and work goes on", () => {
    let isBroken = false
    const random = () => {
      if (isBroken) throw new Error("injected")
      return 1
    }
    const update = seedDocument(smallPlan)
    const me = new Peer(10, update, { random })
    const states: boolean[] = []
    me.binding.onSafe((safe) => states.push(safe))
    isBroken = true
    // Moving a block needs a key, and a key needs chance.
    me.edit((tr) => tr.delete(0, 6).insert(tr.mapping.map(tr.doc.content.size), smallPlan.child(0)))
    isBroken = false
    expect(me.errors.map(String)).toEqual(["Error: injected"])
    expect(states).toEqual([true, false])
    me.errors.length = 0
    me.edit((tr) => tr.insertText("后", me.at("z", 1)))
    settled(me, new Peer(20, update))
    expect(me.doc.textContent.endsWith("后") || me.doc.textContent.includes("尾后")).toBe(true)
  })

  it("in showing a remote change is told, and everything is shown afresh", () => {
    const [me, other] = twoPeers()
    const dispatch = me.dispatch.bind(me)
    me.dispatch = () => {
      me.dispatch = dispatch
      throw new Error("injected")
    }
    other.edit((tr) => tr.insertText("新", other.at("t1", 2)))
    send(other, me)
    expect(me.errors.map(String)).toEqual(["Error: injected"])
    me.errors.length = 0
    settled(me, other)
  })

  it("that stays leaves the editor readable, and nothing can be typed", () => {
    const [me, other] = twoPeers()
    me.dispatch = () => {
      throw new Error("injected")
    }
    other.edit((tr) => tr.insertText("新", other.at("t1", 2)))
    send(other, me)
    expect(me.binding.safe).toBe(true)
    const { transactions } = me.state.applyTransaction(me.state.tr.insertText("字", 1))
    expect(transactions).toHaveLength(0)
  })
})
