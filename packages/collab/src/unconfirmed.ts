/**
 * What was written here and has not come back from the server yet.
 *
 * The server sends an update to anybody, its author included, only after it is on the disk; so what came back is saved. An
 * echo per update cannot be counted: the server merges updates, a deletion that a colleague made too is echoed once (with
 * the colleague's update) and what changes nothing is not echoed at all. So this compares what updates *say*: Yjs gives
 * every character and mark a number (client, clock), and an update brings some numbers and deletes others.
 *
 *     I type 甲乙           brings 7:0–2                       unconfirmed: brought 7:0–2
 *     I delete 5:3–6       deletes 5:3–6                      … and deleted 5:3–6
 *     from the server      brings 7:0–2, 9:0–40               … deleted 5:3–6
 *     from the server      deletes 5:0–20 (a colleague's)     nothing: saved
 */
import * as Y from "yjs"
import { ClockRanges } from "./clock-ranges.ts"

/** The work that the server has not sent back: which numbers it brings and which it deletes. */
export class Unconfirmed {
  readonly brought = new ClockRanges()
  readonly deleted = new ClockRanges()

  /** Whether everything written here came back. */
  get isEmpty(): boolean {
    return this.brought.isEmpty && this.deleted.isEmpty
  }

  /** Takes in an update that was made here. */
  wrote(update: Uint8Array): void {
    const reach = reachOf(update)
    for (const { client, from, to } of reach.brings) this.brought.add(client, from, to)
    for (const { client, from, to } of reach.deletes) this.deleted.add(client, from, to)
  }

  /** Strikes out what an update of the server holds: an echo, a colleague's work, merged ones, a whole document. */
  received(update: Uint8Array): void {
    if (this.isEmpty) return
    const reach = reachOf(update)
    for (const { client, from, to } of reach.brings) this.brought.remove(client, from, to)
    for (const { client, from, to } of reach.deletes) this.deleted.remove(client, from, to)
  }

  /** Strikes out what a state vector of the server says it has: each client's numbers from 0 up to its clock. */
  stored(vector: Uint8Array): void {
    if (this.brought.isEmpty) return
    for (const [client, clock] of Y.decodeStateVector(vector)) this.brought.remove(client, 0, clock)
  }
}

interface Reach {
  readonly client: number
  readonly from: number
  readonly to: number
}

function reachOf(update: Uint8Array): { brings: readonly Reach[]; deletes: readonly Reach[] } {
  const { structs, ds } = Y.decodeUpdate(update)
  // A skip says that the numbers in between are not in this update.
  const brings = structs
    .filter((struct) => !(struct instanceof Y.Skip))
    .map(({ id, length }) => ({ client: id.client, from: id.clock, to: id.clock + length }))
  const deletes = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, from: clock, to: clock + len })),
  )
  return { brings, deletes }
}
