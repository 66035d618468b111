/**
 * The order of blocks: each has an effective key, its own or an inherited one, and equal keys stand in the order of the
 * sequence. A block without a key of its own follows the block after which it was born, or else what stands before it.
 */
import { carrierId, isStrayId } from "../layout.ts"
import type { Block } from "./blocks.ts"
import type { Mirror } from "./mirror.ts"

/** A key, or the id of the block from which it is inherited; both null at the start of the text. */
export interface KeySource {
  readonly own: string | null
  readonly from: string | null
}

/** Where the key of the block comes from. */
export function keySource(mirror: Mirror, blocks: ReadonlyMap<string, Block>, block: Block): KeySource {
  const own = ownKey(mirror, block)
  if (own !== null) return { own, from: null }
  if (isStrayId(block.id)) return { own: null, from: carrierId(block.id) }
  const follows = block.birth?.f
  if (typeof follows === "string" && follows !== block.id) {
    if (blocks.has(follows)) return { own: null, from: follows }
    // The block is gone, but somebody had moved it: what was born behind it stays where it was moved to.
    const moved = mirror.changed(follows, "o")
    if (typeof moved === "string") return { own: moved, from: null }
  }
  return { own: null, from: mirror.segments[block.index - 1]?.id ?? null }
}

function ownKey(mirror: Mirror, block: Block): string | null {
  const moved = mirror.changed(block.id, "o")
  if (typeof moved === "string") return moved
  return typeof block.birth?.o === "string" ? block.birth.o : null
}

/** Sets `order` of every block. */
export function orderBlocks(mirror: Mirror, blocks: ReadonlyMap<string, Block>): void {
  const done = new Map<Block, string>()
  for (const block of blocks.values()) {
    const path: Block[] = []
    const onPath = new Set<Block>()
    let key: string | null = null
    for (let each: Block | undefined = block; key === null; ) {
      if (!each) key = ""
      else if (done.has(each)) key = done.get(each) ?? ""
      else if (onPath.has(each)) key = breakCycle(path, each, done)
      else {
        path.push(each)
        onPath.add(each)
        const { own, from } = keySource(mirror, blocks, each)
        key = own
        each = from === null ? undefined : blocks.get(from)
      }
    }
    for (const each of path) if (!done.has(each)) done.set(each, key)
  }
  for (const [block, key] of done) block.order = key
}

// Blocks that follow each other in a circle stand at the start: only a made-up document has them.
function breakCycle(path: readonly Block[], entry: Block, done: Map<Block, string>): string {
  for (const block of path.slice(path.indexOf(entry))) done.set(block, "")
  return ""
}

/** Sorts blocks in place by key and, where keys are equal, by the sequence. */
export function sortBlocks(blocks: Block[]): Block[] {
  return blocks.sort(compareBlocks)
}

/** Which of two blocks stands first: negative for the first. */
export function compareBlocks(a: Block, b: Block): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.index - b.index || strayLast(a, b)
}

function strayLast(a: Block, b: Block): number {
  return Number(isStrayId(a.id)) - Number(isStrayId(b.id))
}
