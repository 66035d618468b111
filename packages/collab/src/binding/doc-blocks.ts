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
  let start = 0
  for (let i = 0; i < to; i++) {
    const node = doc.child(i)
    if (i >= from) {
      blocks.push(docBlock(node, start, "", ""))
      if (node.type.name === "table") addParagraphs(node, start, blocks)
    }
    start += node.nodeSize
  }
  return blocks
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
  const most = Math.min(before.childCount, after.childCount)
  let from = 0
  while (from < most && before.child(from) === after.child(from)) from++
  let [oldTo, newTo] = [before.childCount, after.childCount]
  while (oldTo > from && newTo > from && before.child(oldTo - 1) === after.child(newTo - 1)) {
    oldTo--
    newTo--
  }
  return from === oldTo && from === newTo ? null : { from, oldTo, newTo }
}
