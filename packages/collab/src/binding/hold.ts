/**
 * A block in which an input method composes. While it is held, the editor's node of it is left alone and what is typed is
 * not shared; in the end only the finished words are. Places are remembered by the items of the shared text, so that the
 * words come to where they belong whatever others did to the block meanwhile:
 *
 *     held      甲乙丙   (composing ni after 甲)        a colleague cuts the block behind 乙
 *     finished  甲你好乙丙   against 甲乙丙: 你好 was put behind the item of 甲
 */

import { runsOf } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import * as Y from "yjs"
import { roots, type SharedTypes } from "../layout.ts"
import type { Block } from "../reading/blocks.ts"
import { markerLength } from "../reading/mirror.ts"
import type { Reading } from "../reading/reading.ts"
import { runLength, sliceRuns } from "../reading/runs.ts"
import { type LocalChange, localChange } from "./local-change.ts"
import { blockPosition, placeAt, type RelativeSelection, type SelectionEnds } from "./positions.ts"
import { longestRising } from "./rising.ts"
import { compareContent } from "./same-content.ts"
import { Writer } from "./writer.ts"

/** A held block as it was when the hold began. */
export interface Held {
  readonly id: string
  readonly base: Node
  /** The item of each place of its text. */
  readonly places: readonly Y.ID[]
  /** The item of its marker; null for the text before the first marker, and for a block that is not stored. */
  readonly marker: Y.ID | null
  readonly isStored: boolean
}

/** Remembers a block. `base` is its node in the editor. */
export function holdBlock({ mirror, fold }: Reading, types: SharedTypes, id: string, base: Node): Held {
  const block = fold.places.has(id) ? fold.blocks.get(id) : undefined
  if (!block) return { id, base, places: [], marker: null, isStored: false }
  const items = itemsOf(types.text)
  const places = block.content.flatMap((segment) => {
    const from = mirror.indexOf(segment, 0)
    return items.slice(from, from + segment.length)
  })
  return { id, base, places, marker: markerItem(block, items, mirror.indexOf.bind(mirror)), isStored: true }
}

function markerItem(
  { segments: [first] }: Block,
  items: readonly Y.ID[],
  indexOf: Reading["mirror"]["indexOf"],
): Y.ID | null {
  return first && markerLength(first) === 1 ? (items[indexOf(first, -1)] ?? null) : null
}

function itemsOf(text: Y.Text): readonly Y.ID[] {
  const items: Y.ID[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    for (let i = 0; i < item.length; i++) items.push(Y.createID(item.id.client, item.id.clock + i))
  }
  return items
}

/** The positions in the shared text, after the words were written, of places in the held node. */
export type Landing = (offset: number) => number | null

/** Writes what the held block has become. To be called in a transaction of the shared document. */
export function writeHeld(reading: Reading, types: SharedTypes, ydoc: Y.Doc, held: Held, node: Node): Landing {
  const writer = new Writer(reading, types)
  const { start, end } = compareContent(held.base, node).ends()
  const gone = held.places.slice(start, held.base.content.size - end)
  for (const place of gone.toReversed()) {
    const index = aliveIndex(ydoc, place)
    if (index !== null) writer.removeAt(index)
  }
  const left = held.places[start - 1] ?? held.marker
  const at = left ? behind(ydoc, left) : 0
  let index = at
  for (const run of sliceRuns(runsOf(node), start, node.content.size - end)) {
    if (index === null) break
    writer.insertAt(index, run)
    index += runLength(run)
  }
  const inserted = node.content.size - end - start
  return (offset) => {
    if (offset > start + inserted) return behindPlace(ydoc, held.places[offset - inserted - 1 + gone.length])
    if (at !== null && offset >= start) return at + offset - start
    return behindPlace(ydoc, held.places[offset - 1] ?? held.marker ?? undefined)
  }
}

/** A selection of the held block, whose ends are offsets in the node, in the shared text. */
export function landedSelection(types: SharedTypes, landing: Landing, ends: SelectionEnds): RelativeSelection | null {
  const place = (offset: number) => {
    const index = landing(offset)
    return index === null ? null : placeAt(types, index)
  }
  const [anchor, head] = [place(ends.anchor), place(ends.head)]
  return anchor && head ? { anchor, head } : null
}

/**
 * The change that puts in the words of a paragraph that was not stored when the hold began, the empty one of a cell: they
 * are the first there, or come behind those that a colleague wrote meanwhile. `doc` is what the shared plan shows.
 */
export function firstWords(doc: Node, { id }: Held, node: Node): LocalChange | null {
  const position = blockPosition(doc, id)
  if (position === null) return null
  const change = new Transform(doc).insert(doc.resolve(position).end(), node.content)
  return localChange(doc, change.doc, change.mapping.maps)
}

function behindPlace(ydoc: Y.Doc, item: Y.ID | undefined): number | null {
  return item ? behind(ydoc, item) : 0
}

/** The position behind the item, or where it was. */
function behind(ydoc: Y.Doc, item: Y.ID): number | null {
  return indexAt(ydoc, item, -1)
}

// The position of an item that is not deleted.
function aliveIndex(ydoc: Y.Doc, item: Y.ID): number | null {
  const index = indexAt(ydoc, item, 0)
  return index === indexAt(ydoc, item, -1) ? null : index
}

function indexAt(ydoc: Y.Doc, item: Y.ID, assoc: number): number | null {
  const relative = new Y.RelativePosition(null, roots.text, item, assoc)
  return Y.createAbsolutePositionFromRelativePosition(relative, ydoc)?.index ?? null
}

/**
 * The nodes to be shown while a block is held: its node as the editor has it, at its place among those that stay. It must
 * not be taken out or moved, or the browser ends the composition.
 */
export function withHeld(old: readonly Node[], wanted: readonly Node[], held: Node): readonly Node[] {
  const others = withoutBlocks(old, wanted, new Set(blockIds(held)))
  const at = old.indexOf(held)
  const places = new Map(others.map((node, place) => [node.attrs.id, place]))
  const common = old.flatMap((node, place) => {
    const now = node === held ? undefined : places.get(node.attrs.id)
    return now === undefined ? [] : [{ place, now }]
  })
  const staying = longestRising(common.map((pair) => pair.now)).flatMap((i) => common[i] ?? [])
  const before = staying.findLast((pair) => pair.place < at)
  const goal = before ? before.now + 1 : 0
  return [...others.slice(0, goal), held, ...others.slice(goal)]
}

// What the held node shows is shown nowhere else, though others may have moved it into a table or out of one.
function withoutBlocks(old: readonly Node[], wanted: readonly Node[], ids: ReadonlySet<string>): readonly Node[] {
  return wanted.flatMap((node) => {
    if (!blockIds(node).some((id) => ids.has(id))) return [node]
    const before = old.find((other) => other.attrs.id === node.attrs.id)
    return node.inlineContent || ids.has(String(node.attrs.id)) || !before ? [] : [before]
  })
}

function blockIds(node: Node): readonly string[] {
  const ids = [String(node.attrs.id)]
  if (node.type.name !== "table") return ids
  node.descendants((child) => {
    if (child.type.name === "paragraph") ids.push(String(child.attrs.id))
    return !child.inlineContent
  })
  return ids
}
