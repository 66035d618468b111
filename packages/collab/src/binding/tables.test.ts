import { planSchema } from "@yaodian/model"
import { cell, doc, paragraph, row, table } from "@yaodian/model/build"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { complaints, findBlock, Peer, seedDocument, sync } from "../testing/peer.ts"

const start = doc(
  paragraph("首", { id: "a" }),
  table(
    row(cell({ col: "c1" }, paragraph("甲", { id: "x" })), cell({ col: "c2" }, paragraph("乙", { id: "y" })), {
      id: "r1",
    }),
    row(cell({ col: "c1" }, paragraph("丙", { id: "v" })), cell({ col: "c2" }, paragraph({ id: "r2.c2" })), {
      id: "r2",
    }),
    { id: "T" },
  ),
  paragraph("尾", { id: "z" }),
).node

function two(): [Peer, Peer] {
  const update = seedDocument(start)
  return [new Peer(10, update), new Peer(20, update)]
}

function settled(a: Peer, b: Peer): void {
  sync(a, b)
  for (const peer of [a, b]) expect(complaints(peer)).toEqual([])
  expect(a.doc.eq(b.doc)).toBe(true)
}

function before(peer: Peer, id: string): number {
  const position = findBlock(peer.doc, id) as number
  return peer.doc.nodeAt(position)?.isText || peer.doc.resolve(position).parent.inlineContent ? position - 1 : position
}

function remove(peer: Peer, id: string): void {
  const position = before(peer, id)
  peer.edit((tr) => tr.delete(position, position + (tr.doc.nodeAt(position)?.nodeSize ?? 0)))
}

/** Removes the nth cell of every row. */
function removeColumn(peer: Peer, place: number): void {
  peer.edit((tr) => {
    for (const id of ["r2", "r1"]) {
      const start = before(peer, id)
      const row = tr.doc.nodeAt(start) as Node
      const from = start + 1 + row.children.slice(0, place).reduce((sum, node) => sum + node.nodeSize, 0)
      tr.delete(from, from + row.child(place).nodeSize)
    }
  })
}

/** The table as rows of cells, paragraphs joined by `+`. */
function grid(peer: Peer): string {
  const node = peer.doc.children.find((child) => child.type.name === "table")
  const cellText = (cell: Node) => cell.children.map((child) => child.textContent).join("+")
  return node ? node.children.map((row) => row.children.map(cellText).join("|")).join(" / ") : "none"
}

describe("in a table", () => {
  it("words typed into a row bring it back when a colleague deletes it", () => {
    const [me, other] = two()
    remove(me, "r1")
    other.edit((tr) => tr.insertText("新", other.at("y", 1)))
    settled(me, other)
    expect(grid(me)).toBe("|新 / 丙|")
  })

  it("words typed into a column bring it back when a colleague deletes it", () => {
    const [me, other] = two()
    removeColumn(me, 0)
    expect(grid(me)).toBe("乙 / ")
    other.edit((tr) => tr.insertText("新", other.at("x", 1)))
    settled(me, other)
    expect(grid(me)).toBe("新|乙 / |")
  })

  it("words typed into a deleted table bring their row and column back", () => {
    const [me, other] = two()
    remove(me, "T")
    other.edit((tr) => tr.insertText("新", other.at("v", 0)))
    settled(me, other)
    expect(grid(me)).toBe("新")
  })

  it("two who write into one empty cell write one paragraph", () => {
    const [me, other] = two()
    me.edit((tr) => tr.insertText("一", me.at("r2.c2")))
    other.edit((tr) => tr.insertText("二", other.at("r2.c2")))
    settled(me, other)
    expect(grid(me)).toBe("甲|乙 / 丙|一二")
    me.edit((tr) => tr.split(me.at("r2.c2", 1)))
    settled(me, other)
    expect(grid(other)).toBe("甲|乙 / 丙|一+二")
  })

  it("a new row and a new column of two people meet in an empty cell", () => {
    const [me, other] = two()
    const empty = (col: string | null) => planSchema.node("cell", col ? { col } : null, planSchema.node("paragraph"))
    const end = before(me, "T") + (me.doc.nodeAt(before(me, "T"))?.nodeSize ?? 0) - 1
    me.edit((tr) => tr.insert(end, planSchema.node("row", null, [empty("c1"), empty("c2")])))
    other.edit((tr) => {
      for (const id of ["r2", "r1"])
        tr.insert(before(other, id) + (tr.doc.nodeAt(before(other, id))?.nodeSize ?? 0) - 1, empty(null))
    })
    settled(me, other)
    expect(grid(me)).toBe("甲|乙| / 丙|| / ||")
  })

  it("rows that both delete leave one empty row, in which one can write", () => {
    const [me, other] = two()
    remove(me, "r1")
    remove(other, "r2")
    settled(me, other)
    expect(grid(me)).toBe("|")
    me.edit((tr) => tr.insertText("新", me.at(me.doc.child(1).child(0).child(1).child(0).attrs.id)))
    settled(me, other)
    expect(grid(other)).toBe("|新")
  })

  it("a moved row takes the words along that a colleague types into it", () => {
    const [me, other] = two()
    me.edit((tr) => {
      const table = tr.doc.child(1)
      tr.replaceWith(before(me, "T") + 1, before(me, "T") + table.nodeSize - 1, [table.child(1), table.child(0)])
    })
    other.edit((tr) => tr.insertText("新", other.at("y", 1)))
    settled(me, other)
    expect(grid(me)).toBe("丙| / 甲|乙新")
  })

  it("a cell that a span covers is hidden, and shown again with a colleague's words", () => {
    const [me, other] = two()
    // Merge the cells of the first row, as an editor of tables does: the words go into the first.
    me.edit((tr) => {
      const position = before(me, "r1") + 1
      const [first, second] = me.doc.child(1).child(0).children as [Node, Node]
      const merged = first.type.create({ ...first.attrs, colspan: 2 }, first.content.append(second.content))
      tr.replaceWith(position, position + first.nodeSize + second.nodeSize, merged)
    })
    expect(grid(me)).toBe("甲+乙 / 丙|")
    sync(me, other)
    expect(complaints(other)).toEqual([])
    expect(grid(other)).toBe("甲+乙 / 丙|")
    expect(other.doc.child(1).child(0).child(0).attrs.colspan).toBe(2)
    settled(me, other)
  })

  it("a table that is copied is another table, with rows, columns and paragraphs of its own", () => {
    const [me, other] = two()
    me.edit((tr) => tr.insert(tr.doc.content.size, tr.doc.child(1)).setMeta("paste", true))
    settled(me, other)
    expect(me.doc.child(3).textContent).toBe("甲乙丙")
    me.edit((tr) => tr.insertText("新", me.at("x", 1)))
    settled(me, other)
    expect(other.doc.child(3).textContent).toBe("甲乙丙")
  })
})
