/** The blocks that the segments make, before it is known where each is shown. */
import { carrierId, firstBlock, isStrayId, type Marker, strayId } from "../layout.ts"
import type { Mirror, Segment } from "./mirror.ts"
import { isTextType } from "./types.ts"

/** All segments with one id, or the stray text in the segments of a block that cannot show text. */
export interface Block {
  readonly id: string
  /** The stored name of its type, known or not; `row` and `col` for parts of a table. */
  type: string
  readonly isText: boolean
  /** The first marker with its id. */
  readonly birth: Marker | null
  /** Its own segments. */
  readonly segments: Segment[]
  /** The place of its first segment in the sequence. */
  index: number
  /** The block whose text it continues. */
  joined: Block | null
  /** Its segments and those of the blocks that continue it, in reading order. */
  content: readonly Segment[]
  /** Its order key: its own or an inherited one. */
  order: string
}

/** The blocks by id, in the order of the sequence; stray text directly behind its carrier. */
export function collectBlocks(mirror: Mirror): Map<string, Block> {
  const blocks = new Map<string, Block>()
  mirror.segments.forEach((segment, index) => {
    const known = blocks.get(segment.id)
    if (known) {
      known.segments.push(segment)
      return
    }
    const block = newBlock(mirror, segment.id, segment.birth, [segment], index)
    blocks.set(block.id, block)
    // Shares the list of segments, so that it sees those that follow.
    if (!block.isText) blocks.set(strayId(block.id), newBlock(mirror, strayId(block.id), null, block.segments, index))
  })
  return blocks
}

/** A block that shows nothing yet. */
export function newBlock(mirror: Mirror, id: string, birth: Marker | null, segments: Segment[], index: number): Block {
  const type = typeOf(mirror, id, birth)
  return { id, type, isText: isTextType(type), birth, segments, index, joined: null, content: [], order: "" }
}

/** The stored name of a block's type. */
export function typeOf(mirror: Mirror, id: string, birth: Marker | null): string {
  const stored = mirror.value(id, birth, "k")
  if (isStrayId(id)) return typeof stored === "string" && isTextType(stored) ? stored : "paragraph"
  if (stored === undefined && id === firstBlock) return "paragraph"
  return typeof stored === "string" ? stored : ""
}

/** Whether any text or atom is shown in the block. */
export function hasText(block: Block): boolean {
  return block.content.some((segment) => segment.length > 0)
}

/** Whether somebody deleted the block. It is shown all the same while it has text. */
export function isDeleted(mirror: Mirror, id: string): boolean {
  return Boolean(mirror.changed(id, "del"))
}

/** The block that shows the text that is said to be in `id`, whichever of the block and its stray text that is now. */
export function textBlock(blocks: ReadonlyMap<string, Block>, id: string): Block | null {
  const carrier = blocks.get(carrierId(id))
  if (!carrier) return null
  return carrier.isText ? carrier : (blocks.get(strayId(carrier.id)) ?? null)
}

/** Adds a block to the list under a key. */
export function addTo<Key>(lists: Map<Key, Block[]>, key: Key, block: Block): void {
  const list = lists.get(key)
  if (list) list.push(block)
  else lists.set(key, [block])
}
