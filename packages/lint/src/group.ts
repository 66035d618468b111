/**
 * Paragraphs put together again where hard line breaks took them apart:
 *
 *     …和关于“加强和改        one paragraph in two blocks
 *     进”人民政协工作的…
 *
 * Of a file's lines the reader says which go on with the one before. In a document the evidence is a mark that a block opens
 * and one of the next closes, while the first does not end as a paragraph ends.
 */
import type { Span } from "./diagnostic.ts"
import { type PairTree, readPairs } from "./pairs.ts"
import type { Role } from "./roles.ts"
import { readSentences } from "./sentences.ts"
import type { Shape } from "./shape.ts"
import type { BlockView, TextBlock } from "./view.ts"

/** A paragraph, in one block or in several. Offsets are in the joined text. */
export interface GroupView {
  readonly blocks: readonly BlockView[]
  /** The role of its first block. */
  readonly role: Role
  readonly text: string
  sentences(): readonly Span[]
  pairs(): PairTree
}

/** A group of blocks that remembers what was read from its joined text. */
export class BlockGroup implements GroupView {
  readonly blocks: readonly TextBlock[]
  readonly text: string
  #pairs: PairTree | undefined
  #sentences: readonly Span[] | undefined

  constructor(blocks: readonly TextBlock[]) {
    this.blocks = blocks
    this.text = blocks.map((block) => block.text).join("")
  }

  get role(): Role {
    return this.blocks[0]?.role ?? "body"
  }

  sentences(): readonly Span[] {
    this.#sentences ??= this.#only?.sentences() ?? readSentences(this.text)
    return this.#sentences
  }

  pairs(): PairTree {
    this.#pairs ??= this.#only?.pairs() ?? readPairs(this.text)
    return this.#pairs
  }

  get #only(): TextBlock | undefined {
    return this.blocks.length === 1 ? this.blocks[0] : undefined
  }
}

/** How many blocks each group takes, for blocks of these shapes; the sum is their number. */
export function groupLengths(shapes: readonly Shape[]): readonly number[] {
  const lengths: number[] = []
  for (let at = 0; at < shapes.length; ) {
    const end = groupEnd(shapes, at)
    lengths.push(end - at)
    at = end
  }
  return lengths
}

function groupEnd(shapes: readonly Shape[], start: number): number {
  let end = start + 1
  for (let next = joinEnd(shapes, end - 1); next > end; next = joinEnd(shapes, end - 1)) end = next
  return end
}

const farthestClose = 3

// The end of the group when the block at `at` goes on, else `at + 1`.
function joinEnd(shapes: readonly Shape[], at: number): number {
  const first = shapes[at]
  if (shapes[at + 1]?.joint.continues) return at + 2
  if (!first?.joint.endsOpen || first.joint.opens.length === 0) return at + 1
  for (let next = at + 1; next <= at + farthestClose; next++) {
    const shape = shapes[next]
    if (!shape || !mayContinue(first, shape)) break
    if (shape.joint.closes.some((family) => first.joint.opens.includes(family))) return next + 1
  }
  return at + 1
}

function mayContinue(first: Shape, next: Shape): boolean {
  if (next.joint.continues === false || next.label !== "" || next.isEmpty) return false
  if (first.role === "task" || first.role === "bullet") return next.role === "body"
  return next.role === first.role && (next.role === "body" || next.role === "title" || next.role === "note")
}
