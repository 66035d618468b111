/** Writing a plan into a fresh shared document: one insertion, every block with an order key of its own. */
import { type FlatBlock, isId, newId, type Random, type Run } from "@yaodian/model"
import type * as Y from "yjs"
import { birthOf } from "./birth.ts"
import { spread } from "./keys.ts"
import { cellParagraph, changeKey, readCellName, sharedTypes, storableAtom } from "./layout.ts"

type Delta = { insert: string | object; attributes?: Record<string, unknown> }[]

/**
 * Writes the blocks. The document must be empty; to be called once, by one writer. Ids that are missing, doubled or not
 * storable are replaced, also where other blocks name them. Throws RangeError where the document already holds a plan.
 */
export function seed(ydoc: Y.Doc, blocks: readonly FlatBlock[], random?: Random): void {
  const { text, changes } = sharedTypes(ydoc)
  if (text.length > 0 || changes.size > 0) throw new RangeError("The shared document already holds a plan")
  const named = withIds(blocks, random)
  const keys = spread(named.length)
  const inCell = new Map<string | undefined, number>()
  for (const { cell } of named) inCell.set(cell, (inCell.get(cell) ?? 0) + 1)
  const stored = named.filter((block) => !isVirtual(block, inCell.get(block.cell) ?? 0))
  const delta: Delta = stored.flatMap((block, i) => [
    { insert: { ...birthOf(block), o: keys[i] ?? "" } },
    ...block.runs.map(op),
  ])
  ydoc.transact(() => {
    if (delta.length > 0) text.applyDelta(delta)
    for (const row of named) for (const [key, value] of cellChanges(row)) changes.set(key, value)
  })
}

// A cell's only paragraph, empty and under the id that every reader gives it, need not be stored.
function isVirtual(block: FlatBlock, inCell: number): boolean {
  const place = readCellName(block.cell)
  return place !== null && inCell === 1 && block.runs.length === 0 && block.id === cellParagraph(place.row, place.col)
}

function op({ insert, marks }: Run): Delta[number] {
  const stored = typeof insert === "string" ? insert : storableAtom(insert)
  return marks ? { insert: stored, attributes: { ...marks } } : { insert: stored }
}

function* cellChanges(row: FlatBlock): Iterable<[string, string | number | boolean]> {
  for (const [col, attrs] of Object.entries(row.cells ?? {})) {
    for (const [name, value] of Object.entries(attrs)) yield [changeKey(cellParagraph(row.id, col), name), value]
  }
}

function withIds(blocks: readonly FlatBlock[], random?: Random): readonly FlatBlock[] {
  const used = new Set<string>()
  const renamed = new Map<string, string>()
  const ids = blocks.map(({ id }) => {
    const fit = isId(id) && !used.has(id) ? id : newId(random)
    if (fit !== id && !used.has(id)) renamed.set(id, fit)
    used.add(fit)
    return fit
  })
  const now = (id: string) => renamed.get(id) ?? id
  return blocks.map((block, i) => ({ ...renameParts(block, now), id: ids[i] ?? newId(random) }))
}

function renameParts(block: FlatBlock, now: (id: string) => string): FlatBlock {
  const place = readCellName(block.cell)
  const cells = block.cells && Object.fromEntries(Object.entries(block.cells).map(([col, attrs]) => [now(col), attrs]))
  return {
    ...block,
    ...(block.table === undefined ? null : { table: now(block.table) }),
    ...(place ? { cell: `${now(place.row)} ${now(place.col)}` } : null),
    ...(cells ? { cells } : null),
    runs: block.runs.map((run) => renameReference(run, now)),
  }
}

function renameReference(run: Run, now: (id: string) => string): Run {
  const { insert } = run
  if (typeof insert === "string" || insert.i !== "ref" || typeof insert.to !== "string") return run
  return { ...run, insert: { ...insert, to: now(insert.to) } }
}
