/** Moving a block away from what was made behind it: that has no key of its own, and would come along. */
import { describe, expect, it } from "vitest"
import { complaints, Peer, seedUpdate, send, sync } from "../testing/peer.ts"
import { seededRandom } from "../testing/random.ts"

const update = seedUpdate(
  ["a", "b", "c", "d"].map((id) => ({ id, type: "paragraph", attrs: {}, runs: [{ insert: `${id}甲乙丙` }] })),
)

function open(clientId: number): Peer {
  return new Peer(clientId, update, { random: seededRandom(clientId) })
}

function move(peer: Peer, id: string, to: (peer: Peer) => number): void {
  const from = peer.at(id) - 1
  const node = peer.doc.nodeAt(from)
  if (!node) throw new Error(`Block ${id} is not shown`)
  peer.edit((tr) => {
    const goal = to(peer)
    tr.delete(from, from + node.nodeSize)
    tr.insert(tr.mapping.map(goal), node)
  })
}

function order(peer: Peer): readonly string[] {
  return peer.doc.children.map((child) => String(child.attrs.id))
}

function storedKeys(peer: Peer): readonly string[] {
  return [...peer.ydoc.getMap("a").keys()].sort()
}

describe("a block that moves away from a paragraph that was made behind it", () => {
  it("pins that paragraph, and gives no other block a key", () => {
    const me = open(10)
    me.edit((tr) => tr.split(me.at("a", 2)))
    const made = order(me)[1] ?? ""
    move(me, "a", (peer) => peer.doc.content.size)
    expect(order(me)).toEqual([made, "b", "c", "d", "a"])
    expect(storedKeys(me)).toEqual([`${made}/o`, "a/o"].sort())
    expect(complaints(me)).toEqual([])
  })

  it.each([
    [10, 20],
    [20, 10],
  ])("does not undo a colleague's move of another at the same time (clients %i and %i)", (mine, theirs) => {
    const [me, colleague] = [open(mine), open(theirs)]
    me.edit((tr) => tr.split(me.at("a", 2)))
    const made = order(me)[1] ?? ""
    sync(me, colleague)
    move(me, "a", (peer) => peer.doc.content.size)
    move(colleague, "c", () => 0)
    sync(me, colleague)
    for (const peer of [me, colleague]) {
      expect(order(peer)).toEqual(["c", made, "b", "d", "a"])
      expect(complaints(peer)).toEqual([])
    }
  })

  it("takes along what a colleague makes behind it meanwhile", () => {
    const [me, colleague] = [open(10), open(20)]
    me.edit((tr) => tr.split(me.at("a", 2)))
    const made = order(me)[1] ?? ""
    send(me, colleague)
    colleague.edit((tr) => tr.split(colleague.at("a", 1)))
    const late = order(colleague)[1] ?? ""
    move(me, "a", (peer) => peer.doc.content.size)
    sync(me, colleague)
    for (const peer of [me, colleague]) expect(order(peer)).toEqual([made, "b", "c", "d", "a", late])
  })
})
