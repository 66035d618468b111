/**
 * From segments to what is shown: which blocks stand at the top level in which order, which in which cell, which continue
 * another, and which are hidden. A total function of the mirror: every character is shown exactly once.
 */
import { cellName, firstBlock, isStrayId, readCellName, strayId } from "../layout.ts"
import { addTo, type Block, collectBlocks, hasText, isDeleted } from "./blocks.ts"
import { joinBlocks } from "./joins.ts"
import type { Mirror } from "./mirror.ts"
import { orderBlocks, sortBlocks } from "./order.ts"
import { cellOf, foldTables, type Table, type TableParts, tableParts } from "./tables.ts"

/** A reading of the mirror. */
export interface Fold {
  /** Every block, shown or not, and stray text. */
  readonly blocks: Map<string, Block>
  /** The blocks at the top level; never empty. */
  readonly top: readonly Block[]
  /** The tables among them. */
  readonly tables: ReadonlyMap<string, Table>
  /** The name of the cell for a paragraph that is shown in a table, `""` for a block at the top level. */
  readonly places: Map<string, string>
}

/** Reads the mirror. */
export function foldMirror(mirror: Mirror): Fold {
  const blocks = collectBlocks(mirror)
  joinBlocks(mirror, blocks)
  orderBlocks(mirror, blocks)
  const texts = Array.from(blocks.values()).filter((block) => block.isText && !block.joined)
  const parts = tableParts(mirror, blocks, texts)
  const { top, inCells } = placeBlocks(mirror, blocks, texts, parts)
  const tables = foldTables(mirror, blocks, parts, inCells)
  return { blocks, top, tables, places: placesOf(top, inCells) }
}

function placeBlocks(
  mirror: Mirror,
  blocks: ReadonlyMap<string, Block>,
  texts: readonly Block[],
  parts: TableParts,
): { top: readonly Block[]; inCells: ReadonlyMap<string, Block[]> } {
  const top: Block[] = []
  const inCells = new Map<string, Block[]>()
  for (const block of blocks.values()) if (isShownAtom(mirror, block, parts)) top.push(block)
  for (const block of texts) {
    const place = cellOf(mirror, blocks, parts.tableOf, block)
    if (!isShown(mirror, block, place !== null)) continue
    if (!place) top.push(block)
    else if (parts.alive.has(place.row) && parts.alive.has(place.col) && parts.alive.has(place.table)) {
      addTo(inCells, cellName(place.row, place.col), block)
    }
  }
  for (const list of inCells.values()) sortBlocks(list)
  if (top.length === 0) top.push(...emptyDocument(blocks))
  return { top: sortBlocks(top), inCells }
}

function isShownAtom(mirror: Mirror, block: Block, parts: TableParts): boolean {
  if (block.isText || block.type === "row" || block.type === "col") return false
  return block.type === "table" ? parts.alive.has(block.id) : !isDeleted(mirror, block.id)
}

/** Whether a text block that continues no other is shown. */
export function isShown(mirror: Mirror, block: Block, isInTable: boolean): boolean {
  if (hasText(block)) return true
  if (isStrayId(block.id) || isDeleted(mirror, block.id)) return false
  if (block.id === firstBlock) return mirror.changed(firstBlock, "k") !== undefined
  // An empty paragraph goes when its cell is gone.
  return isInTable || readCellName(mirror.value(block.id, block.birth, "cell")) === null
}

function emptyDocument(blocks: ReadonlyMap<string, Block>): Block[] {
  const first = blocks.get(firstBlock)
  const shown = first?.isText ? first : blocks.get(strayId(firstBlock))
  return shown ? [shown] : []
}

function placesOf(top: readonly Block[], inCells: ReadonlyMap<string, readonly Block[]>): Map<string, string> {
  const places = new Map<string, string>()
  for (const block of top) places.set(block.id, "")
  for (const [name, list] of inCells) for (const block of list) places.set(block.id, name)
  return places
}
