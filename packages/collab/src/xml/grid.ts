/**
 * A table while its cells are read. A cell names its row and the column where it starts, which is the first that no span
 * from above or from the left covers:
 *
 *     A (2 wide)    B          columns 1 2 3     A in 1, B in 3
 *     C   D   E (1 down)                         C in 1, D in 2, E in 3
 */
import { type Attrs, type FlatBlock, newId, type Primitive, type Random } from "@yaodian/model"
import { cellName } from "../layout.ts"
import { wholeNumber } from "./attributes.ts"

/** Wider spans are cut: a made-up document could ask for columns without end. */
const widest = 200

interface Cell {
  readonly place: number
  readonly colspan: number
  readonly rowspan: number
  readonly header: boolean
}

interface Row {
  readonly id: string
  readonly attrs: Attrs
  readonly cells: Cell[]
}

/** A table with its rows and columns, which get ids of their own. */
export class Grid {
  readonly #id: string
  readonly #attrs: Attrs
  readonly #random: Random | undefined
  readonly #rows: Row[] = []
  readonly #columns: string[] = []
  /** The first row of each column that no span from above covers. */
  readonly #free: number[] = []

  constructor(id: string, attrs: Attrs, random: Random | undefined) {
    this.#id = id
    this.#attrs = attrs
    this.#random = random
  }

  addRow(attrs: Attrs): void {
    this.#rows.push({ id: newId(this.#random), attrs, cells: [] })
  }

  /** Adds a cell to the last row, which is made where there is none; gives the name of the cell. */
  addCell(attrs: Attrs, header: boolean): string {
    if (this.#rows.length === 0) this.addRow({})
    const y = this.#rows.length - 1
    const row = this.#rows[y] as Row
    const last = row.cells.at(-1)
    let place = last ? last.place + last.colspan : 0
    while ((this.#free[place] ?? 0) > y) place++
    const rowspan = wholeNumber(attrs.rowspan, 1, Number.MAX_SAFE_INTEGER)
    const colspan = this.#freeWidth(place, y, wholeNumber(attrs.colspan, 1, widest))
    for (let x = place; x < place + colspan; x++) this.#free[x] = y + rowspan
    while (this.#columns.length < place + colspan) this.#columns.push(newId(this.#random))
    row.cells.push({ place, colspan, rowspan, header })
    return cellName(row.id, this.#columns[place] ?? "")
  }

  #freeWidth(place: number, y: number, wanted: number): number {
    let width = 1
    while (width < wanted && place + width < widest && (this.#free[place + width] ?? 0) <= y) width++
    return width
  }

  /** The table, its rows and its columns. */
  blocks(): readonly FlatBlock[] {
    const table = this.#id
    const rows = this.#rows.map((row, y) => this.#rowBlock(row, y))
    const columns = this.#columns.map((id) => ({ id, type: "col", attrs: {}, runs: [], table }))
    return [{ id: table, type: "table", attrs: this.#attrs, runs: [] }, ...rows, ...columns]
  }

  #rowBlock({ id, attrs, cells }: Row, y: number): FlatBlock {
    const entries = cells.map((cell): [string, Attrs] => {
      const spans = { colspan: cell.colspan, rowspan: Math.min(cell.rowspan, this.#rows.length - y) }
      return [this.#columns[cell.place] ?? "", cellAttrs(spans, cell.header)]
    })
    const changed = entries.filter(([, each]) => Object.keys(each).length > 0)
    const block: FlatBlock = { id, type: "row", attrs, runs: [], table: this.#id }
    return changed.length > 0 ? { ...block, cells: Object.fromEntries(changed) } : block
  }
}

function cellAttrs(spans: Readonly<Record<string, number>>, header: boolean): Attrs {
  const changed: [string, Primitive][] = Object.entries(spans).filter(([, span]) => span > 1)
  return Object.fromEntries(header ? [...changed, ["header", true]] : changed)
}
