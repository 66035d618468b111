/**
 * Positions that outlive edits, as plain JSON. A place is bound to the character on its left, or to the marker at the
 * start of a block: so a caret in an empty block survives, and words that a colleague puts in at the caret come behind it.
 */
import type { Node } from "prosemirror-model"
import { NodeSelection, type Selection, TextSelection } from "prosemirror-state"
import * as Y from "yjs"
import type { SharedTypes } from "../layout.ts"
import { type Block, textBlock } from "../reading/blocks.ts"
import { rootOf } from "../reading/joins.ts"
import type { Reading } from "../reading/reading.ts"

/**
 * A place in the shared text: Yjs's relative position as JSON, or `{v: id}` for a block without stored text: an atom, or
 * the empty paragraph of a table's cell.
 */
export type RelativePlace = { readonly v: string } | { readonly [name: string]: unknown }

/** The two ends of a selection. */
export interface RelativeSelection {
  readonly anchor: RelativePlace
  readonly head: RelativePlace
}

/** The ends of a selection in a document. */
export interface SelectionEnds {
  readonly anchor: number
  readonly head: number
}

/** The place of a document position in the shared text. */
function relativePlace(reading: Reading, types: SharedTypes, doc: Node, position: number): RelativePlace {
  const $position = doc.resolve(position)
  if (!$position.parent.inlineContent) {
    const node = $position.nodeAfter ?? $position.nodeBefore
    return { v: String(node?.attrs.id ?? $position.parent.attrs.id ?? "") }
  }
  const id = String($position.parent.attrs.id)
  const block = reading.fold.places.has(id) ? reading.fold.blocks.get(id) : undefined
  const index = block ? indexIn(reading, block, $position.parentOffset) : null
  if (index === null) return { v: id }
  return placeAt(types, index)
}

/** The place behind the character before a position of the shared text. */
export function placeAt(types: SharedTypes, index: number): RelativePlace {
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(types.text, index, -1))
}

function indexIn({ mirror }: Reading, block: Block, offset: number): number | null {
  let rest = offset
  for (const segment of block.content) {
    if (rest <= segment.length) return mirror.indexOf(segment, rest)
    rest -= segment.length
  }
  return null
}

/** The document position of a place, or null where its block is not shown. */
function absolutePlace(reading: Reading, ydoc: Y.Doc, doc: Node, place: RelativePlace): number | null {
  if ("v" in place) return blockPosition(doc, String(place.v))
  const absolute = readRelative(place, ydoc)
  if (!absolute || absolute.index > reading.mirror.length) return null
  const { segment, offset } = reading.mirror.locate(absolute.index)
  const shown = textBlock(reading.fold.blocks, segment.id)
  const root = shown && rootOf(shown)
  const start = root && blockPosition(doc, root.id)
  if (!root || start === null) return null
  let before = 0
  for (const each of root.content) {
    if (each === segment) return Math.min(start + before + offset, endOf(doc, start))
    before += each.length
  }
  return null
}

// It comes from others: whatever its shape, it must not throw.
function readRelative(place: RelativePlace, ydoc: Y.Doc): { index: number } | null {
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(place), ydoc)
    return absolute?.type === ydoc.getText("t") ? absolute : null
  } catch {
    return null // made up, or of a document that this one is not
  }
}

function endOf(doc: Node, start: number): number {
  return doc.resolve(start).end()
}

/** The position where the content of a block starts, or before it where it has no text; null where it is not shown. */
export function blockPosition(doc: Node, id: string): number | null {
  let start = 0
  for (const child of doc.children) {
    if (child.attrs.id === id) return child.inlineContent ? start + 1 : start
    if (child.type.name === "table") {
      const inside = positionInTable(child, start, id)
      if (inside !== null) return inside
    }
    start += child.nodeSize
  }
  return null
}

function positionInTable(table: Node, start: number, id: string): number | null {
  let found: number | null = null
  table.descendants((node, offset) => {
    if (found === null && !node.inlineContent && node.attrs.id === id) found = start + 1 + offset
    if (found === null && node.inlineContent && node.attrs.id === id) found = start + 2 + offset
    return found === null && !node.inlineContent
  })
  return found
}

/** The ends of a selection in the shared text. */
export function relativeSelection(
  reading: Reading,
  types: SharedTypes,
  doc: Node,
  { anchor, head }: SelectionEnds,
): RelativeSelection {
  const at = (position: number) => relativePlace(reading, types, doc, position)
  const start = at(anchor)
  return { anchor: start, head: head === anchor ? start : at(head) }
}

/** The ends of such a selection in the document; null where one of them is not shown. */
export function absoluteSelection(
  reading: Reading,
  ydoc: Y.Doc,
  doc: Node,
  relative: RelativeSelection,
): SelectionEnds | null {
  const anchor = absolutePlace(reading, ydoc, doc, relative.anchor)
  const head = absolutePlace(reading, ydoc, doc, relative.head)
  return anchor === null || head === null ? null : { anchor, head }
}

/** A selection between these ends: of text, or of the atom that stands there. */
export function selectionBetween(doc: Node, { anchor, head }: SelectionEnds): Selection {
  const node = anchor === head ? doc.nodeAt(anchor) : null
  if (node?.isAtom && !node.isInline && NodeSelection.isSelectable(node)) return NodeSelection.create(doc, anchor)
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head))
}
