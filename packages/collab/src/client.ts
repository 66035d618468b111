import { Awareness } from "y-protocols/awareness"
import type { Doc } from "yjs"
import { type Person, type PlanUser, type Presence, presence } from "./presence.ts"
import { roomAddress } from "./room-address.ts"
import { type OwnWork, ownWork, type SaveState, saveStateOf } from "./saved.ts"
import { type Line, planLine, type SyncMessage } from "./sockets.ts"
import {
  type ConnectionState,
  type Happening,
  nextStep,
  outset,
  type Refusal,
  type Standing,
  standingAfter,
} from "./standing.ts"
import { keepUntouched } from "./untouched.ts"

/** How to connect a document to a plan. */
export interface ConnectOptions {
  /** The address of the server: http(s) or ws(s), a path at the page's origin, or `""` for that origin. */
  readonly server: string
  /** The id of the plan. */
  readonly plan: string
  /** The document to keep in step. It stays the caller's: `close` does not destroy it. */
  readonly doc: Doc
  /** Gives a token. Called before every attempt to connect, so it may hand out short-lived ones. */
  readonly token: () => string | Promise<string>
  /** Who writes here. */
  readonly user: PlanUser
  /** The layout version that this client can write (absent: 1). */
  readonly format?: number
  /** Only look: nothing is written to the plan, not even by Yjs itself. For readers and reviewers, whose writing is refused. */
  readonly readOnly?: boolean
  /** Told of what went wrong and was survived: a token that could not be had, a broken message, a listener that threw. */
  readonly onError?: (error: unknown) => void
  /** The WebSocket to use where the platform's own will not do (Node before 22). */
  readonly WebSocket?: typeof WebSocket
  /** How long to wait before another attempt, in milliseconds, after so many losses in a row (1 and up). */
  readonly retryDelay?: (losses: number) => number
}

/** A document's connection to its plan. */
export interface Connection {
  readonly state: ConnectionState
  readonly saveState: SaveState
  /** Whether something was written here that the server has not confirmed. */
  readonly hasUnsaved: boolean
  /** Whether the plan has come in once; it stays true when the line breaks later. */
  readonly hasSynced: boolean
  /** Whether this person may write now: the plan is in, and writing was neither refused nor given up (`readOnly`). */
  readonly isEditable: boolean
  /** Why the server refused us; `null` unless `state` is `refused`. */
  readonly reason: Refusal | null
  readonly awareness: Awareness
  /** Everybody who has the plan open, this person included. The same list until it changes. */
  people(): readonly Person[]
  /** Shows the others where this person is; `null` for nowhere. Throws a RangeError above 2,000 characters of JSON. */
  setCursor(cursor: object | null): void
  /** Calls `listener` after each change of anything above. Returns a function that ends it. */
  subscribe(listener: () => void): () => void
  /** Resolves when all that was written here is saved. Rejects when the connection is refused or closed before. */
  whenSaved(): Promise<void>
  /** Starts afresh with a new token: after a refusal, or at once when the host knows that the network is back. */
  reconnect(): void
  /** Says goodbye and frees everything. What is unsaved stays in the document. */
  close(): void
}

/** Connects a document to its plan and keeps it connected. Throws a RangeError for an impossible address or plan id. */
export function connectPlan(options: ConnectOptions): Connection {
  return new PlanConnection(options)
}

class PlanConnection implements Connection {
  readonly awareness: Awareness
  readonly #options: ConnectOptions
  readonly #presence: Presence
  readonly #line: Line
  readonly #work: OwnWork
  readonly #untie: () => void
  readonly #listeners = new Set<() => void>()
  #standing: Standing = outset
  #told = ""
  #attempts = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(options: ConnectOptions) {
    const { server, plan, doc, user } = options
    const address = roomAddress(server, plan)
    this.#options = options
    this.awareness = new Awareness(doc)
    this.#presence = presence(this.awareness, user, () => this.#call())
    this.#line = planLine(
      { ...options, address, awareness: this.awareness },
      {
        opened: () => this.#opened(),
        received: (message) => this.#received(message),
        closed: (code, message) => this.#step({ type: "closed", code, message }),
        failed: (error) => this.#report(error),
      },
    )
    this.#work = ownWork(doc, this.#line.origin, () => this.#worked())
    this.#untie = tie(options, () => this.close())
    void this.#open()
  }

  get state(): ConnectionState {
    return this.#standing.state
  }

  get saveState(): SaveState {
    return saveStateOf(this.state, this.hasUnsaved)
  }

  get hasUnsaved(): boolean {
    return !this.#work.isSaved
  }

  get hasSynced(): boolean {
    return this.#standing.hasSynced
  }

  get isEditable(): boolean {
    return this.hasSynced && this.state !== "refused" && !this.#isClosed && this.#options.readOnly !== true
  }

  get reason(): Refusal | null {
    return this.#standing.refusal
  }

  people(): readonly Person[] {
    return this.#presence.people()
  }

  setCursor(cursor: object | null): void {
    this.#presence.setCursor(cursor)
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  whenSaved(): Promise<void> {
    const isOver = this.#isClosed || this.state === "refused"
    return isOver && this.hasUnsaved ? Promise.reject(this.#overError()) : this.#work.whenSaved()
  }

  reconnect(): void {
    if (this.#isClosed) return
    this.#line.hangUp()
    this.#step({ type: "asked" })
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#attempts += 1
    clearTimeout(this.#timer)
    this.#line.end()
    this.#presence.stop()
    this.#untie()
    this.#work.stop()
    this.#work.giveUp(this.#overError())
    if (this.state !== "refused") this.#standing = { ...this.#standing, state: "offline" }
    this.#tell()
    this.#listeners.clear()
  }

  #step(happening: Happening): void {
    if (this.#isClosed) return
    this.#standing = standingAfter(this.#standing, happening)
    // A socket that opened or synced needs nothing more from us; all else may call for another one.
    if (happening.type === "closed" || happening.type === "failed" || happening.type === "asked") this.#proceed()
    if (this.state === "refused") this.#work.giveUp(this.#overError())
    this.#tell()
  }

  #proceed(): void {
    clearTimeout(this.#timer)
    const step = nextStep(this.#standing)
    if (step === "open") void this.#open()
    if (step !== "retry") return
    const delay = (this.#options.retryDelay ?? retryDelay)(this.#standing.losses)
    this.#timer = setTimeout(() => void this.#open(), delay)
  }

  async #open(): Promise<void> {
    this.#attempts += 1
    const attempt = this.#attempts
    try {
      const token = await this.#options.token()
      // Closed, or asked for another attempt, while the token was on its way.
      if (attempt !== this.#attempts) return
      if (isToken(token)) this.#line.open(token)
      else this.#step({ type: "closed", code: 4401, message: "The token function gave no token." })
    } catch (error) {
      this.#report(error)
      if (attempt === this.#attempts) this.#step({ type: "failed" })
    }
  }

  #opened(): void {
    this.#work.opened()
    this.#step({ type: "opened" })
  }

  #received(message: SyncMessage): void {
    this.#work.received(message)
    if (message.kind === "answer") this.#step({ type: "synced" })
    this.#worked()
  }

  #worked(): void {
    if (this.state === "live" && !this.hasUnsaved) this.#step({ type: "served" })
    else this.#tell()
  }

  #tell(): void {
    const now = `${this.state} ${this.saveState} ${this.hasUnsaved}`
    if (now === this.#told) return
    this.#told = now
    this.#call()
  }

  #call(): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener()
      } catch (error) {
        this.#report(error)
      }
    }
  }

  #report(error: unknown): void {
    const { onError = console.error } = this.#options
    onError(error)
  }

  #overError(): Error {
    const { reason } = this
    return new Error(
      reason === null ? "The connection was closed." : `The server refused (${reason.why}). ${reason.message}`,
    )
  }
}

/** What the connection hangs on the document besides its own work. Returns a function that takes it off. */
function tie({ doc, readOnly = false }: ConnectOptions, close: () => void): () => void {
  const untie = readOnly ? keepUntouched(doc) : () => undefined
  doc.on("destroy", close)
  return () => {
    doc.off("destroy", close)
    untie()
  }
}

/** A JWT; anything else could not stand in a subprotocol. */
function isToken(token: unknown): token is string {
  return typeof token === "string" && /^[\w.-]+$/.test(token)
}

const firstDelayMs = 200
const longestDelayMs = 2_500

/** Doubles up to 2.5 s; the random half keeps the clients of a restarted server from coming all at once. */
function retryDelay(losses: number): number {
  return Math.min(firstDelayMs * 2 ** (losses - 1), longestDelayMs) * (0.5 + Math.random() / 2)
}
