import type { FlatBlock } from "@yaodian/model"

/** What became of a block between two states of a plan. */
export interface BlockDifference {
  readonly id: string
  /** The type that it has, or had. */
  readonly type: string
  readonly change: "added" | "removed" | "changed"
  /** Its text before; `null` where it was not there. */
  readonly before: string | null
  /** Its text after; `null` where it is gone. Equal to `before` where only its kind, facts or marks changed. */
  readonly after: string | null
}

/**
 * The blocks that differ: those added and changed in the order of the plan after, each removed one behind the block that it
 * followed. A block that only moved does not differ.
 */
export function blockDifferences(
  before: readonly FlatBlock[],
  after: readonly FlatBlock[],
): readonly BlockDifference[] {
  const old = new Map(before.map((block) => [block.id, block]))
  const removed = removedBehind(before, new Set(after.map(({ id }) => id)))
  return [
    ...(removed.get(null) ?? []),
    ...after.flatMap((block) => [...differenceOf(old.get(block.id), block), ...(removed.get(block.id) ?? [])]),
  ]
}

function differenceOf(before: FlatBlock | undefined, after: FlatBlock): readonly BlockDifference[] {
  const { id, type } = after
  if (before === undefined) return [{ id, type, change: "added", before: null, after: textOf(after) }]
  if (contentKey(before) === contentKey(after)) return []
  return [{ id, type, change: "changed", before: textOf(before), after: textOf(after) }]
}

/** What is gone, by the last block before it that stayed; `null` for the beginning. */
function removedBehind(before: readonly FlatBlock[], staying: ReadonlySet<string>) {
  const removed = new Map<string | null, BlockDifference[]>()
  let last: string | null = null
  for (const block of before) {
    const { id, type } = block
    if (staying.has(id)) last = id
    else
      removed.set(last, [
        ...(removed.get(last) ?? []),
        { id, type, change: "removed", before: textOf(block), after: null },
      ])
  }
  return removed
}

function textOf({ runs }: FlatBlock): string {
  return runs.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("")
}

/** All that a block is but its place, the same for the same block whatever the order of its attributes. */
function contentKey({ type, attrs, runs, table, cell, cells }: FlatBlock): string {
  return JSON.stringify([
    type,
    sorted(attrs),
    runs.map(({ insert, marks }) => [insert, sorted(marks)]),
    table,
    cell,
    cells,
  ])
}

function sorted(record: Readonly<Record<string, unknown>> = {}): readonly (readonly [string, unknown])[] {
  return Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1))
}
