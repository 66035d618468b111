/**
 * What a local change did, as two sequences of tokens (a marker and the characters of each block) and the tokens that
 * both have in common, in one rising order:
 *
 *     before   A 一 二 三 四        B 五
 *     after    A 一 二   N   三 四   B 五      (Enter after 二)
 *     kept     A 一 二       三 四   B 五
 *
 * Blocks that changed places, came back from being deleted, or are the first words of a cell are not in the sequences:
 * their text is compared with what it was, apart from all others.
 */
import { isId, newId, type Random } from "@yaodian/model"
import { hasText } from "../reading/blocks.ts"
import type { Fold } from "../reading/fold.ts"
import type { DocBlock } from "./doc-blocks.ts"
import type { Retained } from "./retained.ts"
import { longestRising } from "./rising.ts"
import { compareContent } from "./same-content.ts"

/** A block in a sequence: its marker is token `at`, its characters follow. */
export interface Tokens {
  readonly block: DocBlock
  readonly at: number
}

/** Tokens [old, old + length) of before are [now, now + length) of after. */
export interface Kept {
  readonly old: number
  readonly now: number
  readonly length: number
}

/** A block whose text is written by itself. */
export interface Apart {
  readonly before: DocBlock | null
  readonly after: DocBlock
}

/** A local change as token sequences. */
export interface Alignment {
  readonly old: readonly Tokens[]
  readonly now: readonly Tokens[]
  readonly kept: readonly Kept[]
  readonly apart: readonly Apart[]
  /** Every block of after under the id that it is stored with. */
  readonly after: readonly DocBlock[]
}

/** Aligns the blocks of a window before and after a change. */
export function align(
  before: readonly DocBlock[],
  after: readonly DocBlock[],
  retained: readonly Retained[],
  fold: Fold,
  random?: Random,
): Alignment {
  const old = before.filter((block) => fold.places.has(block.id))
  const oldById = new Map(old.map((block) => [block.id, block]))
  const now = storedBlocks(after, oldById, fold, random)
  const staying = stayingIds(old, now, oldById)
  const written = new Set(now.filter((block) => oldById.has(block.id)).map((block) => block.cell))
  const isApart = (block: DocBlock) =>
    !staying.has(block.id) &&
    (oldById.has(block.id) || isReturning(block, fold) || (block.cell !== "" && !written.has(block.cell)))
  const apart = now.filter(isApart).map((block) => ({ before: oldById.get(block.id) ?? null, after: block }))
  const apartIds = new Set(apart.map((each) => each.after.id))
  const oldTokens = tokens(old.filter((block) => !apartIds.has(block.id)))
  const nowTokens = tokens(now.filter((block) => !apartIds.has(block.id)))
  return { old: oldTokens, now: nowTokens, kept: keptTokens(oldTokens, nowTokens, retained), apart, after: now }
}

function tokens(blocks: readonly DocBlock[]): readonly Tokens[] {
  let at = 0
  return blocks.map((block) => {
    const made = { block, at }
    at += 1 + block.length
    return made
  })
}

// Leaves out the empty paragraphs of cells that need not be stored; an id that is taken or no id gets another.
function storedBlocks(
  after: readonly DocBlock[],
  old: ReadonlyMap<string, DocBlock>,
  fold: Fold,
  random?: Random,
): readonly DocBlock[] {
  const inCell = new Map<string, number>()
  for (const block of after) inCell.set(block.cell, (inCell.get(block.cell) ?? 0) + 1)
  const seen = new Set<string>()
  return after.flatMap((block) => {
    const isAlone = block.cell !== "" && inCell.get(block.cell) === 1
    if (isAlone && block.length === 0 && !fold.places.has(block.id)) return []
    const isFit = !seen.has(block.id) && (old.has(block.id) || isReturning(block, fold) || isFresh(block, fold))
    const id = isFit ? block.id : newId(random)
    seen.add(id)
    return [id === block.id ? block : { ...block, id }]
  })
}

function isFresh(block: DocBlock, fold: Fold): boolean {
  return isId(block.id) && !fold.blocks.has(block.id)
}

/** Whether the shared plan still has the block, hidden and empty. */
function isReturning(block: DocBlock, fold: Fold): boolean {
  const stored = fold.blocks.get(block.id)
  return stored !== undefined && !fold.places.has(block.id) && !stored.joined && !hasText(stored)
}

// The blocks that need not be touched to get the order of after. A cell's first words are never among them: they go to
// where everybody puts them, not behind what stands before the cell.
function stayingIds(
  old: readonly DocBlock[],
  now: readonly DocBlock[],
  oldById: ReadonlyMap<string, DocBlock>,
): ReadonlySet<string> {
  const places = new Map(old.map((block, place) => [block.id, place]))
  const common = now.filter((block) => oldById.get(block.id)?.cell === block.cell)
  const rising = longestRising(common.map((block) => places.get(block.id) ?? 0))
  return new Set(rising.map((at) => common[at]?.id ?? ""))
}

function keptTokens(old: readonly Tokens[], now: readonly Tokens[], retained: readonly Retained[]): readonly Kept[] {
  const oldById = new Map(old.map((each) => [each.block.id, each]))
  const bounds = markerBounds(old, now)
  const kept: Kept[] = []
  let last = -1
  const keep = (piece: Kept, bound: number) => {
    if (piece.old <= last || piece.old + piece.length > bound) return
    kept.push(piece)
    last = piece.old + piece.length - 1
  }
  const pieces = keptCharacters(old, now, retained)
  now.forEach((each, i) => {
    const self = oldById.get(each.block.id)
    const bound = bounds[i] ?? 0
    if (self) keep({ old: self.at, now: each.at, length: 1 }, bound)
    const found = pieces.get(each) ?? []
    const own = found.length === 0 && self ? replacedContent(self, each) : found
    for (const piece of own) keep(piece, bound)
  })
  return kept
}

// For each block of after, where the next marker stands that both have: its characters must come from before that.
function markerBounds(old: readonly Tokens[], now: readonly Tokens[]): readonly number[] {
  const oldAt = new Map(old.map((each) => [each.block.id, each.at]))
  const bounds: number[] = []
  let bound = Number.POSITIVE_INFINITY
  for (let i = now.length - 1; i >= 0; i--) {
    bounds[i] = bound
    bound = oldAt.get(now[i]?.block.id ?? "") ?? bound
  }
  return bounds
}

function keptCharacters(
  old: readonly Tokens[],
  now: readonly Tokens[],
  retained: readonly Retained[],
): ReadonlyMap<Tokens, readonly Kept[]> {
  const pieces = new Map<Tokens, Kept[]>()
  let first = 0
  for (const each of now) {
    const { start, length } = each.block
    const list: Kept[] = []
    if (length === 0) continue
    while (first < retained.length && endOf(retained[first]) <= start) first++
    for (let i = first; i < retained.length; i++) {
      const range = retained[i]
      if (!range || range.at >= start + length) break
      const from = Math.max(range.at, start)
      const to = Math.min(endOf(range), start + length)
      list.push(...sameCharacters(old, each, range.from + from - range.at, from - start, to - from))
    }
    pieces.set(each, list)
  }
  return pieces
}

function endOf(range: Retained | undefined): number {
  return range ? range.at + range.to - range.from : 0
}

function sameCharacters(old: readonly Tokens[], now: Tokens, position: number, offset: number, length: number): Kept[] {
  const source = blockAt(old, position)
  if (!source || position + length > source.block.start + source.block.length) return []
  const from = position - source.block.start
  if (source.block.node === now.block.node) return [{ old: source.at + 1 + from, now: now.at + 1 + offset, length }]
  return compareContent(source.block.node, now.block.node)
    .alike(from, offset, length)
    .map((same) => ({
      old: source.at + 1 + from + same.skip,
      now: now.at + 1 + offset + same.skip,
      length: same.length,
    }))
}

function blockAt(blocks: readonly Tokens[], position: number): Tokens | null {
  let [low, high] = [0, blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.block.start ?? 0) <= position) low = middle + 1
    else high = middle
  }
  const found = blocks[low - 1]
  return found && position < found.block.start + found.block.length ? found : null
}

// The block was replaced as a whole: what is alike at its start and its end was kept.
function replacedContent(before: Tokens, now: Tokens): readonly Kept[] {
  if (before.block.length === 0 || now.block.length === 0) return []
  const { start, end } = compareContent(before.block.node, now.block.node).ends()
  const tail = {
    old: before.at + 1 + before.block.length - end,
    now: now.at + 1 + now.block.length - end,
    length: end,
  }
  return [{ old: before.at + 1, now: now.at + 1, length: start }, tail].filter((piece) => piece.length > 0)
}
