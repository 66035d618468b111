import { cell, doc, paragraph, row, table } from "@yaodian/model/build"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { complaints, Peer, seedDocument, send, sync } from "../testing/peer.ts"

const start = doc(
  paragraph("开头", { id: "a" }),
  paragraph("甲乙丙结尾", { id: "b" }),
  paragraph("下一段", { id: "c" }),
).node

function two(from: Node = start): [Peer, Peer] {
  const update = seedDocument(from)
  return [new Peer(10, update), new Peer(20, update)]
}

/** What an input method does: letters in the text, replaced by each other and at last by the words. */
function compose(peer: Peer, id: string, offset: number, letters: string, old = ""): void {
  peer.edit((tr) => tr.insertText(letters, peer.at(id, offset), peer.at(id, offset + old.length)))
}

function texts(peer: Peer): string[] {
  return peer.doc.children.map((node) => node.textContent)
}

function settled(...peers: Peer[]): void {
  const [first, ...others] = peers
  for (const other of others) if (first) sync(first, other)
  for (const peer of peers) expect(complaints(peer)).toEqual([])
}

describe("while a block is held", () => {
  it("sends no unfinished letters, and the finished words once", () => {
    const [me, other] = two()
    me.caret("b", 1)
    me.binding.hold("b")
    for (const [letters, old] of [
      ["n", ""],
      ["ni", "n"],
      ["nihao", "ni"],
      ["你好", "nihao"],
    ] as const) {
      compose(me, "b", 1, letters, old)
    }
    expect(me.updates).toBe(0)
    me.binding.release()
    expect(me.updates).toBe(1)
    settled(me, other)
    expect(texts(other)).toEqual(["开头", "甲你好乙丙结尾", "下一段"])
  })

  it("lets others' edits of the block wait and all else flow", () => {
    const [me, other] = two()
    me.caret("b", 1)
    me.binding.hold("b")
    compose(me, "b", 1, "ni")
    const held = me.doc.child(1)
    other.edit((tr) => tr.insertText("新", other.at("b", 0)))
    other.edit((tr) => tr.insertText("的", other.at("c", 3)))
    send(other, me)
    expect(me.doc.child(1)).toBe(held)
    expect(texts(me)).toEqual(["开头", "甲ni乙丙结尾", "下一段的"])
    compose(me, "b", 1, "你", "ni")
    me.binding.release()
    settled(me, other)
    expect(texts(other)).toEqual(["开头", "新甲你乙丙结尾", "下一段的"])
  })

  it("puts the words and the caret where they belong after a split before them", () => {
    const [me, other] = two(doc(paragraph("开头甲乙丙结尾", { id: "b" })).node)
    me.caret("b", 3)
    me.binding.hold("b")
    compose(me, "b", 3, "ni")
    other.edit((tr) => tr.split(other.at("b", 2)))
    send(other, me)
    expect(texts(me)).toContain("开头甲ni乙丙结尾")
    compose(me, "b", 3, "你好", "ni")
    me.binding.release()
    settled(me, other)
    expect(texts(me)).toEqual(["开头", "甲你好乙丙结尾"])
    const { $head } = me.state.selection
    expect([$head.parent.textContent, $head.parentOffset]).toEqual(["甲你好乙丙结尾", 3])
  })

  it("leaves the node in its place when the block is moved, and moves it in the end", () => {
    const [me, other] = two()
    me.caret("b", 1)
    me.binding.hold("b")
    compose(me, "b", 1, "ni")
    const held = me.doc.child(1)
    other.edit((tr) => {
      const node = tr.doc.child(1)
      tr.delete(4, 4 + node.nodeSize).insert(0, node)
    })
    send(other, me)
    expect(me.doc.children).toContain(held)
    expect(me.taken.every((tr) => tr.mapping.mapResult(me.at("b")).deleted === false)).toBe(true)
    compose(me, "b", 1, "你好", "ni")
    me.binding.release()
    settled(me, other)
    expect(texts(me)).toEqual(["甲你好乙丙结尾", "开头", "下一段"])
  })

  it("keeps the words when the block is deleted", () => {
    const [me, other] = two()
    me.caret("b", 1)
    me.binding.hold("b")
    compose(me, "b", 1, "ni")
    other.edit((tr) => tr.delete(4, 4 + tr.doc.child(1).nodeSize))
    send(other, me)
    expect(texts(me)).toEqual(["开头", "甲ni乙丙结尾", "下一段"])
    compose(me, "b", 1, "你好", "ni")
    me.binding.release()
    settled(me, other)
    expect(texts(me)).toEqual(["开头", "你好", "下一段"])
  })

  it("ends when another block is edited", () => {
    const [me, other] = two()
    me.binding.hold("b")
    compose(me, "b", 1, "ni")
    me.edit((tr) => tr.insertText("！", me.at("c", 3)))
    expect(me.binding.held).toBeNull()
    settled(me, other)
    expect(texts(other)).toEqual(["开头", "甲ni乙丙结尾", "下一段！"])
  })

  it("ends when another block is edited while others' edits wait, and makes that edit behind theirs", () => {
    const [me, other] = two()
    me.caret("b", 1)
    me.binding.hold("b")
    compose(me, "b", 1, "你好")
    other.edit((tr) => tr.insertText("新新", other.at("b", 4)))
    other.edit((tr) => tr.delete(other.at("b", 0), other.at("b", 1)))
    send(other, me)
    me.edit((tr) => tr.split(me.at("c", 1)).insertText("！", me.at("c", 3)))
    expect(me.binding.held).toBeNull()
    settled(me, other)
    expect(texts(other)).toEqual(["开头", "你好乙丙结新新尾", "下", "！一段"])
  })

  it("ends at Enter in the block itself, with others' edits waiting there, and cuts it all the same", () => {
    const [me, other] = two()
    me.caret("b", 1)
    me.binding.hold("b")
    compose(me, "b", 1, "你好")
    other.edit((tr) => tr.insertText("新", other.at("b", 4)))
    other.edit((tr) => tr.delete(other.at("b", 0), other.at("b", 1)))
    send(other, me)
    me.edit((tr) => tr.split(me.at("b", 3)).insertText("段", me.at("b", 5)))
    expect(me.binding.held).toBeNull()
    settled(me, other)
    expect(texts(other)).toEqual(["开头", "你好", "段乙丙结新尾", "下一段"])
  })

  it("makes the composition one step of undo and gives the caret back", () => {
    const [me, other] = two()
    me.edit((tr) => tr.insertText("前", me.at("b", 0)))
    me.caret("b", 2)
    me.binding.hold("b")
    compose(me, "b", 2, "ni")
    compose(me, "b", 2, "你好", "ni")
    me.binding.release()
    me.edit((tr) => tr.insertText("后", me.at("b", 4)))
    me.binding.undo()
    expect(texts(me)[1]).toBe("前甲你好乙丙结尾")
    me.binding.undo()
    expect(texts(me)[1]).toBe("前甲乙丙结尾")
    expect(me.state.selection.$head.parentOffset).toBe(2)
    settled(me, other)
  })

  it("joins the words of two who compose in one empty cell", () => {
    const start = doc(table(row(cell({ col: "c1" }, paragraph({ id: "r1.c1" })), { id: "r1" }), { id: "t" })).node
    const [me, other] = two(start)
    for (const [peer, words] of [
      [me, "甲"],
      [other, "乙"],
    ] as const) {
      peer.binding.hold("r1.c1")
      compose(peer, "r1.c1", 0, "n")
      compose(peer, "r1.c1", 0, words, "n")
      expect(peer.updates).toBe(0)
    }
    me.binding.release()
    send(me, other)
    expect(texts(other)).toEqual(["乙"])
    other.binding.release()
    settled(me, other)
    expect(texts(me)).toEqual(["甲乙"])
  })

  it("leaves the caret in the block that Enter makes before the hold has ended", () => {
    const [me, other] = two()
    me.caret("a", 2)
    me.binding.hold("a")
    compose(me, "a", 2, "你好")
    me.edit((tr) => tr.split(me.at("a", 4)))
    expect(me.state.selection.$from.index(0)).toBe(1)
    me.edit((tr) => tr.insertText("新"))
    settled(me, other)
    expect(texts(other)).toEqual(["开头你好", "新", "甲乙丙结尾", "下一段"])
  })
})
