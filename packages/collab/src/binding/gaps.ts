/**
 * The gap script. Between two kept tokens lies a gap: tokens of before that are gone and tokens of after that are new. The
 * gaps are written from right to left, so that (block, offset) of before stays good for all that is still to come.
 */
import { flatBlock, type Random, type Run, runsOf } from "@yaodian/model"
import { birthOf } from "../birth.ts"
import { firstBlock, isStrayId, type Marker } from "../layout.ts"
import { runLength, sliceRuns } from "../reading/runs.ts"
import type { Alignment, Kept, Tokens } from "./alignment.ts"
import type { DocBlock } from "./doc-blocks.ts"
import { joinBlock, splitBlock, startBehind } from "./segments.ts"
import type { TextPlace, Writer } from "./writer.ts"

/** What the gap script needs to know. */
export interface GapScript {
  readonly writer: Writer
  readonly alignment: Alignment
  /** The block before the window, behind which a new first block is put. */
  readonly leftNeighbour: string
  /** Tables, rows and columns that the change takes away. */
  readonly goneParts: ReadonlySet<string>
  readonly random: Random | undefined
}

interface Gap {
  readonly oldFrom: number
  readonly oldTo: number
  readonly nowFrom: number
  readonly nowTo: number
}

/** Writes the token sequences of after over those of before. */
export function writeGaps(script: GapScript): void {
  const { old, now, kept } = script.alignment
  for (const gap of gaps(kept, lengthOf(old), lengthOf(now)).toReversed()) writeGap(script, gap)
}

function lengthOf(tokens: readonly Tokens[]): number {
  const last = tokens.at(-1)
  return last ? last.at + 1 + last.block.length : 0
}

function gaps(kept: readonly Kept[], oldEnd: number, nowEnd: number): readonly Gap[] {
  const list: Gap[] = []
  let [old, now] = [0, 0]
  for (const next of [...kept, { old: oldEnd, now: nowEnd, length: 0 }]) {
    if (next.old > old || next.now > now) list.push({ oldFrom: old, oldTo: next.old, nowFrom: now, nowTo: next.now })
    old = next.old + next.length
    now = next.now + next.length
  }
  return list
}

function writeGap(script: GapScript, gap: Gap): void {
  const { writer, alignment } = script
  const parts = partsIn(alignment.old, gap.oldFrom, gap.oldTo)
  for (const { block, from, to } of parts.toReversed()) writer.removeText(block.id, from, to)
  const gone = parts.filter((part) => part.hasMarker).map((part) => part.block)
  const right = tokenAt(alignment.old, gap.oldTo)
  const isRightText = right !== null && right.offset > 0
  const end = insertTokens(script, gap, isRightText && !gone.includes(right.block))
  const ids = gone.map((block) => block.id)
  if (isRightText && gone.includes(right.block)) joinBlock(writer, right.block.id, end.id, ids, script.random)
  for (const block of gone) if (!isRightText || block !== right.block) hideBlock(script, block)
}

interface Part {
  readonly block: DocBlock
  /** Its place in the sequence. */
  readonly index: number
  readonly hasMarker: boolean
  /** Places of its text. */
  readonly from: number
  readonly to: number
}

// The parts of blocks in a stretch of tokens.
function partsIn(tokens: readonly Tokens[], from: number, to: number): readonly Part[] {
  const parts: Part[] = []
  for (let i = firstAt(tokens, from); i < tokens.length; i++) {
    const each = tokens[i]
    if (!each || each.at >= to) break
    const start = Math.max(0, from - each.at - 1)
    const end = Math.min(each.block.length, to - each.at - 1)
    parts.push({ block: each.block, index: i, hasMarker: each.at >= from, from: start, to: Math.max(start, end) })
  }
  return parts
}

function firstAt(tokens: readonly Tokens[], token: number): number {
  let [low, high] = [0, tokens.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.at ?? 0) <= token) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

// The block of a token; offset 0 is its marker, and offset n its nth character.
function tokenAt(tokens: readonly Tokens[], token: number): { block: DocBlock; offset: number } | null {
  const each = tokens[firstAt(tokens, token)]
  const isIn = each && token >= each.at && token <= each.at + each.block.length
  return isIn ? { block: each.block, offset: token - each.at } : null
}

// Puts the new tokens of a gap behind the kept token on its left; gives the place behind them.
function insertTokens(script: GapScript, gap: Gap, splits: boolean): TextPlace {
  const { writer, alignment } = script
  const left = tokenAt(alignment.old, gap.oldFrom - 1)
  let place: TextPlace = left ? { id: left.block.id, offset: left.offset } : { id: script.leftNeighbour, offset: 0 }
  for (const part of partsIn(alignment.now, gap.nowFrom, gap.nowTo)) {
    if (part.hasMarker) place = startBlock(script, part, place, splits)
    for (const run of sliceRuns(textRuns(part.block), part.from, part.to)) {
      writer.insertRun(place, run)
      place = { id: place.id, offset: place.offset + runLength(run) }
    }
  }
  return place
}

function startBlock(script: GapScript, part: Part, place: TextPlace, splits: boolean): TextPlace {
  const { writer, random } = script
  const before = splits ? place.id : neighbourBefore(script, part)
  const marker = bornBehind(part.block, before)
  if (splits) splitBlock(writer, place, marker, random)
  else startBehind(writer, before, marker)
  return { id: marker.b, offset: 0 }
}

/** The text of a block as runs; an atom has none. */
export function textRuns({ node }: DocBlock): readonly Run[] {
  return node.inlineContent ? runsOf(node) : []
}

/** The marker of a block that was made behind another. */
export function bornBehind(block: DocBlock, before: string): Marker {
  const flat = block.cell === "" ? flatBlock(block.node) : flatBlock(block.node, block.cell)
  return { ...birthOf({ ...flat, id: block.id }), f: before }
}

// The block before it at the top level or in its cell; for the first in a cell its table.
function neighbourBefore({ alignment, leftNeighbour }: GapScript, { block, index }: Part): string {
  for (let i = index - 1; i >= 0; i--) {
    const other = alignment.now[i]?.block
    if (other?.cell === block.cell) return other.id
  }
  return block.cell === "" ? leftNeighbour : block.table
}

function hideBlock(script: GapScript, block: DocBlock): void {
  const { writer, goneParts } = script
  const [row = "", col = ""] = block.cell.split(" ")
  // With its row or column gone an empty paragraph is hidden anyway.
  if (block.cell !== "" && [row, col, block.table].some((part) => goneParts.has(part))) return
  if (isStrayId(block.id)) return
  if (block.id === firstBlock && writer.mirror.changed(firstBlock, "k") === undefined) return
  if (writer.mirror.segmentsOf(block.id) > 0) writer.set(block.id, "del", 1)
}
