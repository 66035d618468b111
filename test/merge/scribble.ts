/** People who edit a document of Tiptap at random, each in his copy, and hear of each other now and then. */
import type { Random } from "@yaodian/model"
import { type Node, NodeRange } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { findWrapping, liftTarget } from "prosemirror-transform"
import * as Y from "yjs"
import type { SharedEditor } from "./shared-editor.ts"

type Scribble = (tr: Transaction, position: number, random: Random) => unknown

let words = 0

const scribbles: readonly Scribble[] = [
  (tr, position) => tr.insertText(String.fromCharCode(0x4e00 + (words++ % 20_000)), position),
  (tr, position) => tr.insertText(`${words++}`, position),
  (tr, position) => tr.split(position),
  (tr, position) => tr.split(position, 2),
  (tr, position) => tr.join(tr.doc.resolve(position).before()),
  (tr, position, random) => tr.delete(position, Math.min(tr.doc.content.size, position + 1 + random(9))),
  (tr, position, random) => {
    const end = tr.doc.resolve(position).end()
    const marks = tr.doc.type.schema.marks
    const mark = marks[Object.keys(marks)[random(8)] ?? "bold"]
    if (mark) tr.addMark(position, end, mark.create())
  },
  (tr, position, random) => {
    const type = ["heading", "codeBlock", "poll", "paragraph"][random(4)] ?? "paragraph"
    tr.setBlockType(position, position, tr.doc.type.schema.nodes[type] ?? null)
  },
  (tr, position, random) => wrap(tr, position, ["bulletList", "orderedList", "blockquote", "callout"][random(4)] ?? ""),
  (tr, position) => {
    const range = tr.doc.resolve(position).blockRange()
    const target = range && liftTarget(range)
    if (range && target !== null) tr.lift(range, target)
  },
  (tr, position) => tr.insert(position, tr.doc.type.schema.node("hardBreak")),
  (tr, position) => tr.insert(tr.doc.resolve(position).before(1), smallTable(tr.doc)),
]

function wrap(tr: Transaction, position: number, name: string): void {
  const $position = tr.doc.resolve(position)
  const range = new NodeRange($position, $position, $position.depth - 1)
  const type = tr.doc.type.schema.nodes[name]
  const wrapping = type && findWrapping(range, type)
  if (wrapping) tr.wrap(range, wrapping)
}

function smallTable({ type: { schema } }: Node): Node {
  const cell = (span: number) =>
    schema.node("tableCell", { colspan: span }, schema.node("paragraph", null, schema.text("格")))
  return schema.node("table", null, [
    schema.node("tableRow", null, [cell(1), cell(1)]),
    schema.node("tableRow", null, cell(2)),
  ])
}

function textPositions(doc: Node): number[] {
  const positions: number[] = []
  doc.descendants((node, position) => {
    if (node.isTextblock) for (let at = 0; at <= node.content.size; at++) positions.push(position + 1 + at)
    return !node.isTextblock
  })
  return positions
}

function edit(person: SharedEditor, random: Random): void {
  const { tr } = person.state
  const positions = textPositions(tr.doc)
  const position = positions[random(positions.length)]
  if (position === undefined) return
  try {
    scribbles[random(scribbles.length)]?.(tr, position, random)
    tr.doc.check()
  } catch {
    return // not possible here
  }
  if (tr.docChanged) person.dispatch(tr)
}

function exchange(from: SharedEditor, to: SharedEditor): void {
  Y.applyUpdate(to.ydoc, Y.encodeStateAsUpdate(from.ydoc, Y.encodeStateVector(to.ydoc)))
}

/** Makes so many edits; in the end everybody has heard everything. */
export function scribble(people: readonly SharedEditor[], random: Random, edits: number): void {
  for (let i = 0; i < edits; i++) {
    const person = people[random(people.length)]
    const other = people[random(people.length)]
    if (person) edit(person, random)
    if (person && other && person !== other && random(8) === 0) exchange(person, other)
  }
  for (let round = 0; round < 3; round++) for (const a of people) for (const b of people) if (a !== b) exchange(a, b)
}
