/**
 * Which block's text continues which. Joined blocks form trees; the text of a tree is its segments depth-first, the
 * children in the order of the sequence.
 */
import { addTo, type Block, textBlock } from "./blocks.ts"
import type { Mirror, Segment } from "./mirror.ts"

/** Sets `joined` and `content` of every block. */
export function joinBlocks(mirror: Mirror, blocks: ReadonlyMap<string, Block>): void {
  const joined: Block[] = []
  for (const id of mirror.changes.keys()) {
    const block = blocks.get(id)
    const target = block?.isText ? mirror.changed(id, "j") : undefined
    if (!block || typeof target !== "string") continue
    const owner = textBlock(blocks, target)
    if (!owner || owner === block) continue
    block.joined = owner
    joined.push(block)
  }
  for (const block of joined) breakCycle(block)
  collectContent(blocks, joined)
}

// Only concurrent joins make one. It is broken where its smallest id is, so that everybody breaks it alike.
function breakCycle(block: Block): void {
  const path = new Set<Block>()
  let each: Block | null = block
  while (each && !path.has(each)) {
    path.add(each)
    each = each.joined
  }
  if (!each) return
  const cycle = [each]
  for (let next = each.joined; next && next !== each; next = next.joined) cycle.push(next)
  cycle.reduce((smallest, other) => (other.id < smallest.id ? other : smallest)).joined = null
}

function collectContent(blocks: ReadonlyMap<string, Block>, joined: readonly Block[]): void {
  const continuations = new Map<Block, Block[]>()
  for (const block of joined) {
    if (block.joined) addTo(continuations, block.joined, block)
  }
  for (const list of continuations.values()) list.sort((a, b) => a.index - b.index)
  for (const block of blocks.values()) {
    if (!block.isText) continue
    block.content = continuations.has(block) ? depthFirst(block, continuations) : block.segments
  }
}

// With a stack of its own: a hostile document may join ten thousand blocks in a row.
function depthFirst(block: Block, continuations: ReadonlyMap<Block, readonly Block[]>): readonly Segment[] {
  const content: Segment[] = []
  const open = [block]
  for (let next = open.pop(); next; next = open.pop()) {
    content.push(...next.segments)
    for (const each of (continuations.get(next) ?? []).toReversed()) open.push(each)
  }
  return content
}

/** The block at the end of the joins: the one that shows the text. */
export function rootOf(block: Block): Block {
  let root = block
  while (root.joined) root = root.joined
  return root
}
