/** A change that was made in the editor, written into the shared plan with as few operations as it takes. */
import type { Random } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { StepMap } from "prosemirror-transform"
import { cellName, firstBlock, type SharedTypes } from "../layout.ts"
import type { Block } from "../reading/blocks.ts"
import type { Reading } from "../reading/reading.ts"
import { type Alignment, align } from "./alignment.ts"
import { writeApart } from "./apart.ts"
import { changedWindow, type DocBlock, docBlocks, type Window } from "./doc-blocks.ts"
import { writeFacts } from "./facts.ts"
import { writeGaps } from "./gaps.ts"
import { repairOrder } from "./order-repair.ts"
import { retainedRanges } from "./retained.ts"
import { type DocTable, docTables, goneParts, writeTableParts } from "./table-parts.ts"
import { Writer } from "./writer.ts"

/** A change from one document to the next, with the maps of the steps that made it. */
export interface LocalChange {
  readonly before: Node
  readonly after: Node
  readonly maps: readonly StepMap[]
  readonly window: Window
  readonly oldBlocks: readonly DocBlock[]
  readonly nowBlocks: readonly DocBlock[]
}

/** The change between two documents, or null where they show the same. */
export function localChange(before: Node, after: Node, maps: readonly StepMap[]): LocalChange | null {
  const window = changedWindow(before, after)
  if (!window || isEqual(before, after, window)) return null
  const oldBlocks = docBlocks(before, window.from, window.oldTo)
  const nowBlocks = docBlocks(after, window.from, window.newTo)
  return { before, after, maps, window, oldBlocks, nowBlocks }
}

function isEqual(before: Node, after: Node, { from, oldTo, newTo }: Window): boolean {
  if (oldTo !== newTo) return false
  for (let i = from; i < oldTo; i++) if (!before.child(i).eq(after.child(i))) return false
  return true
}

/** Whether blocks were made, taken away, moved or got another type: such a change is a step of undo of its own. */
export function isStructural({ oldBlocks, nowBlocks }: LocalChange): boolean {
  const isSame = (a: DocBlock, b: DocBlock | undefined) =>
    a.id === b?.id && a.cell === b.cell && a.node.type === b.node.type
  return oldBlocks.length !== nowBlocks.length || !oldBlocks.every((block, i) => isSame(block, nowBlocks[i]))
}

/** Writes the change. To be called in a transaction of the shared document. */
export function writeChange(reading: Reading, types: SharedTypes, change: LocalChange, random?: Random): void {
  const { before, maps, window, oldBlocks, nowBlocks } = change
  const writer = new Writer(reading, types)
  const { structure } = reading.mirror
  const wasFirstShown = reading.fold.places.has(firstBlock)
  const retained = retainedRanges(maps, before.content.size)
  const alignment = align(oldBlocks, nowBlocks, retained, reading.fold, random)
  const [oldTables, nowTables] = [docTables(oldBlocks), docTables(nowBlocks)]
  const leftNeighbour = window.from === 0 ? firstBlock : String(before.child(window.from - 1).attrs.id)
  writeGaps({ writer, alignment, leftNeighbour, goneParts: goneParts(oldTables, nowTables), random })
  writeTableParts(writer, oldTables, nowTables, alignment.after)
  writeApart(writer, alignment)
  for (const block of changedBlocks(alignment, oldBlocks)) writeFacts(writer, block)
  if (wasFirstShown) keepFirstBlock(writer, change)
  if (structure === reading.mirror.structure && !isStructural(change)) return
  repairOrders(writer, change, alignment, nowTables, random)
}

function changedBlocks({ after }: Alignment, before: readonly DocBlock[]): readonly DocBlock[] {
  const old = new Map(before.map((block) => [block.id, block]))
  return after.filter((block) => old.get(block.id)?.node !== block.node || old.get(block.id)?.cell !== block.cell)
}

// The text before the first marker is hidden when it is empty and no longer alone, unless it has a type of its own.
function keepFirstBlock(writer: Writer, { after }: LocalChange): void {
  if (writer.reading.fold.places.has(firstBlock)) return
  const node = after.children.find((child) => child.attrs.id === firstBlock)
  if (node) writer.set(firstBlock, "k", node.type.name)
}

function repairOrders(
  writer: Writer,
  { after, window }: LocalChange,
  alignment: Alignment,
  tables: readonly DocTable[],
  random?: Random,
): void {
  for (const table of tables) repairTable(writer, table, alignment, random)
  if (hasOrder(writer.reading.fold.top, after.children)) return
  const idOf = (node: Node) => String(node.attrs.id)
  const inWindow = alignment.after.filter((block) => block.cell === "").map((block) => block.id)
  const { children } = after
  const wanted = [...children.slice(0, window.from).map(idOf), ...inWindow, ...children.slice(window.newTo).map(idOf)]
  repairOrder(writer, () => writer.reading.fold.top.map((block) => block.id), wanted, random)
}

function hasOrder(top: readonly Block[], nodes: readonly Node[]): boolean {
  if (top.length !== nodes.length) return false
  for (let i = 0; i < top.length; i++) if (top[i]?.id !== nodes[i]?.attrs.id) return false
  return true
}

function repairTable(writer: Writer, table: DocTable, { after }: Alignment, random?: Random): void {
  const stored = () => writer.reading.fold.tables.get(table.id)
  repairOrder(writer, () => stored()?.rows ?? [], table.rows, random)
  repairOrder(writer, () => stored()?.cols ?? [], table.cols, random)
  for (const row of table.rows) {
    for (const col of table.cols) {
      const wanted = after.filter((block) => block.cell === cellName(row, col)).map((block) => block.id)
      if (wanted.length < 2) continue
      const present = () =>
        stored()
          ?.cells.flat()
          .find((cell) => cell.row === row && cell.col === col)
          ?.paragraphs.map((block) => block.id) ?? []
      repairOrder(writer, present, wanted, random)
    }
  }
}
