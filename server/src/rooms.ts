import type * as Y from "yjs"
import { beatMs } from "./connection.ts"
import { titleInDoc } from "./documents.ts"
import { reason } from "./log.ts"
import { Room, type RoomContext } from "./room.ts"

/** What the rooms work with: a room's context without what the rooms themselves answer. */
export type RoomsContext = Omit<RoomContext, "onEnd" | "onEmpty" | "onCommit"> & {
  /** Called a moment after a room's document has changed, with the title in it. */
  onQuiet(name: string, title: string): Promise<void>
}

const unloadMs = 30_000
const quietMs = 1_000

/** The rooms that are in memory, by name. A room stays for half a minute after the last person has left. */
export class Rooms {
  readonly #rooms = new Map<string, Room>()
  readonly #unloading = new Map<Room, () => void>()
  readonly #changed = new Map<Room, () => void>()
  readonly #removing = new Set<string>()
  readonly #context: RoomsContext
  #stopBeating: () => void

  constructor(context: RoomsContext) {
    this.#context = context
    this.#stopBeating = this.#beat()
  }

  /** How many rooms are in memory. */
  get size(): number {
    return this.#rooms.size
  }

  /** The room, loaded or being loaded. Its plan must exist, and must not be removed right now. */
  open(name: string): Room {
    const known = this.#rooms.get(name)
    if (known) return known
    if (this.isRemoving(name)) throw new RangeError(`The plan of "${name}" is being removed`)
    const room = new Room(name, {
      ...this.#context,
      onEnd: (room) => this.#forget(room),
      onEmpty: (room) => this.#unloadLater(room),
      onCommit: (room) => this.#tellLater(room),
    })
    this.#rooms.set(name, room)
    this.#unloadLater(room)
    return room
  }

  /** Reads a room's document as it stands in the log; loads it if need be. */
  async read<Result>(name: string, read: (doc: Y.Doc) => Result): Promise<Result> {
    const room = this.open(name)
    this.#unloadLater(room)
    return room.read(read)
  }

  /** Calls `onQuiet` now for every room whose document has changed since. */
  async tellChanges(): Promise<void> {
    await Promise.all(Array.from(this.#changed.keys(), (room) => this.#tell(room)))
  }

  /** Sends everybody away because the plan is to go, and lets nobody in while `remove` removes it. */
  async remove(name: string, remove: () => Promise<boolean>): Promise<boolean> {
    this.#removing.add(name)
    this.#rooms.get(name)?.end("deleted", "the plan was deleted")
    try {
      return await remove()
    } finally {
      this.#removing.delete(name)
    }
  }

  /** Whether the room's plan is being removed; `open` then gives no room. */
  isRemoving(name: string): boolean {
    return this.#removing.has(name)
  }

  /** Commits what is under way, tells everybody that the server restarts, and closes all rooms. */
  async close(): Promise<void> {
    this.#stopBeating()
    // Whoever goes on writing would hold up the stop for ever.
    for (const room of this.#rooms.values()) room.pause()
    await this.#context.commits.settled()
    await this.tellChanges()
    for (const room of this.#rooms.values()) room.end("restarting", "the server restarts")
  }

  #beat(): () => void {
    return this.#context.clock.after(beatMs, () => {
      for (const room of this.#rooms.values()) room.beat()
      this.#stopBeating = this.#beat()
    })
  }

  #forget(room: Room): void {
    if (this.#rooms.get(room.name) === room) this.#rooms.delete(room.name)
    this.#unloading.get(room)?.()
    this.#unloading.delete(room)
    this.#changed.get(room)?.()
    this.#changed.delete(room)
  }

  #unloadLater(room: Room): void {
    this.#unloading.get(room)?.()
    const cancel = this.#context.clock.after(unloadMs, () =>
      this.#unload(room).catch((error) => this.#report(room, error)),
    )
    this.#unloading.set(room, cancel)
  }

  async #unload(room: Room): Promise<void> {
    if (!room.isEmpty) return
    await room.compact()
    await this.#tell(room)
    await room.read(() => undefined)
    if (room.isEmpty) room.end("restarting", "unloaded")
  }

  #tellLater(room: Room): void {
    if (this.#changed.has(room)) return
    const cancel = this.#context.clock.after(quietMs, () => this.#tell(room))
    this.#changed.set(room, cancel)
  }

  async #tell(room: Room): Promise<void> {
    const cancel = this.#changed.get(room)
    if (!cancel) return
    cancel()
    this.#changed.delete(room)
    try {
      await this.#context.onQuiet(room.name, await room.read(titleInDoc))
    } catch (error) {
      this.#report(room, error)
    }
  }

  #report(room: Room, error: unknown): void {
    this.#context.log({ event: "room-failed", room: room.name, reason: reason(error) })
  }
}
