import type { Node } from "prosemirror-model"
import type { EditorState } from "prosemirror-state"

/** A block of the top level and where it stands: `pos` is the position before it, `index` its place among its siblings. */
export interface PlacedBlock {
  readonly node: Node
  readonly pos: number
  readonly index: number
}

/** The block of the top level that holds the position, or the one that starts there; `null` at the end of the document. */
export function blockAt(doc: Node, pos: number): PlacedBlock | null {
  const $pos = doc.resolve(pos)
  const index = $pos.index(0)
  const node = doc.maybeChild(index)
  return node ? { node, pos: $pos.posAtIndex(index, 0), index } : null
}

/** The blocks of the top level that the range touches, in order. */
export function blocksIn(doc: Node, from: number, to: number): readonly PlacedBlock[] {
  const first = blockAt(doc, from)
  if (!first) return []
  const blocks = [first]
  let pos = first.pos + first.node.nodeSize
  for (let index = first.index + 1; index < doc.childCount && pos < to; index++) {
    const node = doc.child(index)
    blocks.push({ node, pos, index })
    pos += node.nodeSize
  }
  return blocks
}

/** The block with that id, `null` where there is none. */
export function blockById(doc: Node, id: string): PlacedBlock | null {
  let pos = 0
  for (let index = 0; index < doc.childCount; index++) {
    const node = doc.child(index)
    if (node.attrs.id === id) return { node, pos, index }
    pos += node.nodeSize
  }
  return null
}

/** The block of the top level that the selection's head is in. */
export function currentBlock(state: EditorState): PlacedBlock | null {
  return blockAt(state.doc, state.selection.head)
}

/** Whether the block stands in the numbering: a heading or a task. */
export function isNumbered(node: Node): boolean {
  return node.type.name === "heading" || node.type.name === "task"
}

/** The task or target that the block at `index` belongs to: itself, or the task before it in the same section. */
export function owningTask(doc: Node, index: number): PlacedBlock | null {
  let pos = posOfIndex(doc, index)
  for (let at = index; at >= 0; at--) {
    const node = doc.child(at)
    if (node.type.name === "task") return { node, pos, index: at }
    if (node.type.name === "heading" || node.type.name === "title") return null
    pos -= at > 0 ? doc.child(at - 1).nodeSize : 0
  }
  return null
}

/** The position before the child at `index`; the end of the document for an index past the last. */
export function posOfIndex(doc: Node, index: number): number {
  let pos = 0
  for (let at = 0; at < Math.min(index, doc.childCount); at++) pos += doc.child(at).nodeSize
  return pos
}
