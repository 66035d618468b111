import { docToFlat, planSchema } from "@yaodian/model"
import { doc, heading, marked, paragraph, task } from "@yaodian/model/build"
import type { Node } from "prosemirror-model"
import { EditorState, NodeSelection, Plugin, TextSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { complaints, findBlock, Peer, seedDocument, send } from "../testing/peer.ts"
import { seededRandom } from "../testing/random.ts"
import { settled, smallPlan, twoPeers } from "../testing/small-plan.ts"
import { planBinding } from "./binding.ts"

function ids(peer: Peer): string[] {
  return peer.doc.children.map((node) => node.attrs.id)
}

describe("a local change", () => {
  it("that changes nothing writes nothing", () => {
    const [me] = twoPeers()
    me.edit((tr) => tr.setSelection(TextSelection.create(tr.doc, 2)))
    me.edit((tr) => tr.setNodeMarkup(0, null, tr.doc.child(0).attrs))
    me.edit((tr) => tr.replaceWith(0, tr.doc.child(0).nodeSize, planSchema.nodeFromJSON(tr.doc.child(0).toJSON())))
    me.edit((tr) => tr.insertText("甲", 1).delete(1, 2))
    me.edit((tr) => tr.addMark(1, 3, planSchema.mark("strong")).removeMark(1, 3, planSchema.mark("strong")))
    expect(me.updates).toBe(0)
    expect(complaints(me)).toEqual([])
  })

  it("is one small update", () => {
    const [me] = twoPeers()
    let bytes = 0
    me.ydoc.on("update", (update) => {
      bytes += update.length
    })
    me.edit((tr) => tr.insertText("新", me.at("t1", 2)))
    expect([me.updates, bytes < 40]).toEqual([1, true])
    me.edit((tr) => tr.split(me.at("t1", 2)))
    expect([me.updates, bytes < 150]).toEqual([2, true])
  })

  it("writes only the attributes that changed, so that two people's merge", () => {
    const [me, other] = twoPeers()
    me.edit((tr) => tr.setNodeMarkup(me.at("t1") - 1, null, { ...me.doc.child(1).attrs, due: "2027-06" }))
    other.edit((tr) => tr.setNodeMarkup(other.at("t1") - 1, null, { ...other.doc.child(1).attrs, leads: "市府办" }))
    settled(me, other)
    expect(me.doc.child(1).attrs).toMatchObject({ due: "2027-06", leads: "市府办" })
  })

  it("keeps two people's marks on the same words", () => {
    const [me, other] = twoPeers()
    me.edit((tr) => tr.addMark(me.at("t1", 0), me.at("t1", 4), planSchema.mark("strong")))
    other.edit((tr) => tr.addMark(other.at("t1", 2), other.at("t1", 6), planSchema.mark("link", { href: "/a" })))
    settled(me, other)
    const link = { link: { href: "/a" } }
    expect(docToFlat(me.doc)[1]?.runs).toEqual([
      { insert: "开展", marks: { strong: true } },
      { insert: "的的", marks: { strong: true, ...link } },
      { insert: "调研", marks: link },
    ])
  })

  it("takes on the formats to its left also where the plan was loaded before it was bound", () => {
    const update = seedDocument(doc(paragraph(marked("一", "strong"), "二", { id: "a" })).node)
    const [me, other] = [new Peer(10, update), new Peer(20, update)]
    me.edit((tr) => tr.insertText("粗", me.at("a", 1)))
    settled(me, other)
    other.edit((tr) => tr.delete(other.at("a", 0), other.at("a", 1)))
    settled(me, other)
    expect(docToFlat(me.doc)[0]?.runs).toEqual([{ insert: "粗", marks: { strong: true } }, { insert: "二" }])
  })

  it("takes in a state that was put in from outside", () => {
    const [me, other] = twoPeers()
    const changed = doc(heading("加强新学习", { id: "h" }), paragraph("尾", { id: "z" })).node
    me.state = EditorState.create({ doc: changed, plugins: [...me.binding.plugins] })
    me.edit((tr) => tr.setSelection(TextSelection.create(tr.doc, 2)))
    settled(me, other)
    expect(other.doc.eq(changed)).toBe(true)
  })

  it("made inside somebody else's transaction is written once", () => {
    const [me, other] = twoPeers()
    me.ydoc.transact(() => {
      me.edit((tr) => tr.insertText("新", me.at("t1", 2)))
      me.ydoc.getText("t").insert(me.ydoc.getText("t").length, "！")
    }, "script")
    settled(me, other)
    expect(other.doc.textContent).toBe("加强学习开展新的的调研抓好落实甲尾！")
  })
})

describe("the ids of blocks", () => {
  it("stay with the words on Enter at the start, in the middle and at the end", () => {
    for (const [offset, place] of [
      [0, 2],
      [2, 1],
      [4, 1],
    ] as const) {
      const [me, other] = twoPeers()
      me.edit((tr) => tr.split(me.at("t2", offset)))
      expect(ids(me).indexOf("t2") - 1).toBe(place)
      expect(new Set(ids(me)).size).toBe(7)
      settled(me, other)
    }
  })

  it("are new in a copy and in what is pasted from another plan", () => {
    const [me, other] = twoPeers()
    me.edit((tr) => tr.insert(0, tr.doc.child(1)).setMeta("paste", true))
    me.edit((tr) => tr.insert(0, task("别处", { id: "elsewhere" }).node).setMeta("uiEvent", "paste"))
    me.edit((tr) => tr.insert(0, tr.doc.child(6)).setMeta("paste", true))
    expect(ids(me).slice(3)).toEqual(ids(other))
    expect(ids(me).slice(0, 3)).not.toContain("elsewhere")
    expect(ids(me).slice(0, 3)).not.toContain("t1")
    settled(me, other)
  })

  it("are kept by what is cut and pasted, also by a table with its rows", () => {
    const [me, other] = twoPeers()
    for (const [id, at] of [
      ["t1", 0],
      ["T", 0],
    ] as const) {
      const node = me.doc.children.find((child) => child.attrs.id === id) as Node
      const position = findBlock(me.doc, id) as number
      const before = node.inlineContent ? position - 1 : position
      me.edit((tr) => tr.delete(before, before + node.nodeSize))
      expect(ids(me)).not.toContain(id)
      me.edit((tr) => tr.insert(at, node).setMeta("paste", true))
      expect(me.doc.child(0).eq(node)).toBe(true)
    }
    settled(me, other)
    expect(other.doc.child(0).attrs.id).toBe("T")
  })

  it("are given to rows, columns and cells, and an empty cell is not stored", () => {
    const [me, other] = twoPeers()
    const cells = ["c1", "c2"].map((col) => planSchema.node("cell", { col }, planSchema.node("paragraph")))
    const end = (findBlock(me.doc, "T") as number) + me.doc.child(4).nodeSize - 1
    me.edit((tr) => tr.insert(end, planSchema.node("row", null, cells)))
    const made = me.doc.child(4).child(2)
    expect(made.attrs.id).toMatch(/^\w{10}$/)
    expect(made.child(0).child(0).attrs.id).toBe(`${made.attrs.id}.c1`)
    expect(
      me.ydoc
        .getText("t")
        .toDelta()
        .filter((op: any) => String(op.insert.b).includes(made.attrs.id)),
    ).toHaveLength(1)
    settled(me, other)
  })
})

describe("a remote change", () => {
  it("replaces only what changed, also between equal characters, and says that it is remote", () => {
    const [me, other] = twoPeers()
    const before = me.doc
    other.edit((tr) => tr.insertText("的", other.at("t1", 3)))
    me.taken.length = 0
    send(other, me)
    const [tr] = me.taken
    expect(me.taken).toHaveLength(1)
    expect([tr?.getMeta("remote"), tr?.getMeta("addToHistory"), tr?.scrolledIntoView]).toEqual([true, false, false])
    const changed: number[][] = []
    tr?.mapping.maps[0]?.forEach((...range) => {
      changed.push(range)
    })
    expect(changed).toEqual([[me.at("t1", 3), me.at("t1", 3), me.at("t1", 3), me.at("t1", 4)]])
    before.forEach((node, _offset, i) => {
      if (i !== 1) expect(me.doc.child(i)).toBe(node)
    })
  })

  it("keeps the nodes of all other blocks through moves, splits and table edits", () => {
    const [me, other] = twoPeers()
    const before = new Map(me.doc.children.map((node) => [node.attrs.id, node]))
    other.edit((tr) =>
      tr.delete(0, 6).insert(tr.mapping.map(tr.doc.content.size), heading("加强学习", { id: "h" }).node),
    )
    other.edit((tr) => tr.split(other.at("t2", 2)))
    other.edit((tr) => tr.insertText("乙", other.at("r1.c2")))
    send(other, me)
    for (const id of ["h", "t1", "p", "z"]) expect(me.doc.children).toContain(before.get(id))
    expect(me.doc.children.find((node) => node.attrs.id === "T")?.child(1)).toBe(before.get("T")?.child(1))
    settled(me, other)
  })

  it("changes marks and types without touching the text's positions", () => {
    const [me, other] = twoPeers()
    other.edit((tr) => tr.addMark(other.at("t1", 1), other.at("t1", 4), planSchema.mark("strong")))
    other.edit((tr) => tr.setNodeMarkup(other.at("t1") - 1, planSchema.nodes.bullet, { id: "t1" }))
    const place = me.at("t1", 3)
    me.taken.length = 0
    send(other, me)
    for (const tr of me.taken) expect(tr.mapping.mapResult(place).deleted).toBe(false)
    settled(me, other)
  })

  it("leaves the caret at its character, 1,000 times", () => {
    const random = seededRandom(5)
    for (let i = 0; i < 250; i++) {
      const [me, other] = twoPeers(
        doc(...["一二三四", "五六七八", "九十百千", "万亿兆"].map((text) => paragraph(text))).node,
      )
      const offset = random(4)
      me.caret("b2", offset + 1)
      const left = "五六七八"[offset]
      for (let n = 0; n < 4; n++) {
        disturb(other, random)
        send(other, me)
        const { $head } = me.state.selection
        const word = $head.parent.textContent[$head.parentOffset - 1]
        if (other.doc.textContent.includes(left ?? "")) expect(word).toBe(left)
      }
      expect(complaints(me)).toEqual([])
    }
  })

  it("keeps a chosen atom chosen, and the bold that was just switched on", () => {
    const plan = doc(paragraph("首", { id: "a" }), planNode("schedule"), paragraph("尾", { id: "b" })).node
    const [me, other] = twoPeers(plan)
    me.edit((tr) => tr.setSelection(NodeSelection.create(tr.doc, findBlock(tr.doc, "s") as number)))
    other.edit((tr) => tr.insertText("新", other.at("a", 1)))
    send(other, me)
    expect((me.state.selection as NodeSelection).node?.attrs.id).toBe("s")
    me.caret("b", 1)
    me.edit((tr) => tr.addStoredMark(planSchema.mark("strong")))
    other.edit((tr) => tr.insertText("新", other.at("a", 1)))
    send(other, me)
    expect(me.state.storedMarks).toHaveLength(1)
  })

  function planNode(type: "schedule") {
    return { node: planSchema.node(type, { id: "s" }), tag: {} }
  }

  function disturb(peer: Peer, random: (below: number) => number): void {
    const blocks = peer.doc.children.map((node) => ({ node, start: peer.at(node.attrs.id) }))
    const { node, start } = blocks[random(blocks.length)] as { node: Node; start: number }
    const offset = random(node.content.size + 1)
    const roll = random(4)
    if (roll === 0) peer.edit((tr) => tr.insertText("新", start + offset))
    else if (roll === 1) peer.edit((tr) => tr.split(start + offset))
    else if (roll === 2 && blocks[0]?.node !== node) peer.edit((tr) => tr.join(start - 1))
    else peer.edit((tr) => tr.delete(start - 1, start - 1 + node.nodeSize).insert(0, node))
  }
})

describe("an empty plan", () => {
  it("gives one paragraph when two people type into it", () => {
    const [me, other] = [new Peer(10), new Peer(20)]
    me.edit((tr) => tr.insertText("甲方", 1))
    other.edit((tr) => tr.insertText("乙方", 1))
    settled(me, other)
    expect(me.doc.childCount).toBe(1)
    expect(me.doc.textContent).toBe("甲方乙方")
  })

  it("is filled by whoever comes first, and the other sees it", () => {
    const [me, other] = [new Peer(10), new Peer(20)]
    Y.applyUpdate(me.ydoc, seedDocument(smallPlan))
    settled(me, other)
    expect(other.doc.eq(smallPlan)).toBe(true)
  })
})

describe("a binding", () => {
  it("catches up with what happened before its editor was there", () => {
    const [me, other] = twoPeers()
    const binding = planBinding(me.ydoc)
    const { doc: first, plugins } = binding
    other.edit((tr) => tr.insertText("新", other.at("t1", 0)))
    send(other, me)
    let state = EditorState.create({ doc: first, plugins: [...plugins] })
    const host = {
      get state() {
        return state
      },
      dispatch(tr: typeof state.tr) {
        state = state.apply(tr)
        attachment?.update()
      },
    }
    let attachment: ReturnType<typeof binding.attach> | null = null
    attachment = binding.attach(host)
    expect(state.doc.eq(other.doc)).toBe(true)
    binding.destroy()
  })

  it("shares its document with another binding, as two views of one plan", () => {
    const [me, other] = twoPeers()
    const binding = planBinding(me.ydoc)
    let state = EditorState.create({ doc: binding.doc, plugins: [...binding.plugins] })
    const view = {
      get state() {
        return state
      },
      dispatch(tr: typeof state.tr) {
        state = state.apply(tr)
        attachment.update()
      },
    }
    const attachment = binding.attach(view)
    me.edit((tr) => tr.insertText("左", me.at("t1", 1)))
    view.dispatch(state.tr.insertText("右", findBlock(state.doc, "t1") as number))
    expect(state.doc.eq(me.doc)).toBe(true)
    expect(me.doc.child(1).textContent).toBe("右开左展的的调研")
    expect(binding.undo()).toBe(true)
    expect(me.doc.child(1).textContent).toBe("开左展的的调研")
    settled(me, other)
    binding.destroy()
  })

  it("writes what other plugins add to a remote change", () => {
    const update = seedDocument(doc(paragraph("甲", { id: "a" })).node)
    const [me, other] = [new Peer(10, update), new Peer(20, update)]
    const shout = new Plugin({
      appendTransaction: (_transactions, _before, state) =>
        state.doc.textContent.endsWith("！") ? null : state.tr.insertText("！", state.doc.content.size - 1),
    })
    me.state = me.state.reconfigure({ plugins: [...me.binding.plugins, shout] })
    other.edit((tr) => tr.insertText("乙", other.at("a", 1)))
    send(other, me)
    settled(me, other)
    expect(other.doc.textContent).toBe("甲乙！")
  })

  it("shows marks as they are stored", () => {
    const [me] = twoPeers(doc(paragraph("一", marked("二", "strong", "em"), "三")).node)
    expect(
      me.doc
        .child(0)
        .child(1)
        .marks.map((mark) => mark.type.name),
    ).toEqual(["strong", "em"])
  })
})
