/**
 * A room: the shared document in memory, the people in it, and the order of things that makes an echo a receipt:
 *
 *     update ─ checked ─ applied in memory ─ appended to the log ─ fsync ─┬─ sent to everyone, its author included
 *     step 1 ─ answer made ─────────────── held until all of it is in the log ─┴─ sent
 *
 * So nothing that anybody sees can be lost. When a commit fails, memory is ahead of the log: everybody is sent away
 * (1011) and the room is loaded again from the log. When Yjs throws on an update, only its sender is sent away and the
 * document is built anew from the log while the others wait a moment.
 */
import * as Y from "yjs"
import { Answers } from "./answers.ts"
import type { Clock } from "./clock.ts"
import type { Batch, Commits } from "./commits.ts"
import type { Connection, Listener } from "./connection.ts"
import type { Limits } from "./limits.ts"
import { type Log, reason } from "./log.ts"
import { loadDoc } from "./merge.ts"
import { Presence } from "./presence.ts"
import {
  type AwarenessEntry,
  awarenessFrame,
  type closeCodes,
  type Message,
  step1Frame,
  step2Frame,
  updateFrame,
} from "./protocol.ts"
import type { Storage, StoredUpdate } from "./storage/storage.ts"
import { type Part, Unsaved } from "./unsaved.ts"
import { judge } from "./verdict.ts"
import { isSameWaiting, sizeOfWaiting, type Waiting, waitingIn } from "./waiting.ts"

/** What a room works with. */
export interface RoomContext {
  readonly storage: Storage
  readonly commits: Commits
  readonly limits: Limits
  readonly clock: Clock
  readonly log: Log
  /** The room cannot go on (its log failed, its plan is gone): it must not be given to anyone any more. */
  onEnd(room: Room): void
  /** Nobody is in the room any more. */
  onEmpty(room: Room): void
  /** Something new is in the room's log. */
  onCommit(room: Room): void
}

/** Rows in a room's log from which on it is worth making them one. */
const compactRows = 200

/** See the top of the file. */
export class Room implements Listener {
  readonly name: string
  readonly #context: RoomContext
  readonly #connections = new Set<Connection>()
  readonly #presence: Presence
  #doc = new Y.Doc()
  #state: "loading" | "open" | "ended" = "loading"
  #loading: Promise<void>
  /** Messages that came in while the document was being loaded. */
  #inbox: { readonly from: Connection; readonly message: Message }[] = []
  readonly #unsaved = new Unsaved<Connection>()
  readonly #answers = new Answers<Connection, Uint8Array>()
  #pending = 0
  #rows = 0

  constructor(name: string, context: RoomContext) {
    this.name = name
    this.#context = context
    this.#presence = new Presence(context.limits.awarenessBytes, context.limits.awarenessStates)
    this.#loading = this.#load()
    // Whoever reads the room hears of a failure; here the sockets have been closed and the log told.
    this.#loading.catch(() => undefined)
  }

  /** Whether nobody is in the room. */
  get isEmpty(): boolean {
    return this.#connections.size === 0
  }

  /** Lets a connection in; it is greeted as soon as the document is there. */
  join(connection: Connection): void {
    this.#connections.add(connection)
    if (this.#state === "loading") connection.pause()
    else this.#greet(connection)
  }

  leave(connection: Connection): void {
    this.#answers.done(connection)
    if (!this.#connections.delete(connection) || this.#state === "ended") return
    this.#tell(this.#presence.leave(connection))
    if (this.isEmpty) this.#context.onEmpty(this)
  }

  receive(from: Connection, message: Message): void {
    if (this.#state === "loading") this.#inbox.push({ from, message })
    else if (this.#state === "open") this.#handle(from, message)
  }

  /**
   * Reads the document, and gives the result when all that was in it is in the log too. Rejects where the room could not
   * be loaded or saved.
   */
  async read<Result>(read: (doc: Y.Doc) => Result): Promise<Result> {
    do await this.#loading
    while (this.#state === "loading")
    if (this.#state === "ended") throw new Error(`Room "${this.name}" has ended`)
    const result = read(this.#doc)
    await this.#unsaved.untilSaved()
    return result
  }

  /** Reads no more from anyone. */
  pause(): void {
    for (const connection of this.#connections) connection.pause()
  }

  /** Makes a long log one row, where it bears it; what is written meanwhile stays as it is. */
  async compact(): Promise<void> {
    if (this.#rows < compactRows) return
    const rows = await this.#context.storage.read(this.name)
    const { doc, merged } = loadDoc(rows.map(({ update }) => update))
    doc.destroy()
    if (merged) await this.#replace(rows, merged)
  }

  /** Keeps quiet sockets open and drops dead ones. */
  beat(): void {
    for (const connection of this.#connections) connection.beat()
  }

  /** Sends everybody away and takes nothing more. */
  end(code: keyof typeof closeCodes, why: string): void {
    if (this.#state === "ended") return
    this.#state = "ended"
    this.#unsaved.forget()
    this.#context.onEnd(this)
    for (const connection of this.#connections) connection.close(code, why)
    this.#doc.destroy()
  }

  /** What has been applied since the last call; see Commits. */
  takeBatch(): Batch | null {
    const part = this.#takePart()
    if (!part) return null
    return {
      entry: { room: this.name, update: part.update, at: this.#context.clock.now() },
      committed: () => this.#onCommitted(part),
      failed: (error) => this.#onFailed(error),
    }
  }

  #takePart(): Part<Connection> | null {
    try {
      return this.#unsaved.take()
    } catch (error) {
      this.#onFailed(error)
      return null
    }
  }

  async #load(): Promise<void> {
    try {
      const rows = await this.#context.storage.read(this.name)
      if (this.#state === "ended") return
      const { doc, merged, skipped } = loadDoc(rows.map(({ update }) => update))
      if (skipped > 0) this.#context.log({ event: "updates-skipped", room: this.name, skipped })
      doc.on("update", (update: Uint8Array) => this.#unsaved.add(update))
      this.#doc.destroy()
      this.#doc = doc
      this.#rows = rows.length
      if (merged && rows.length >= compactRows) this.#replace(rows, merged)
      this.#pending = sizeOfWaiting(waitingIn(doc))
      this.#open()
    } catch (error) {
      this.#context.log({ event: "load-failed", room: this.name, reason: reason(error) })
      this.end("failed", "the document could not be read")
      throw error
    }
  }

  async #replace(rows: readonly StoredUpdate[], merged: Uint8Array): Promise<void> {
    try {
      await this.#context.storage.compact(this.name, rows.at(-1)?.seq ?? 0, merged)
      this.#rows -= rows.length - 1
    } catch (error) {
      // Nothing is lost: the log is as long as it was.
      this.#context.log({ event: "compact-failed", room: this.name, reason: reason(error) })
    }
  }

  #open(): void {
    this.#state = "open"
    const inbox = this.#inbox
    this.#inbox = []
    for (const connection of this.#connections) {
      connection.resume()
      this.#greet(connection)
    }
    for (const { from, message } of inbox) this.receive(from, message)
  }

  #greet(connection: Connection): void {
    const stateVector = Y.encodeStateVector(this.#doc)
    const others = this.#presence.everyone()
    this.#unsaved.whenSaved(() => connection.send(step1Frame(stateVector)))
    if (others.length > 0) connection.send(awarenessFrame(others))
  }

  #handle(from: Connection, message: Message): void {
    switch (message.type) {
      case "step1":
        this.#answer(from, message.stateVector)
        break
      case "step2":
      case "update":
        this.#take(from, message.update)
        break
      case "awareness":
        this.#hear(from, message.entries)
        break
      case "queryAwareness":
        from.send(awarenessFrame(this.#presence.everyone()))
        break
    }
  }

  #hear(from: Connection, entries: readonly AwarenessEntry[]): void {
    const heard = this.#presence.hear(from, entries)
    this.#tell(heard.entries)
    if (heard.isTooLarge) from.close("tooLarge", "awareness too large")
  }

  #answer(to: Connection, stateVector: Uint8Array): void {
    if (!this.#answers.begin(to, stateVector)) return
    try {
      const frame = step2Frame(Y.encodeStateAsUpdate(this.#doc, stateVector))
      this.#unsaved.whenSaved(() => to.send(frame, frame.length, () => this.#onAnswered(to)))
    } catch {
      to.close("malformed", "not a state vector")
    }
  }

  #onAnswered(to: Connection): void {
    const stateVector = this.#answers.done(to)
    if (stateVector && this.#connections.has(to)) this.receive(to, { type: "step1", stateVector })
  }

  #take(from: Connection, update: Uint8Array): void {
    const verdict = judge(update, from.canWrite, this.#doc)
    if (verdict.kind === "refuse") this.#refuse(from, verdict.code, verdict.why)
    if (verdict.kind === "apply") this.#apply(from, update)
  }

  #apply(from: Connection, update: Uint8Array): void {
    const before = this.#unsaved.length
    const waited = waitingIn(this.#doc)
    try {
      Y.applyUpdate(this.#doc, update, from)
    } catch (error) {
      this.#takeBack(from, before, "not an update of this document", reason(error))
      return
    }
    if (!this.#notePending(update, waited)) this.#takeBack(from, before, "too many edits on top of missing ones")
    else if (this.#unsaved.length > before) {
      this.#unsaved.credit(from, update.length)
      this.#context.commits.add(this)
    }
  }

  // Yjs tells of what waits only when it can be applied; it must be in the log from the start. How much an update makes
  // wait is known only now: honest clients send again what waits everywhere, and structs may wait for each other.
  #notePending(update: Uint8Array, before: Waiting): boolean {
    const waiting = waitingIn(this.#doc)
    if (isSameWaiting(before, waiting)) return true
    const pending = sizeOfWaiting(waiting)
    if (pending > this.#pending && pending > this.#context.limits.pendingStructs) return false
    this.#pending = pending
    if (pending > 0) this.#unsaved.add(update)
    return true
  }

  #takeBack(from: Connection, before: number, why: string, detail?: string): void {
    this.#unsaved.cutTo(before)
    this.#refuse(from, "malformed", why, detail)
    this.#rebuild()
  }

  // The detail is for the log: a close reason has room for 123 bytes, and a longer one would throw.
  #refuse(connection: Connection, code: keyof typeof closeCodes, why: string, detail?: string): void {
    const reason = detail === undefined ? why : `${why}: ${detail}`
    this.#context.log({ event: "refused", room: this.name, sub: connection.identity.sub, code, reason })
    connection.close(code, why)
  }

  #rebuild(): void {
    this.#state = "loading"
    this.pause()
    this.#loading = this.#unsaved.untilSaved().then(() => this.#load())
    this.#loading.catch(() => undefined) // as in the constructor
  }

  #onCommitted(part: Part<Connection>): void {
    this.#rows++
    if (this.#state === "ended") return
    const frame = updateFrame(part.update)
    for (const connection of this.#connections) connection.send(frame, part.authors.get(connection) ?? 0)
    this.#unsaved.saved(part)
    this.#context.onCommit(this)
  }

  #onFailed(error: unknown): void {
    this.#context.log({ event: "commit-failed", room: this.name, reason: reason(error) })
    this.end("failed", "the document could not be saved")
  }

  #tell(entries: readonly AwarenessEntry[]): void {
    if (entries.length === 0) return
    const frame = awarenessFrame(entries)
    for (const connection of this.#connections) connection.send(frame)
  }
}
