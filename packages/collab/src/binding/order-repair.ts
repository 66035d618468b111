/**
 * Putting blocks into the order of the editor with as few keys as possible. The blocks that stand right already (a longest
 * rising run) keep their keys; the others get one strictly between their neighbours':
 *
 *     keys     A:3 B:5 C:7 D:9       wanted  A D B C
 *     D moves  A:3 D:4x B:5 C:7
 *
 * A moved run that is in the order of the sequence gets one key: nothing can come in between, and what a colleague puts
 * into it at the same time comes along.
 */
import type { Random } from "@yaodian/model"
import { between, spread } from "../keys.ts"
import type { Block } from "../reading/blocks.ts"
import { rootOf } from "../reading/joins.ts"
import { keySource } from "../reading/order.ts"
import { longestRising } from "./rising.ts"
import type { Writer } from "./writer.ts"

/** Gives the blocks of one list (the top level, a cell, a table's rows or columns) the wanted order. */
export function repairOrder(
  writer: Writer,
  present: () => readonly string[],
  wanted: readonly string[],
  random?: Random,
): void {
  const known = new Set(present())
  const goal = wanted.filter((id) => known.has(id))
  const inGoal = new Set(goal)
  const isDone = () =>
    equalLists(
      present().filter((id) => inGoal.has(id)),
      goal,
    )
  if (isDone()) return
  assignKeys(writer, newKeys(writer, present(), goal, random))
  // Foreign keys may leave no room at all: then everything gets a new one.
  if (!isDone()) assignKeys(writer, allNewKeys(goal))
}

function equalLists(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}

function allNewKeys(goal: readonly string[]): ReadonlyMap<string, string> {
  const keys = spread(goal.length)
  return new Map(goal.map((id, i) => [id, keys[i] ?? ""]))
}

interface Standing {
  readonly id: string
  readonly index: number
  key: string
}

function newKeys(
  writer: Writer,
  present: readonly string[],
  goal: readonly string[],
  random?: Random,
): ReadonlyMap<string, string> {
  const { blocks } = writer.reading.fold
  const places = new Map(present.map((id, place) => [id, place]))
  const standing = new Set(longestRising(goal.map((id) => places.get(id) ?? 0)).map((at) => goal[at]))
  const list: Standing[] = goal.map((id) => ({
    id,
    index: blocks.get(id)?.index ?? 0,
    key: standing.has(id) ? (blocks.get(id)?.order ?? "") : "",
  }))
  const keys = new Map<string, string>()
  for (let from = 0; from < list.length; ) {
    let to = from
    while (to < list.length && !standing.has(list[to]?.id)) to++
    if (to > from) placeRun(list, from, to, keys, random)
    from = to + 1
  }
  return keys
}

// Gives the moved blocks [from, to) keys between those that stand beside them.
function placeRun(list: Standing[], from: number, to: number, keys: Map<string, string>, random?: Random): void {
  makeRoom(list, from, to, keys, random)
  const high = list[to]?.key ?? null
  let key = list[from - 1]?.key ?? ""
  for (let i = from; i < to; i++) {
    const each = list[i]
    if (!each) return
    const follows = i > from && each.index > (list[i - 1]?.index ?? 0)
    if (!follows) key = between(key, high, random) ?? key
    each.key = key
    keys.set(each.id, key)
  }
}

// Where both neighbours have one key, the smaller side of those that share it is given another.
function makeRoom(list: Standing[], from: number, to: number, keys: Map<string, string>, random?: Random): void {
  const low = list[from - 1]?.key ?? ""
  const right = list[to]
  if (!right || low < right.key) return
  let first = from
  while (first > 0 && list[first - 1]?.key === low) first--
  let end = to
  while (end < list.length && list[end]?.key === low) end++
  const below = list[first - 1]?.key ?? ""
  const left = from - first < end - to ? between(below, low, random) : null
  if (left !== null) {
    setKeys(list.slice(first, from), left, keys)
    return
  }
  const key = between(low, list[end]?.key ?? null, random) ?? between(below, low, random)
  if (key !== null) setKeys(key > low ? list.slice(to, end) : list.slice(first, from), key, keys)
}

function setKeys(blocks: readonly Standing[], key: string, keys: Map<string, string>): void {
  for (const block of blocks) {
    block.key = key
    keys.set(block.id, key)
  }
}

// What is known to inherit a key that changes, and does not move itself, is pinned to its present one first. What a
// colleague is adding there at this moment is not known, and comes along.
function assignKeys(writer: Writer, keys: ReadonlyMap<string, string>): void {
  const { fold, mirror } = writer.reading
  for (const block of fold.blocks.values()) {
    if (keys.has(rootOf(block).id) || keys.has(block.id)) continue
    const { from } = keySource(mirror, fold.blocks, block)
    if (from !== null && keys.has(from) && isWorthPinning(block)) writer.set(block.id, "o", block.order)
  }
  for (const [id, key] of keys) writer.set(id, "o", key)
}

function isWorthPinning(block: Block): boolean {
  return block.isText ? !block.id.endsWith("~") || block.content.some((segment) => segment.length > 0) : true
}
