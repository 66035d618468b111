/** Random plans and random edits for the property tests: all chance comes from a seed, which the tests print. */
import { planSchema } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"

/** Chance from a seed: numbers from 0 to under 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A whole number from 0 to under `count`. */
export function pick(random: () => number, count: number): number {
  return Math.floor(random() * count)
}

/** One of the list. */
export function oneOf<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[pick(random, items.length)]
  if (item === undefined) throw new RangeError("Nothing to choose from")
  return item
}

const phrases = [
  "加强学习。",
  "完善制度，",
  "推进信用建设",
  "6月底前完成。",
  "由市教育局牵头，",
  "学习《甲》、《乙》",
  "开展“一站式",
  "服务”,",
  "(试行)",
  "）",
  "《",
  "》",
  "2027422日",
  "1,000万元;",
  "进一步组织干部深入基层开展调查研究并形成有分量的报告，提出建议",
  "a",
]

const types = [
  "paragraph",
  "task",
  "heading",
  "bullet",
  "title",
  "date",
  "note",
  "target",
  "table",
  "schedule",
] as const
const labels = ["", "", "一、", "（一）", "（三）", "3.", "5."]

/** A random block with a new id. */
function randomBlock(random: () => number): Node {
  const type = oneOf(random, types)
  const id = `r${Math.floor(random() * 1e9)}`
  if (type === "schedule") return planSchema.node(type, { id })
  if (type === "table") return randomTable(random, id)
  const attrs =
    type === "heading" || type === "task" ? { level: 1 + pick(random, 4), label: oneOf(random, labels) } : {}
  return planSchema.node(type, { ...attrs, id }, randomText(random))
}

function randomTable(random: () => number, id: string): Node {
  const cell = (at: number) =>
    planSchema.node("cell", { col: `c${at}` }, [
      planSchema.node("paragraph", { id: `${id}p${at}` }, randomText(random)),
    ])
  return planSchema.node("table", { id }, [planSchema.node("row", { id: `${id}r` }, [cell(0), cell(1)])])
}

/** Random inline content: phrases, some of them strong, and now and then a line break. */
function randomText(random: () => number): Node[] {
  return Array.from({ length: pick(random, 5) }, () => {
    if (random() < 0.05) return planSchema.node("hardBreak")
    return planSchema.text(oneOf(random, phrases), random() < 0.2 ? [planSchema.marks.strong.create()] : [])
  })
}

/** A random document. */
export function randomDoc(random: () => number, length = 12): Node {
  return planSchema.node(
    "doc",
    null,
    Array.from({ length: 1 + pick(random, length) }, () => randomBlock(random)),
  )
}

/** The document after a random edit: typing, deleting, splitting, joining, moving, changing attributes, marking. */
export function randomEdit(random: () => number, doc: Node): Node {
  const tr = new Transform(doc)
  const blocks = textBlocks(doc)
  const edit = oneOf(random, edits)
  edit(tr, random, blocks)
  tr.doc.check()
  return tr.doc
}

interface Placed {
  readonly node: Node
  readonly pos: number
  readonly isTop: boolean
}

/** The text blocks of a document with their positions. */
export function textBlocks(doc: Node): readonly Placed[] {
  const blocks: Placed[] = []
  doc.descendants((node, pos, parent) => {
    if (node.isTextblock) blocks.push({ node, pos, isTop: parent === doc })
    return !node.isTextblock
  })
  return blocks
}

type RandomEdit = (tr: Transform, random: () => number, blocks: readonly Placed[]) => void

function offsetIn(random: () => number, { node, pos }: Placed): number {
  return pos + 1 + pick(random, node.content.size + 1)
}

const typeWords: RandomEdit = (tr, random, blocks) => {
  if (blocks.length > 0) tr.insert(offsetIn(random, oneOf(random, blocks)), planSchema.text(oneOf(random, phrases)))
}

const deleteWords: RandomEdit = (tr, random, blocks) => {
  if (blocks.length === 0) return
  const block = oneOf(random, blocks)
  const ends = [offsetIn(random, block), offsetIn(random, block)].sort((a, b) => a - b)
  tr.delete(ends[0] ?? 0, ends[1] ?? 0)
}

const splitBlock: RandomEdit = (tr, random, blocks) => {
  const tops = blocks.filter(({ isTop }) => isTop)
  if (tops.length > 0) tr.split(offsetIn(random, oneOf(random, tops)))
}

const joinBlocks: RandomEdit = (tr, random) => {
  const at = pick(random, tr.doc.childCount - 1)
  const [first, second] = [tr.doc.maybeChild(at), tr.doc.maybeChild(at + 1)]
  if (!first?.isTextblock || !second?.isTextblock) return
  let end = 0
  for (let index = 0; index <= at; index++) end += tr.doc.child(index).nodeSize
  tr.join(end)
}

const moveBlock: RandomEdit = (tr, random) => {
  const children = [...tr.doc.children]
  const [moved] = children.splice(pick(random, children.length), 1)
  if (moved) children.splice(pick(random, children.length + 1), 0, moved)
  tr.replaceWith(0, tr.doc.content.size, children)
}

const replaceBlock: RandomEdit = (tr, random) => {
  const children = [...tr.doc.children]
  children.splice(pick(random, children.length), pick(random, 2), randomBlock(random))
  tr.replaceWith(0, tr.doc.content.size, children)
}

const changeLevel: RandomEdit = (tr, random, blocks) => {
  const numbered = blocks.filter(({ node }) => "label" in node.attrs)
  if (numbered.length === 0) return
  const { pos } = oneOf(random, numbered)
  if (random() < 0.7) tr.setNodeAttribute(pos, "level", 1 + pick(random, 4))
  else tr.setNodeAttribute(pos, "label", oneOf(random, labels))
}

const changeFacts: RandomEdit = (tr, random, blocks) => {
  const tasks = blocks.filter(({ node }) => node.type.name === "task")
  if (tasks.length === 0) return
  const { pos } = oneOf(random, tasks)
  if (random() < 0.5) tr.setNodeAttribute(pos, "leads", oneOf(random, ["", "市教育局"]))
  else tr.setNodeAttribute(pos, "due", oneOf(random, ["", "2027-06"]))
}

const markWords: RandomEdit = (tr, random, blocks) => {
  const block = blocks.find(({ node }) => node.content.size > 0)
  if (block) tr.addMark(block.pos + 1, offsetIn(random, block), planSchema.marks.em.create())
}

const edits: readonly RandomEdit[] = [
  typeWords,
  typeWords,
  typeWords,
  deleteWords,
  splitBlock,
  joinBlocks,
  moveBlock,
  replaceBlock,
  changeLevel,
  changeFacts,
  markWords,
]
