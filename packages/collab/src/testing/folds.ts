/** Whether a fold that was patched is what a fresh one of the same mirror would be. */
import { equalityDeep } from "lib0/function"
import type { Block } from "../reading/blocks.ts"
import type { Fold } from "../reading/fold.ts"
import type { Table } from "../reading/tables.ts"

/** In what a fold differs from a fresh one. Empty for nothing. */
export function foldComplaints(fold: Fold, fresh: Fold): string[] {
  const [ours, theirs] = [plainFold(fold), plainFold(fresh)]
  return Object.keys(ours).flatMap((name) => {
    const [left, right] = [ours[name], theirs[name]]
    return equalityDeep(left, right) ? [] : [`fold ${name} ${JSON.stringify(left)}\n   fresh ${JSON.stringify(right)}`]
  })
}

function plainFold({ blocks, top, tables, places }: Fold): Record<string, unknown> {
  return {
    blocks: sorted(Array.from(blocks, ([id, block]) => [id, plainBlock(block)])),
    top: top.map((block) => block.id),
    isOfBlocks: top.every((block) => blocks.get(block.id) === block),
    tables: sorted(Array.from(tables, ([id, table]) => [id, plainTable(table)])),
    places: sorted(Array.from(places)),
  }
}

function sorted(entries: [string, unknown][]): unknown {
  return entries.sort(([a], [b]) => (a < b ? -1 : 1))
}

function plainBlock({ type, isText, birth, segments, index, joined, content, order }: Block): unknown {
  const plain = (list: Block["content"]) => list.map(({ id, runs }) => ({ id, runs }))
  const shown = { type, isText, birth, index, order, joined: joined?.id ?? null }
  return { ...shown, segments: plain(segments), content: plain(content) }
}

function plainTable({ rows, cols, cells }: Table): unknown {
  const paragraphs = cells.map((row) =>
    row.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(({ id }) => id) })),
  )
  return { rows, cols, cells: paragraphs }
}
