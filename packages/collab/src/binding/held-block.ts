/** The block that is held, as the editor shows it. */
import type { Node } from "prosemirror-model"
import type { SharedTypes } from "../layout.ts"
import type { Reading } from "../reading/reading.ts"
import { changedWindow } from "./doc-blocks.ts"
import { type Held, holdBlock } from "./hold.ts"
import type { RelativeSelection } from "./positions.ts"

/** A held block: what it was, and what the editor has of it now. */
export class HeldBlock {
  readonly held: Held
  /** Where the selection was when the hold began. */
  readonly selection: RelativeSelection | null
  /** The editor's node at the top level that is the block, or the table that it is in. */
  #node: Node

  constructor(held: Held, node: Node, selection: RelativeSelection | null) {
    this.held = held
    this.#node = node
    this.selection = selection
  }

  get node(): Node {
    return this.#node
  }

  /** Whether nothing but the held block differs. */
  isOnlyChange(synced: Node, doc: Node): boolean {
    return this.#changed(synced, doc) !== null
  }

  /** Takes the held block's node from `doc` where nothing else differs; gives whether it did. */
  follows(synced: Node, doc: Node): boolean {
    const node = this.#changed(synced, doc)
    if (node) this.#node = node
    return node !== null
  }

  #changed(synced: Node, doc: Node): Node | null {
    const window = changedWindow(synced, doc)
    if (!window || window.oldTo - window.from !== 1 || window.newTo - window.from !== 1) return null
    const node = doc.child(window.from)
    const isHeld = synced.child(window.from) === this.#node && differOnlyIn(this.held.id, this.#node, node)
    return isHeld ? node : null
  }
}

/** Holds a text block of the document; null where there is none with this id. */
export function holdIn(
  doc: Node,
  id: string,
  reading: Reading,
  types: SharedTypes,
  selection: RelativeSelection | null,
): HeldBlock | null {
  const base = textBlockWithId(doc, id)
  const node = doc.children.find((child) => child === base || textBlockWithId(child, id) !== null)
  return base && node ? new HeldBlock(holdBlock(reading, types, id, base), node, selection) : null
}

/** The text block with this id inside of a node. */
export function textBlockWithId(parent: Node, id: string): Node | null {
  let found: Node | null = null
  parent.descendants((node) => {
    if (found === null && node.inlineContent && node.attrs.id === id) found = node
    return found === null && !node.inlineContent
  })
  return found
}

// Whether two nodes differ only in the text of the block with this id, which is one of them or in a cell.
function differOnlyIn(id: string, before: Node, after: Node): boolean {
  if (!before.sameMarkup(after)) return false
  if (before.inlineContent) return before.attrs.id === id
  if (before.childCount !== after.childCount) return false
  return before.children.every((child, i) => child === after.child(i) || differOnlyIn(id, child, after.child(i)))
}
