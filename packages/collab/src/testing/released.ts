/** Plans in the layout of today, with all that it can hold: what every later version must go on reading as it is read now. */
import { blockTypes, type FlatBlock, planSchema } from "@yaodian/model"
import { type Built, br, cell, doc, heading, marked, paragraph, ref, row, table } from "@yaodian/model/build"
import { TextSelection } from "prosemirror-state"
import * as Y from "yjs"
import { changeKey, sharedTypes } from "../layout.ts"
import { readBlocks } from "../read.ts"
import { type Maker, randomEdit } from "./edits.ts"
import { hostileDoc } from "./hostile.ts"
import { Peer, seedDocument, send, sync } from "./peer.ts"
import { seededRandom } from "./random.ts"

/** A stored plan and what it holds. */
export interface ReleasedPlan {
  /** The whole state as one update of Yjs, in base64. */
  readonly update: string
  readonly blocks: readonly FlatBlock[]
}

/** Plans that were written in many ways, by what was done to them. */
export function releasedPlans(): Readonly<Record<string, ReleasedPlan>> {
  const plans = { seeded: seeded(), edited: edited(), unknown: unknown(), atRandom: atRandom(), hostile: hostile() }
  return Object.fromEntries(Object.entries(plans).map(([name, ydoc]) => [name, released(ydoc)]))
}

function released(ydoc: Y.Doc): ReleasedPlan {
  const update = Y.encodeStateAsUpdate(ydoc)
  return { update: btoa(String.fromCharCode(...update)), blocks: readBlocks(ydoc) }
}

/** Every kind of block with every attribute away from its default, every mark and inline atom, and a table with spans. */
function everyKind(): Built {
  const kinds = blockTypes.filter((type) => !["table", "locked"].includes(type)).map((type) => kindOf(type))
  const marks = paragraph(
    marked("粗", "strong"),
    marked("斜", "em"),
    marked("线", "underline"),
    marked("删", "strike"),
    marked("粗斜", "strong", "em"),
    { node: planSchema.text("链接", [planSchema.marks.link.create({ href: "https://example.org/" })]), tag: {} },
    br,
    ref("k-task"),
    { id: "marks" },
  )
  const grid = table(
    row(cell({ col: "c1", colspan: 2, header: true }, paragraph("头", { id: "r1.c1" })), { id: "r1" }),
    row(
      cell({ col: "c1", rowspan: 2 }, paragraph("甲", { id: "x" })),
      cell({ col: "c2" }, paragraph("乙", { id: "y" })),
      {
        id: "r2",
      },
    ),
    row(cell({ col: "c2" }, paragraph({ id: "r3.c2" })), { id: "r3" }),
    { id: "grid" },
  )
  return doc(...kinds, marks, grid, heading("末章", { id: "last", level: 1 }), paragraph("末段", { id: "end" }))
}

function kindOf(type: (typeof blockTypes)[number]): Built {
  const spec = planSchema.nodes[type]
  const attrs = Object.entries(spec.spec.attrs ?? {}).map(([name, { default: value }]) => [name, otherThan(value)])
  const content = spec.inlineContent ? planSchema.text(`${type}的文字`) : null
  return { node: spec.create({ ...Object.fromEntries(attrs), id: `k-${type}` }, content), tag: {} }
}

function otherThan(value: unknown): unknown {
  if (typeof value === "boolean") return !value
  return typeof value === "number" ? value + 2 : `${value}值`
}

function seeded(): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedDocument(everyKind().node))
  return ydoc
}

/** Two people, at times apart: splits, joins near and far, moves, other kinds and facts, marks, deletions, undo. */
function edited(): Y.Doc {
  const update = seedDocument(everyKind().node)
  const one = new Peer(10, update, { random: seededRandom(1) })
  const two = new Peer(20, update, { random: seededRandom(2) })
  one.edit((tr) => tr.split(one.at("end", 1)).insertText("新段", one.at("end", 3)))
  one.edit((tr) => tr.addMark(one.at("last"), one.at("last", 1), planSchema.marks.strong.create()))
  moveToTop(one, "k-task")
  two.edit((tr) => tr.insertText("乙写的", two.at("k-task", 2)))
  two.edit((tr) => tr.setNodeMarkup(two.at("k-bullet") - 1, planSchema.nodes.heading, { id: "k-bullet", level: 2 }))
  two.edit((tr) => tr.setNodeAttribute(two.at("k-target") - 1, "value", "12.5"))
  two.edit((tr) =>
    tr.delete(two.at("k-note") - 1, two.at("k-note") + two.doc.resolve(two.at("k-note")).parent.content.size + 1),
  )
  two.edit((tr) => tr.insertText("丁", two.at("r3.c2")))
  sync(one, two)
  one.edit((tr) => tr.join(one.at("end") - 1))
  moveToTop(two, "end")
  two.edit((tr) => tr.insertText("迟来的", two.at("end", 1)))
  one.edit((tr) => tr.setSelection(TextSelection.create(tr.doc, one.at("marks"))).insertText("要撤销"))
  one.binding.undo()
  sync(one, two)
  return one.ydoc
}

function moveToTop(peer: Peer, id: string): void {
  const before = peer.at(id) - 1
  const node = peer.doc.nodeAt(before)
  if (node) peer.edit((tr) => tr.delete(before, before + node.nodeSize).insert(0, node))
}

/** What a newer version may store and this one does not know. */
function unknown(): Y.Doc {
  const ydoc = seeded()
  const { text, changes } = sharedTypes(ydoc)
  text.insertEmbed(text.length, { b: "new", k: "gantt", o: "zz", weeks: 5 })
  text.insert(text.length, "看不懂的块", { glow: "red" })
  text.insertEmbed(text.length, { i: "chart", from: [1, 2] })
  changes.set(changeKey("end", "mood"), "好")
  changes.set(changeKey("end", "level"), { odd: true })
  return ydoc
}

function atRandom(): Y.Doc {
  const random = seededRandom(20261122)
  const update = seedDocument(everyKind().node)
  const peers = [30, 40, 50].map((id) => new Peer(id, update, { random: seededRandom(id) }))
  let next = 0x4e00
  const maker: Maker = {
    random,
    text: () => String.fromCharCode(next++, next++),
    clipboard: new Map(),
    composing: new Map(),
    copied: () => undefined,
  }
  for (let edit = 0; edit < 240; edit++) {
    const [a, b] = [peers[random(3)], peers[random(3)]]
    if (a) randomEdit(a, maker)
    if (a && b && a !== b && random(4) === 0) send(a, b)
  }
  const ydoc = new Y.Doc()
  for (const peer of peers) {
    peer.binding.release()
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(peer.ydoc))
  }
  return ydoc
}

function hostile(): Y.Doc {
  const ydoc = new Y.Doc()
  for (const seed of [1, 2, 3]) Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(hostileDoc(seededRandom(seed))))
  return ydoc
}
