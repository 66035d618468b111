/**
 * Edits found in a document and applied to it: each finds its block by key and compares what it expects, all before the
 * first is applied.
 */
import { type Attrs, blockText } from "@yaodian/model"
import type { Mark, Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import type { BlockKey, Edit, TextEdit } from "./diagnostic.ts"
import { textHash } from "./hash.ts"
import { keyOfNode } from "./source.ts"

/** The blocks that an edit changes. */
export function blocksOf(edit: Edit): readonly BlockKey[] {
  return edit.kind === "join" ? edit.blocks : [edit.block]
}

/** An edit with the block that it was found for: `pos` is the document position before it. */
export interface EditPlace {
  readonly edit: Edit
  readonly pos: number
  readonly node: Node
}

/** The blocks of a document by key. */
export type BlockIndex = ReadonlyMap<BlockKey, readonly { readonly pos: number; readonly node: Node }[]>

/** The text blocks of a document by key. */
export function indexBlocks(doc: Node): BlockIndex {
  const index = new Map<BlockKey, { pos: number; node: Node }[]>()
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const key = keyOfNode(node)
    index.set(key, [...(index.get(key) ?? []), { pos, node }])
    return false
  })
  return index
}

/** Where the edits are to be applied; null where one of them does not find what it expects. */
export function locate(index: BlockIndex, edits: readonly Edit[]): readonly EditPlace[] | null {
  const places: EditPlace[] = []
  for (const edit of edits) {
    const [key = ""] = blocksOf(edit)
    const block = index.get(key)?.find(({ node }) => holds(node, edit))
    if (!block || (edit.kind === "join" && !isFollowed(index, block, edit))) return null
    places.push({ edit, ...block })
  }
  return places
}

function holds(node: Node, edit: Edit): boolean {
  switch (edit.kind) {
    case "text":
      return hashOf(node) === edit.hash && blockText(node).slice(edit.from, edit.to) === edit.expect
    case "attrs":
      return Object.entries(edit.expect).every(([name, value]) => node.attrs[name] === value)
    case "join":
      return hashOf(node) === edit.hashes[0]
  }
}

const hashes = new WeakMap<Node, string>()

function hashOf(node: Node): string {
  const hash = hashes.get(node) ?? textHash(blockText(node))
  hashes.set(node, hash)
  return hash
}

function isFollowed(
  index: BlockIndex,
  { pos, node }: { pos: number; node: Node },
  edit: Edit & { kind: "join" },
): boolean {
  const after = pos + node.nodeSize
  return index.get(edit.blocks[1])?.some((next) => next.pos === after && hashOf(next.node) === edit.hashes[1]) ?? false
}

/** Whether two edits of one block touch the same words. Two insertions at one place do: their order would matter. */
export function overlaps(a: Edit, b: Edit): boolean {
  if (a.kind !== "text" || b.kind !== "text") return a.kind === b.kind || a.kind === "join" || b.kind === "join"
  const isInsertion = a.from === a.to || b.from === b.to
  return isInsertion ? a.from <= b.to && b.from <= a.to : a.from < b.to && b.from < a.to
}

/** Applies edits from the end of the document to its start, so that none moves the place of another. */
export function applyPlaces(tr: Transform, places: readonly EditPlace[]): void {
  const start = ({ edit, pos }: EditPlace) => pos + (edit.kind === "text" ? edit.from + 1 : 0)
  for (const place of [...places].sort((a, b) => start(b) - start(a))) applyEdit(tr, place)
}

function applyEdit(tr: Transform, { edit, pos, node }: EditPlace): void {
  switch (edit.kind) {
    case "text":
      replaceText(tr, pos, node, edit)
      break
    case "attrs":
      setAttributes(tr, pos, edit.set)
      break
    case "join":
      tr.join(pos + node.nodeSize)
  }
}

function replaceText(tr: Transform, pos: number, node: Node, edit: TextEdit): void {
  const from = pos + 1 + edit.from
  const to = pos + 1 + edit.to
  if (edit.insert === "") tr.delete(from, to)
  else tr.replaceWith(from, to, node.type.schema.text(edit.insert, marksAt(node, edit)))
}

// The marks of the replaced text; where nothing is replaced, those that typing there would have.
function marksAt(node: Node, { from, to }: TextEdit): readonly Mark[] {
  return from === to ? node.resolve(from).marks() : (node.childAfter(from).node?.marks ?? [])
}

function setAttributes(tr: Transform, pos: number, set: Attrs): void {
  for (const [name, value] of Object.entries(set)) tr.setNodeAttribute(pos, name, value)
}
