/**
 * Ids of blocks after a local change. Every block has one, none has another's, and words keep theirs: of two blocks with
 * one id (Enter makes them) the first keeps it, unless it is empty and the second is not. A copy gets a new id; a block that
 * was cut and is pasted into the same plan keeps its own, since it was moved.
 */
import { isId, newId, planSchema, type Random } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { cellParagraph } from "../layout.ts"
import { hasText } from "../reading/blocks.ts"
import type { Fold } from "../reading/fold.ts"
import type { Reading } from "../reading/reading.ts"
import { changedWindow, sizeOf, type Window } from "./doc-blocks.ts"

/** What decides over an id. */
export interface IdCare {
  readonly reading: Reading
  /** Whether the change brings in content from elsewhere: ids that this plan does not know are then not its own. */
  readonly isPaste: boolean
  readonly random: Random | undefined
}

/** Adds the steps that give the changed blocks their ids. */
export function repairIds(tr: Transaction, before: Node, care: IdCare): void {
  const window = changedWindow(before, tr.doc)
  if (!window) return
  const after = tr.doc
  const own = idsIn(before.children.slice(window.from, window.oldTo))
  const now = idsIn(after.children.slice(window.from, window.newTo))
  if (own.length === now.length && now.every((id, i) => id !== "" && id === own[i])) return
  const rename = new Renaming(care, idsOutside(after, window, now), new Set(own))
  const holders = new Map<string, Holder>()
  let position = sizeOf(after.children, 0, window.from)
  for (const node of after.children.slice(window.from, window.newTo)) {
    visitBlock(tr, node, position, rename, holders)
    position += node.nodeSize
  }
}

interface Holder {
  readonly node: Node
  readonly position: number
}

/** Which ids may stay. */
class Renaming {
  readonly #care: IdCare
  readonly #taken: Set<string>
  readonly #own: ReadonlySet<string>

  constructor(care: IdCare, taken: Set<string>, own: ReadonlySet<string>) {
    this.#care = care
    this.#taken = taken
    this.#own = own
  }

  /** Whether the block may keep its id; if so, the id is taken. */
  keeps(id: string): boolean {
    if (id === "" || this.#taken.has(id)) return false
    const mayKeep = this.#own.has(id) || this.#isFree(id)
    if (mayKeep) this.#taken.add(id)
    return mayKeep
  }

  /** The same for a row or a column, whose table is for life. */
  keepsPart(id: string, table: string): boolean {
    const stored = this.#care.reading.fold.blocks.get(id)
    return (stored === undefined || stored.birth?.in === table) && this.keeps(id)
  }

  /** The same for a cell's only, empty paragraph: one that is not stored gets the id that every reader gives it. */
  keepsEmpty(id: string, virtual: string): boolean {
    const { fold } = this.#care.reading
    if (fold.places.has(id)) return this.keeps(id)
    // Where the id is taken by another block, dots are added to it.
    const isItsOwn = id === virtual || (this.#own.has(id) && id.replace(/\.+$/, "") === virtual)
    if (!isItsOwn || this.#taken.has(id) || (fold.blocks.has(id) && !this.#own.has(id))) return false
    this.#taken.add(id)
    return true
  }

  /** An id that nothing has: the preferred one where it is free. */
  fresh(preferred?: string): string {
    const { fold } = this.#care.reading
    const isFree = preferred !== undefined && !this.#taken.has(preferred) && !fold.blocks.has(preferred)
    const id = isFree ? preferred : newId(this.#care.random)
    this.#taken.add(id)
    return id
  }

  #isFree(id: string): boolean {
    const { reading, isPaste } = this.#care
    if (!reading.fold.blocks.has(id)) return isId(id) && !isPaste
    return isCut(reading.fold, id)
  }
}

// Its marker is there, hidden and empty: it was taken away as a whole, or its cell was.
function isCut(fold: Fold, id: string): boolean {
  const block = fold.blocks.get(id)
  return block !== undefined && !block.joined && !hasText(block) && !fold.places.has(id)
}

// Of the ids outside the window those that blocks inside have as well; all where cells may be given ids of their own.
function idsOutside({ children }: Node, { from, newTo }: Window, inside: readonly string[]): Set<string> {
  const { table } = planSchema.nodes
  const asked = children.slice(from, newTo).some((node) => node.type === table) ? null : new Set(inside)
  const only = asked?.size === 1 ? inside[0] : null
  const found = new Set<string>()
  const look = (node: Node) => {
    const { id } = node.attrs
    if (node.type === table) for (const each of idsIn([node])) found.add(each)
    else if (only ? id === only : !asked || asked.has(id)) found.add(String(id))
  }
  for (let i = 0; i < from; i++) look(children[i] as Node)
  for (let i = newTo; i < children.length; i++) look(children[i] as Node)
  return found
}

function idsIn(nodes: readonly Node[]): readonly string[] {
  const ids: string[] = []
  const visit = (node: Node) => {
    if (node.type.name === "cell") ids.push(String(node.attrs.col))
    else ids.push(String(node.attrs.id))
    if (!node.inlineContent) node.children.forEach(visit)
  }
  nodes.forEach(visit)
  return ids
}

function setId(tr: Transaction, { position }: Holder, id: string): void {
  tr.setNodeAttribute(position, "id", id)
}

function visitBlock(
  tr: Transaction,
  node: Node,
  position: number,
  rename: Renaming,
  holders: Map<string, Holder>,
): void {
  const here = { node, position }
  const id = String(node.attrs.id)
  const holder = holders.get(id)
  if (holder?.node.inlineContent && holder.node.content.size === 0 && node.content.size > 0) {
    // Enter at the start of a block: the words keep their id, and what is told about them.
    setId(tr, holder, rename.fresh())
    holders.set(id, here)
  } else if (rename.keeps(id)) {
    holders.set(id, here)
  } else {
    setId(tr, here, rename.fresh())
  }
  if (node.type.name === "table") visitTable(tr, node, position, rename, holders)
}

function visitTable(
  tr: Transaction,
  table: Node,
  before: number,
  rename: Renaming,
  holders: Map<string, Holder>,
): void {
  const id = String(tr.doc.nodeAt(before)?.attrs.id)
  const columns = columnNames(table, id, rename)
  table.forEach((row, rowOffset) => {
    const rowPosition = before + 1 + rowOffset
    const kept = rename.keepsPart(String(row.attrs.id), id)
    const rowId = kept ? String(row.attrs.id) : rename.fresh()
    if (!kept) setId(tr, { node: row, position: rowPosition }, rowId)
    row.forEach((cell, cellOffset) => {
      const position = rowPosition + 1 + cellOffset
      const col = columns.get(cell) ?? String(cell.attrs.col)
      if (col !== cell.attrs.col) tr.setNodeMarkup(position, null, { ...cell.attrs, col })
      visitCell(tr, cell, position, cellParagraph(rowId, col), rename, holders)
    })
  })
}

function visitCell(
  tr: Transaction,
  cell: Node,
  before: number,
  virtual: string,
  rename: Renaming,
  holders: Map<string, Holder>,
): void {
  const [only] = cell.children
  // A cell's only empty paragraph has the id that every reader gives it, and is not stored.
  if (cell.childCount === 1 && only && only.content.size === 0) {
    if (!rename.keepsEmpty(String(only.attrs.id), virtual)) {
      setId(tr, { node: only, position: before + 1 }, rename.fresh(virtual))
    }
    return
  }
  cell.forEach((paragraph, offset) => {
    visitBlock(tr, paragraph, before + 1 + offset, rename, holders)
  })
}

/** The column of each cell: one id for each place in a row, the same in every row. */
function columnNames(table: Node, id: string, rename: Renaming): ReadonlyMap<Node, string> {
  const names = new Map<Node, string>()
  const renamed = new Map<string, string>()
  const byPlace = new Map<number, string>()
  for (const { cell, place, isFirst } of placedCells(table)) {
    const col = String(cell.attrs.col)
    if (isFirst && !renamed.has(col)) renamed.set(col, rename.keepsPart(col, id) ? col : rename.fresh())
    const name = isFirst ? (renamed.get(col) ?? col) : (byPlace.get(place) ?? rename.fresh())
    byPlace.set(place, byPlace.get(place) ?? name)
    names.set(cell, name)
  }
  return names
}

interface PlacedCell {
  readonly cell: Node
  readonly place: number
  /** Whether it is the first in its row with its column, and has one. */
  readonly isFirst: boolean
}

// Cells with a column first, so that those without take theirs from other rows.
function placedCells(table: Node): readonly PlacedCell[] {
  const cells: PlacedCell[] = []
  const covered = new Set<string>()
  table.children.forEach((row, y) => {
    let place = 0
    const inRow = new Set<string>([""])
    for (const cell of row.children) {
      while (covered.has(`${y} ${place}`)) place++
      const { col, colspan, rowspan } = cell.attrs
      cells.push({ cell, place, isFirst: !inRow.has(col) })
      inRow.add(col)
      for (let down = 1; down < rowspan; down++) covered.add(`${y + down} ${place}`)
      place += Math.max(1, colspan)
    }
  })
  return [...cells.filter((each) => each.isFirst), ...cells.filter((each) => !each.isFirst)]
}
