import { type FlatBlock, flatToDoc } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { readBlocks } from "../read.ts"
import { Peer, seedUpdate } from "../testing/peer.ts"
import { settled } from "../testing/small-plan.ts"

describe("what this client does not know", () => {
  const blocks: readonly FlatBlock[] = [
    { id: "a", type: "paragraph", attrs: { mood: "calm" }, runs: [{ insert: "首", marks: { glow: 3 } }] },
    {
      id: "p",
      type: "poem",
      attrs: { metre: "七言" },
      runs: [{ insert: "床前", marks: { glow: 1 } }, { insert: { i: "chart" } }],
    },
  ]

  it("is kept when the plan is opened and closed, byte for byte", () => {
    const update = seedUpdate(blocks)
    const peer = new Peer(10, update)
    expect(Y.encodeStateAsUpdate(peer.ydoc)).toEqual(update)
  })

  it("is kept when its block is edited or moved", () => {
    const update = seedUpdate(blocks)
    const [me, other] = [new Peer(10, update), new Peer(20, update)]
    me.edit((tr) => tr.insertText("明月", me.at("p", 1)))
    me.edit((tr) => tr.delete(0, 3).insert(tr.doc.content.size, flatToDoc(blocks).child(0)))
    settled(me, other)
    const poem = readBlocks(other.ydoc).find((block) => block.id === "p")
    expect(poem).toEqual({
      id: "p",
      type: "poem",
      attrs: { metre: "七言" },
      runs: [
        { insert: "床", marks: { glow: 1 } },
        { insert: "明月" },
        { insert: "前", marks: { glow: 1 } },
        { insert: { i: "chart" } },
      ],
    })
    expect(readBlocks(other.ydoc).find((block) => block.id === "a")).toEqual(blocks[0])
  })
})
