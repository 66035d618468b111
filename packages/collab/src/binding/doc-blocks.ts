/** A stretch of the editor's document as a flat list of blocks with their places. */
import type { Node } from "prosemirror-model"
import { cellName } from "../layout.ts"

/** A text block, an atom or a table in the document. */
export interface DocBlock {
  readonly id: string
  readonly node: Node
  /** The document position of its content, or of the block itself where it holds no text. */
  readonly start: number
  /** Places of text in it. */
  readonly length: number
  /** The name of its cell, `""` at the top level. */
  readonly cell: string
  /** The table that its cell is in, else `""`. */
  readonly table: string
}

/** The children of the document in [from, to) as blocks; a table is followed by the paragraphs in its cells. */
export function docBlocks(doc: Node, from: number, to: number): readonly DocBlock[] {
  const blocks: DocBlock[] = []
  let start = sizeOf(doc.children, 0, from)
  for (const node of doc.children.slice(from, to)) {
    blocks.push(docBlock(node, start, "", ""))
    if (node.type.name === "table") addParagraphs(node, start, blocks)
    start += node.nodeSize
  }
  return blocks
}

/** The places that the nodes [from, to) take in their parent. */
export function sizeOf(nodes: readonly Node[], from: number, to: number): number {
  let size = 0
  for (let i = from; i < to; i++) size += (nodes[i] as Node).nodeSize
  return size
}

function docBlock(node: Node, before: number, cell: string, table: string): DocBlock {
  const isText = node.inlineContent
  return {
    id: String(node.attrs.id),
    node,
    start: isText ? before + 1 : before,
    length: isText ? node.content.size : 0,
    cell,
    table,
  }
}

function addParagraphs(table: Node, before: number, into: DocBlock[]): void {
  table.forEach((row, rowOffset) => {
    row.forEach((cell, cellOffset) => {
      const name = cellName(String(row.attrs.id), String(cell.attrs.col))
      cell.forEach((paragraph, offset) => {
        into.push(docBlock(paragraph, before + rowOffset + cellOffset + offset + 3, name, String(table.attrs.id)))
      })
    })
  })
}

/** The changed children of two documents: [from, oldTo) became [from, newTo). Null where no child was replaced. */
export interface Window {
  readonly from: number
  readonly oldTo: number
  readonly newTo: number
}

/** The children that differ by identity. */
export function changedWindow(before: Node, after: Node): Window | null {
  const window = differentStretch(before.children, after.children)
  return window.from === window.oldTo && window.from === window.newTo ? null : window
}

/** Where two lists differ by identity: all before and behind is the same in both. */
export function differentStretch(before: readonly unknown[], after: readonly unknown[]): Window {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from++
  let [oldTo, newTo] = [before.length, after.length]
  while (oldTo > from && newTo > from && before[oldTo - 1] === after[newTo - 1]) {
    oldTo--
    newTo--
  }
  return { from, oldTo, newTo }
}
