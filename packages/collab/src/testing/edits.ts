/** Random edits of an editor, as people make them. Each gives what it did in words, or null where it was not possible. */
import { columnsOf, newId, planSchema, type Random } from "@yaodian/model"
import type { Mark, Node } from "prosemirror-model"
import { Fragment, Slice } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import type { Peer } from "./peer.ts"

/** Chance, and characters that were never used before. */
export interface Maker {
  readonly random: Random
  readonly text: () => string
  /** A block that each person cut, to be pasted. */
  readonly clipboard: Map<Peer, Node>
  /** Where each person composes. */
  readonly composing: Map<Peer, { readonly offset: number; readonly length: number }>
  /** To be told of text that will be in the plan twice, rightly. */
  readonly copied: (text: string) => void
}

/** One edit. */
export type Edit = (peer: Peer, maker: Maker) => string | null

interface TextBlock {
  readonly node: Node
  /** The position of its first character. */
  readonly start: number
  readonly isInCell: boolean
}

function textBlocks(doc: Node): TextBlock[] {
  const found: TextBlock[] = []
  doc.descendants((node, position, parent) => {
    if (node.isTextblock) found.push({ node, start: position + 1, isInCell: parent?.type.name === "cell" })
    return !node.isTextblock
  })
  return found
}

function pick<Value>(random: Random, list: readonly Value[]): Value | undefined {
  return list[random(list.length)]
}

interface TopBlock {
  readonly node: Node
  readonly index: number
  readonly position: number
}

function topBlocks(doc: Node): TopBlock[] {
  const list: TopBlock[] = []
  doc.forEach((node, position, index) => {
    list.push({ node, position, index })
  })
  return list
}

function change(peer: Peer, what: string, edit: (tr: Transaction) => unknown): string | null {
  const { tr } = peer.state
  try {
    edit(tr)
  } catch {
    return null // the editor would not offer it here
  }
  if (!tr.docChanged) return null
  peer.dispatch(tr)
  return what
}

const type: Edit = (peer, { random, text }) => {
  const block = pick(random, textBlocks(peer.doc))
  if (!block) return null
  const offset = random(block.node.content.size + 1)
  const words = text()
  return change(peer, `type ${words} at ${block.node.attrs.id} ${offset}`, (tr) =>
    tr.insertText(words, block.start + offset),
  )
}

const split: Edit = (peer, { random }) => {
  const block = pick(random, textBlocks(peer.doc))
  if (!block) return null
  const offset = random(block.node.content.size + 1)
  return change(peer, `split ${block.node.attrs.id} at ${offset}`, (tr) => tr.split(block.start + offset))
}

const join: Edit = (peer, { random }) => {
  const block = pick(random, textBlocks(peer.doc))
  return block ? change(peer, `join ${block.node.attrs.id}`, (tr) => tr.join(block.start - 1)) : null
}

const erase: Edit = (peer, { random }) => {
  const block = pick(random, textBlocks(peer.doc))
  if (!block || block.node.content.size === 0) return null
  const from = random(block.node.content.size)
  const to = Math.min(block.node.content.size, from + 1 + random(3))
  return change(peer, `erase ${block.node.attrs.id} ${from}–${to}`, (tr) =>
    tr.delete(block.start + from, block.start + to),
  )
}

const eraseRange: Edit = (peer, { random, copied }) => {
  const blocks = textBlocks(peer.doc)
  const at = random(blocks.length)
  const [first, last] = [blocks[at], blocks[Math.min(blocks.length - 1, at + random(4))]]
  if (!first || !last || first === last) return null
  const from = first.start + random(first.node.content.size + 1)
  const to = last.start + random(last.node.content.size + 1)
  // From outside into a cell: the rest of the cell's words is written anew.
  if (first.isInCell || last.isInCell) copied(last.node.textContent)
  const what = `erase ${first.node.attrs.id} ${from - first.start} – ${last.node.attrs.id} ${to - last.start}`
  return change(peer, what, (tr) => (random(2) ? tr.deleteRange(from, to) : tr.delete(from, to)))
}

const retype: Edit = (peer, { random }) => {
  const block = pick(
    random,
    topBlocks(peer.doc).filter(({ node }) => node.isTextblock),
  )
  const name = pick(random, ["paragraph", "heading", "task", "bullet", "title"] as const) ?? "task"
  if (!block || block.node.type.name === name) return null
  const { id } = block.node.attrs
  return change(peer, `${id} becomes ${name}`, (tr) => tr.setNodeMarkup(block.position, planSchema.nodes[name], { id }))
}

const setAttribute: Edit = (peer, { random }) => {
  const block = pick(
    random,
    topBlocks(peer.doc).filter(({ node }) => "level" in node.attrs),
  )
  if (!block) return null
  const level = 1 + random(4)
  return change(peer, `${block.node.attrs.id} level ${level}`, (tr) =>
    tr.setNodeAttribute(block.position, "level", level),
  )
}

const mark: Edit = (peer, { random }) => {
  const block = pick(random, textBlocks(peer.doc))
  if (!block || block.node.content.size === 0) return null
  const from = random(block.node.content.size)
  const to = from + 1 + random(block.node.content.size - from)
  const made: Mark =
    pick(random, [planSchema.mark("strong"), planSchema.mark("em"), planSchema.mark("link", { href: "/a" })]) ??
    planSchema.mark("strong")
  const isOn = random(3) > 0
  return change(peer, `${isOn ? "mark" : "unmark"} ${made.type.name} ${block.node.attrs.id} ${from}–${to}`, (tr) =>
    isOn
      ? tr.addMark(block.start + from, block.start + to, made)
      : tr.removeMark(block.start + from, block.start + to, made),
  )
}

const putAtom: Edit = (peer, { random }) => {
  const block = pick(random, textBlocks(peer.doc))
  if (!block) return null
  const atom = random(2) ? planSchema.node("hardBreak") : planSchema.node("ref", { to: "x" })
  const offset = random(block.node.content.size + 1)
  return change(peer, `atom at ${block.node.attrs.id} ${offset}`, (tr) => tr.insert(block.start + offset, atom))
}

function moveBlocks(peer: Peer, from: number, count: number, to: number): string | null {
  const blocks = topBlocks(peer.doc)
  const moved = blocks.slice(from, from + count)
  const [first, last, target] = [moved[0], moved.at(-1), blocks[to]]
  if (!first || !last || (to >= from && to <= from + count)) return null
  const end = last.position + last.node.nodeSize
  const goal = target ? target.position : peer.doc.content.size
  const ids = moved.map(({ node }) => node.attrs.id).join(" ")
  return change(peer, `move ${ids} before ${target?.node.attrs.id ?? "the end"}`, (tr) => {
    tr.delete(first.position, end)
    tr.insert(
      tr.mapping.map(goal),
      moved.map(({ node }) => node),
    )
  })
}

const move: Edit = (peer, { random }) => {
  const count = peer.doc.childCount
  return moveBlocks(peer, random(count), 1, random(count + 1))
}

const moveSection: Edit = (peer, { random }) => {
  const count = peer.doc.childCount
  return moveBlocks(peer, random(count), 2 + random(3), random(count + 1))
}

const eraseBlock: Edit = (peer, { random }) => {
  const block = pick(random, topBlocks(peer.doc))
  if (!block || peer.doc.childCount < 2) return null
  const { position, node } = block
  return change(peer, `delete ${node.attrs.id}`, (tr) => tr.delete(position, position + node.nodeSize))
}

const cut: Edit = (peer, maker) => {
  const block = pick(maker.random, topBlocks(peer.doc))
  if (!block || peer.doc.childCount < 2) return null
  maker.clipboard.set(peer, block.node)
  return change(peer, `cut ${block.node.attrs.id}`, (tr) =>
    tr.delete(block.position, block.position + block.node.nodeSize),
  )
}

const pasteCut: Edit = (peer, maker) => {
  const node = maker.clipboard.get(peer)
  const target = pick(maker.random, topBlocks(peer.doc))
  if (!node || !target) return null
  // What was cut is gone for good only if nobody takes the cut back, here or at a colleague's.
  maker.copied(node.textContent)
  return change(peer, `paste ${node.attrs.id} before ${target.node.attrs.id}`, (tr) =>
    tr.insert(target.position, node).setMeta("paste", true),
  )
}

const paste: Edit = (peer, { random, text }) => {
  const block = pick(random, textBlocks(peer.doc))
  if (!block) return null
  const paragraphs = Array.from({ length: 1 + random(3) }, () =>
    planSchema.node("paragraph", null, planSchema.text(text())),
  )
  const open = block.isInCell ? 1 : random(2)
  const offset = random(block.node.content.size + 1)
  return change(peer, `paste ${paragraphs.length} (open ${open}) into ${block.node.attrs.id} at ${offset}`, (tr) =>
    tr
      .replace(block.start + offset, block.start + offset, new Slice(Fragment.from(paragraphs), open, open))
      .setMeta("paste", true),
  )
}

const replaceBlock: Edit = (peer, { random, text }) => {
  const block = pick(
    random,
    topBlocks(peer.doc).filter(({ node }) => node.isTextblock),
  )
  if (!block) return null
  const { node, position } = block
  const inner = node.content.cut(0, random(node.content.size + 1)).append(Fragment.from(planSchema.text(text())))
  return change(peer, `replace ${node.attrs.id}`, (tr) =>
    tr.replaceWith(position, position + node.nodeSize, node.type.create(node.attrs, inner)),
  )
}

/** A change in several places at once, as replacing all or a fix makes it. */
const several: Edit = (peer, { random, text }) => {
  const places = Array.from({ length: 2 + random(3) }, () => pick(random, textBlocks(peer.doc)))
  return change(peer, "several", (tr) => {
    for (const block of places) {
      const size = block?.node.content.size ?? 0
      const offset = random(size + 1)
      const at = tr.mapping.map((block?.start ?? 0) + offset)
      const roll = random(3)
      if (roll === 0) tr.split(at)
      else if (roll === 1 && offset < size) tr.delete(at, at + 1)
      else tr.insertText(text(), at)
    }
  })
}

const newTable: Edit = (peer, { random, text }) => {
  const block = pick(random, topBlocks(peer.doc))
  if (!block) return null
  const cols = [newId(random), newId(random)]
  const rows = Array.from({ length: 1 + random(2) }, () =>
    planSchema.node(
      "row",
      { id: newId(random) },
      cols.map((col) =>
        planSchema.node("cell", { col }, planSchema.node("paragraph", null, random(2) ? planSchema.text(text()) : [])),
      ),
    ),
  )
  return change(peer, "new table", (tr) => tr.insert(block.position, planSchema.node("table", null, rows)))
}

function pickTable(peer: Peer, random: Random): TopBlock | undefined {
  return pick(
    random,
    topBlocks(peer.doc).filter(({ node }) => node.type.name === "table"),
  )
}

const rowEdit: Edit = (peer, { random }) => {
  const table = pickTable(peer, random)
  if (!table) return null
  const at = random(table.node.childCount)
  const offsets = table.node.children.map((_, i) =>
    table.node.children.slice(0, i).reduce((sum, row) => sum + row.nodeSize, table.position + 1),
  )
  const start = offsets[at] ?? 0
  const row = table.node.child(at)
  if (random(2) && table.node.childCount > 1) {
    return change(peer, `delete row ${row.attrs.id}`, (tr) => tr.delete(start, start + row.nodeSize))
  }
  const cells = row.children.map((cell) =>
    planSchema.node("cell", { col: cell.attrs.col }, planSchema.node("paragraph")),
  )
  return change(peer, `new row after ${row.attrs.id}`, (tr) =>
    tr.insert(start + row.nodeSize, planSchema.node("row", null, cells)),
  )
}

const colEdit: Edit = (peer, { random }) => {
  const table = pickTable(peer, random)
  if (!table) return null
  const cols = columnsOf(table.node)
  const col = pick(random, cols)
  const isGone = random(2) > 0 && cols.length > 1
  return change(peer, `${isGone ? "delete" : "new"} column at ${col}`, (tr) => {
    for (const [row, rowOffset] of rowsOf(table).toReversed()) {
      row.forEach((cell, offset) => {
        if (cell.attrs.col !== col) return
        const position = rowOffset + 1 + offset
        if (isGone) tr.delete(position, position + cell.nodeSize)
        else tr.insert(position + cell.nodeSize, planSchema.node("cell", null, planSchema.node("paragraph")))
      })
    }
  })
}

function rowsOf({ node, position }: TopBlock): [Node, number][] {
  const rows: [Node, number][] = []
  node.forEach((row, offset) => {
    rows.push([row, position + 1 + offset])
  })
  return rows
}

const moveRow: Edit = (peer, { random }) => {
  const table = pickTable(peer, random)
  if (!table || table.node.childCount < 2) return null
  const rows = [...table.node.children]
  const [row] = rows.splice(random(rows.length), 1)
  if (!row) return null
  rows.splice(random(rows.length + 1), 0, row)
  const { position, node } = table
  return change(peer, `move row ${row.attrs.id}`, (tr) =>
    tr.replaceWith(position + 1, position + node.nodeSize - 1, rows),
  )
}

const headerCell: Edit = (peer, { random }) => {
  const table = pickTable(peer, random)
  const row = table && pick(random, rowsOf(table))
  if (!row || row[0].childCount === 0) return null
  const cell = row[0].child(0)
  return change(peer, "header", (tr) => tr.setNodeAttribute(row[1] + 1, "header", !cell.attrs.header))
}

// Letters come and go at one place in a block that is held, until it is released with the last of them.
const compose: Edit = (peer, { random, text, composing }) => {
  const held = textBlocks(peer.doc).find(({ node }) => node.attrs.id === peer.binding.held)
  const block = held ?? pick(random, textBlocks(peer.doc))
  if (!block) return null
  if (!held) {
    const offset = random(block.node.content.size + 1)
    composing.set(peer, { offset, length: Math.min(block.node.content.size - offset, random(3)) })
    peer.binding.hold(block.node.attrs.id)
  }
  const { offset, length } = composing.get(peer) ?? { offset: 0, length: 0 }
  const words = text()
  composing.set(peer, { offset, length: words.length })
  const from = block.start + offset
  return change(peer, `compose ${words} in ${block.node.attrs.id} at ${offset}–${offset + length}`, (tr) =>
    tr.insertText(words, from, from + length),
  )
}

const release: Edit = (peer) => {
  peer.binding.release()
  return "release"
}

const undo: Edit = (peer) => (peer.binding.undo() ? "undo" : null)
const redo: Edit = (peer) => (peer.binding.redo() ? "redo" : null)

/** Edits that change blocks and no words. */
export const structureEdits: readonly Edit[] = [move, moveSection, join, retype, setAttribute]

/** The edits with how often each is made, in percent. */
const edits: readonly (readonly [number, Edit])[] = [
  [33, type],
  [10, split],
  [5, move],
  [3, moveSection],
  [7, join],
  [5, retype],
  [7, erase],
  [2, eraseRange],
  [3, paste],
  [1, replaceBlock],
  [2, several],
  [4, mark],
  [4, setAttribute],
  [1, newTable],
  [2, rowEdit],
  [2, colEdit],
  [1, moveRow],
  [1, headerCell],
  [2, eraseBlock],
  [1, cut],
  [1, pasteCut],
  [2, putAtom],
  [2, compose],
  [2, undo],
  [1, redo],
]

/** Makes one edit; gives what it did, or null where nothing could be done. */
export function randomEdit(peer: Peer, maker: Maker): string | null {
  // Who composes does nothing else meanwhile.
  if (peer.binding.held !== null) return maker.random(4) ? compose(peer, maker) : release(peer, maker)
  let roll = maker.random(edits.reduce((sum, [often]) => sum + often, 0))
  for (const [often, edit] of edits) {
    if (roll < often) return edit(peer, maker)
    roll -= often
  }
  return null
}
