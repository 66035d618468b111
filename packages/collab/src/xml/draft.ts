/** The list of blocks while it is made. */
import { type Attrs, type FlatBlock, isId, newId, type Random, type Run } from "@yaodian/model"
import { foreign, primitive, withoutDefaults } from "./attributes.ts"
import { Grid } from "./grid.ts"
import { codeRuns } from "./runs.ts"

/** What a block is besides its text. */
export interface Shape {
  readonly type: string
  readonly attrs: Attrs
}

/** A plain paragraph. */
export const plain: Shape = { type: "paragraph", attrs: {} }

/** The kinds of lists. */
export type ListKind = "bullets" | "numbers" | "checks"

/** Where in the tree we are: what its text becomes, and what is around it. */
export interface Context {
  /** What text that stands directly here becomes. */
  readonly text: Shape
  /** Whether it is a text block: what is unknown in it is an inline atom. */
  readonly isText?: boolean
  readonly isCode?: boolean
  /** The list that we are in, and how many lists deep. */
  readonly list?: ListKind
  readonly depth: number
  /** An item of a list that has no text yet: its first paragraph will be the item. */
  readonly item?: { isOpen: boolean }
  readonly table?: Grid
  /** The name of the cell that we are in. */
  readonly cell?: string
}

interface OpenBlock {
  readonly block: FlatBlock & { readonly runs: Run[] }
  readonly context: Context
}

/** Blocks in order; a table stands for its rows and columns until all are known. */
export class Draft {
  readonly top: Context = { text: plain, depth: 0 }
  readonly random: Random | undefined
  readonly #list: (FlatBlock | Grid)[] = []
  readonly #ids = new Set<string>()
  #open: OpenBlock | null = null

  constructor(random: Random | undefined) {
    this.random = random
  }

  /** Starts the block of a text block, or a block without text; `wanted` is the id that it has there. */
  start(context: Context, wanted?: unknown): void {
    const { type, attrs } = context.text
    const id = this.#freeId(wanted)
    const isNamed = wanted === undefined || wanted === null || wanted === "" || wanted === id
    // An id that cannot be ours, or is another's already, is still what somebody wrote.
    const all = isNamed ? attrs : { ...attrs, [foreign("id")]: primitive(wanted) }
    const block = { id, type, attrs: withoutDefaults(type, all), runs: [] }
    this.#open = { block: context.cell === undefined ? block : { ...block, cell: context.cell }, context }
    this.#list.push(this.#open.block)
  }

  /** Text or an atom that stands in this place. Where other blocks came between, it is in a block of its own. */
  append(context: Context, run: Run): void {
    if (this.#open?.context !== context) this.start(context)
    this.#open?.block.runs.push(...(context.isCode ? codeRuns(run) : [run]))
    if (context.item) context.item.isOpen = false
  }

  startTable(id: unknown, attrs: Attrs): Grid {
    const grid = new Grid(this.#freeId(id), attrs, this.random)
    this.#list.push(grid)
    this.#open = null
    return grid
  }

  finish(): readonly FlatBlock[] {
    return this.#list.flatMap((each) => (each instanceof Grid ? each.blocks() : [each]))
  }

  #freeId(wanted: unknown): string {
    const id = typeof wanted === "string" && isId(wanted) && !this.#ids.has(wanted) ? wanted : newId(this.random)
    this.#ids.add(id)
    return id
  }
}
