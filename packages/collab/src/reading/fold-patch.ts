/**
 * Most changes of the structure are small: a block is born behind the one whose text its marker cuts, another kind of text
 * block, a block that comes or goes with its words. Those are worked into the fold. Whatever else there is to think of (joins,
 * tables, stray text, new keys) leads to a new fold, which is what a patched one always equals.
 */
import { carrierId, firstBlock, isStrayId, strayId } from "../layout.ts"
import { type Block, newBlock, typeOf } from "./blocks.ts"
import { type Fold, isShown } from "./fold.ts"
import type { Mirror, Segment, StructureChange } from "./mirror.ts"
import { compareBlocks, keySource } from "./order.ts"
import { isTextType } from "./types.ts"

// Each costs a walk over all blocks: many at once are cheaper to read afresh.
const mostBirths = 4
const mostChanges = 100

/** The fold after the changes, or null where it has to be made afresh. The one before must not be used any more but for its `top`. */
export function patchFold(mirror: Mirror, fold: Fold, changes: readonly StructureChange[]): Fold | null {
  if (changes.length > mostChanges) return null
  const patch = new FoldPatch(mirror, fold)
  return patch.take(changes) ? patch.fold : null
}

class FoldPatch {
  readonly #mirror: Mirror
  readonly #blocks: Map<string, Block>
  readonly #places: Map<string, string>
  readonly #before: Fold
  #top: readonly Block[]
  /** Blocks that have no key yet. */
  readonly #unborn = new Set<Block>()

  constructor(mirror: Mirror, fold: Fold) {
    this.#mirror = mirror
    this.#before = fold
    this.#blocks = fold.blocks
    this.#places = fold.places
    this.#top = fold.top
  }

  get fold(): Fold {
    return { ...this.#before, top: this.#top }
  }

  take(changes: readonly StructureChange[]): boolean {
    const births = changes.flatMap((change) => ("segment" in change ? [change] : []))
    if (births.length > mostBirths || !births.every((birth) => this.#bear(birth.segment, birth.left, birth.at)))
      return false
    // What changed in a block may be told before its birth.
    if (!births.every(({ segment, left }) => this.#settle(segment.id) && this.#place(left.id))) return false
    return changes.every((change) => "segment" in change || this.#change(change.id, change.name))
  }

  #change(id: string, name: string | null): boolean {
    if (name === "k") return this.#retype(id)
    return name === "del" || name === null ? this.#place(id) : false
  }

  // Makes room in the sequence for the block whose segment was cut from `left`.
  #bear(segment: Segment, left: Segment, at: number): boolean {
    const { id, birth } = segment
    const block = newBlock(this.#mirror, id, birth, [segment], at + 1)
    block.content = block.segments
    const source = this.#blocks.get(left.id)
    if (!source || !this.#isPlain(source) || !this.#isPlain(block) || !this.#isUnheardOf(id)) return false
    for (const each of this.#blocks.values()) {
      // It was waited for: what follows it gets its key.
      if (each.birth?.f === id) return false
      if (each.index > at) each.index++
    }
    this.#blocks.set(id, block)
    this.#unborn.add(block)
    return true
  }

  // Text in one segment, at the top level, and not part of a join.
  #isPlain(block: Block): boolean {
    const { id, birth, isText, segments, content, joined } = block
    if (!isText || joined || content !== segments || segments.length !== 1 || isStrayId(id)) return false
    return !this.#mirror.joins.has(id) && typeof this.#mirror.value(id, birth, "cell") !== "string"
  }

  // Nothing has the id or counts on it. Ids with dots may be those of a table's parts.
  #isUnheardOf(id: string): boolean {
    if (this.#blocks.has(id) || this.#blocks.has(strayId(id))) return false
    if (this.#before.tables.size > 0 && id.includes(".")) return false
    for (const target of this.#mirror.joins.values()) if (carrierId(target) === id) return false
    return true
  }

  // Gives a new block its key and shows it.
  #settle(id: string): boolean {
    const block = this.#blocks.get(id)
    const key = block ? this.#inheritedKey(block) : null
    if (!block || key === null) return false
    block.order = key
    this.#unborn.delete(block)
    return this.#followerStays(block) && this.#place(id)
  }

  #inheritedKey(block: Block): string | null {
    const { own, from } = keySource(this.#mirror, this.#blocks, block)
    if (own !== null || from === null) return own ?? ""
    const source = this.#blocks.get(from)
    return source && !this.#unborn.has(source) ? source.order : null
  }

  // What stood behind the cut may inherit from the new block now: that must make no difference.
  #followerStays({ id, index, order }: Block): boolean {
    const segment = this.#mirror.segments[index + 1]
    const next = segment && this.#blocks.get(segment.id)
    if (!next || next.index !== index + 1 || this.#unborn.has(next)) return true
    if (keySource(this.#mirror, this.#blocks, next).from !== id) return true
    return next.order === order && !this.#leadsTo(id, next)
  }

  // Whether the block inherits from another, over however many blocks. Circles are for a new fold to break.
  #leadsTo(id: string, other: Block): boolean {
    const seen = new Set<Block>()
    let block = this.#blocks.get(id)
    while (block) {
      if (block === other || seen.has(block)) return true
      seen.add(block)
      const { from } = keySource(this.#mirror, this.#blocks, block)
      block = from === null ? undefined : this.#blocks.get(from)
    }
    return false
  }

  #retype(id: string): boolean {
    const block = this.#blocks.get(id)
    if (!block) return !isStrayId(id)
    const type = typeOf(this.#mirror, id, block.birth)
    if (!block.isText || !isTextType(type) || isStrayId(id) || id === firstBlock) return false
    block.type = type
    return true
  }

  // Shows or hides a block with what it holds now.
  #place(id: string): boolean {
    const block = this.#blocks.get(id)
    if (!block || this.#unborn.has(block) || !this.#isPlain(block)) return false
    const isInTop = this.#places.has(id)
    if (isShown(this.#mirror, block, false) === isInTop) return true
    // The last block, or the one that stands for an empty plan.
    if (this.#top.length === 1) return false
    if (isInTop) {
      this.#places.delete(id)
      this.#top = this.#top.filter((each) => each !== block)
    } else {
      this.#places.set(id, "")
      const at = placeOf(this.#top, block)
      this.#top = [...this.#top.slice(0, at), block, ...this.#top.slice(at)]
    }
    return true
  }
}

function placeOf(top: readonly Block[], block: Block): number {
  let [low, high] = [0, top.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareBlocks(top[middle] as Block, block) < 0) low = middle + 1
    else high = middle
  }
  return low
}
