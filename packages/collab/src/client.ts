import { Awareness } from "y-protocols/awareness"
import type { Doc } from "yjs"
import { type Absence, type AbsenceWatch, watchAbsence } from "./absence.ts"
import type { Connection, ConnectOptions } from "./connection.ts"
import { layoutVersion } from "./layout.ts"
import { tokenSub } from "./offline/token-sub.ts"
import { type LocalCopy, localCopy, noCopy } from "./offline.ts"
import { type Person, type Presence, presence } from "./presence.ts"
import { type RoomAddress, roomAddress } from "./room-address.ts"
import { type OwnWork, ownWork, type SaveState, saveStateOf } from "./saved.ts"
import { type Line, planLine, type SyncMessage } from "./sockets.ts"
import {
  type ConnectionState,
  formatReason,
  type Happening,
  nextStep,
  outset,
  type Refusal,
  type Standing,
  standingAfter,
} from "./standing.ts"
import { keepUntouched } from "./untouched.ts"

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
  readonly #copy: LocalCopy
  readonly #watch: AbsenceWatch
  readonly #untie: () => void
  readonly #listeners = new Set<() => void>()
  #standing: Standing = outset
  #told = ""
  #absence: Absence | null = null
  #attempts = 0
  #isLoading = true
  #isOutdated = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(options: ConnectOptions) {
    const { server, plan, doc, user } = options
    const address = roomAddress(server, plan)
    this.#options = options
    this.awareness = new Awareness(doc)
    this.#presence = presence(this.awareness, user, () => this.#call())
    this.#line = planLine(
      { format: layoutVersion, ...options, address, awareness: this.awareness },
      {
        opened: () => this.#opened(),
        arriving: ({ kind }) => kind === "answer" && this.#watch.arriving(this.#work.hasUnsent),
        received: (message) => this.#received(message),
        denied: (reason) => reason === formatReason && this.#outdated(),
        closed: (code, message) => this.#step({ type: "closed", code, message }),
        failed: (error) => this.#report(error),
      },
    )
    this.#copy = this.#localCopy(address)
    this.#work = ownWork(doc, this.#line.origin, () => this.#worked(), this.#copy.origin)
    this.#watch = watchAbsence(doc)
    this.#untie = tie(
      doc,
      () => this.#isReadOnly,
      () => this.close(),
    )
    this.#told = this.#facts()
    void this.#load()
  }

  get state(): ConnectionState {
    return this.#standing.state
  }

  get saveState(): SaveState {
    // A copy that is still loading may hold what is not saved.
    const isUnknown = this.#isLoading && this.#copy !== noCopy
    return saveStateOf(this.state, isUnknown || !this.#work.isSaved)
  }

  get hasUnsaved(): boolean {
    return this.#work.hasUnsent || (this.hasSynced && !this.#work.isSaved)
  }

  get hasSynced(): boolean {
    return this.#standing.hasSynced
  }

  get isLoaded(): boolean {
    return this.hasSynced || this.#copy.isLoaded
  }

  get isEditable(): boolean {
    const isThere = this.hasSynced || (this.#copy.isLoaded && this.#copy.isKept)
    return isThere && this.state !== "refused" && !this.#isClosed && !this.#isReadOnly
  }

  get isOutdated(): boolean {
    return this.#isOutdated
  }

  get hasLocalCopy(): boolean {
    return this.#copy.isKept
  }

  get keptWords(): string {
    return this.#copy.words
  }

  get absence(): Absence | null {
    return this.#absence
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
    return isOver && !this.#work.isSaved ? Promise.reject(this.#overError()) : this.#work.whenSaved()
  }

  forgetKeptWords(): void {
    this.#copy.forgetWords()
  }

  reconnect(): void {
    // While the copy loads the first socket is still to come.
    if (this.#isClosed || this.#isLoading) return
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
    this.#copy.close()
    this.#work.giveUp(this.#overError())
    if (this.state !== "refused") this.#standing = { ...this.#standing, state: "offline" }
    this.#tell()
    this.#listeners.clear()
  }

  #step(happening: Happening): void {
    if (this.#isClosed) return
    const before = this.#standing.state
    this.#standing = standingAfter(this.#standing, happening)
    if (before === "live" && this.state === "offline") this.#watch.left()
    // A socket that opened or synced needs nothing more from us; all else may call for another one.
    if (happening.type === "closed" || happening.type === "failed" || happening.type === "asked") this.#proceed()
    if (this.state === "refused") this.#work.giveUp(this.#overError())
    if (this.reason !== null && isOut(this.reason)) this.#copy.refused()
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

  // Before the first socket, since the server then says of all that the copy brings whether it has it.
  async #load(): Promise<void> {
    await this.#copy.load((kept) => {
      this.#work.restored(kept)
      this.#watch.restored(kept)
    })
    this.#isLoading = false
    if (this.#isClosed) return
    this.#tell()
    void this.#open()
  }

  #localCopy(address: RoomAddress): LocalCopy {
    const { doc, user, format = layoutVersion, localCopy: wish = false } = this.#options
    const factory = typeof wish === "boolean" ? globalThis.indexedDB : wish
    if (wish === false || factory === undefined || !user.sub) return noCopy
    return localCopy({
      address: { ...address, sub: user.sub, format },
      doc,
      factory,
      serverOrigin: this.#line.origin,
      changed: () => this.#tell(),
      onError: (error) => this.#report(error),
    })
  }

  // Before the plan is in only the copy knows whether this person may write.
  get #isReadOnly(): boolean {
    const { readOnly = false } = this.#options
    if (this.#isOutdated || (typeof readOnly === "function" ? readOnly() : readOnly)) return true
    return !this.hasSynced && this.#copy.isLoaded && !this.#copy.isWritable
  }

  async #open(): Promise<void> {
    this.#attempts += 1
    const attempt = this.#attempts
    try {
      const token = await this.#options.token()
      // Closed, or asked for another attempt, while the token was on its way.
      if (attempt !== this.#attempts) return
      const fault = this.#faultOf(token)
      if (fault === null) this.#line.open(token)
      else this.#step({ type: "closed", code: 4401, message: fault })
    } catch (error) {
      this.#report(error)
      if (attempt === this.#attempts) this.#step({ type: "failed" })
    }
  }

  // What one person's copy brought must never go out as another's, whoever signed in meanwhile in another tab.
  #faultOf(token: string): string | null {
    if (!isToken(token)) return "The token function gave no token."
    const { user } = this.#options
    const sub = this.#copy === noCopy ? null : tokenSub(token)
    return sub === null || sub === user.sub ? null : `The token is of ${sub}, and the user is ${user.sub}.`
  }

  #opened(): void {
    this.#work.opened()
    this.#step({ type: "opened" })
  }

  // Comes before the plan does. What was written here without the line cannot be sent, and is kept for its writer.
  #outdated(): void {
    this.#isOutdated = true
    if (this.#work.hasUnsent) {
      this.#line.hangUp()
      this.#step({ type: "closed", code: 4403, message: formatReason })
    } else this.#tell()
  }

  #received(message: SyncMessage): void {
    this.#work.received(message)
    if (!this.#work.hasUnsent) this.#copy.confirmed()
    if (message.kind === "answer") this.#synced()
    this.#worked()
  }

  #synced(): void {
    this.#absence = this.#watch.arrived() ?? this.#absence
    this.#step({ type: "synced" })
    this.#copy.synced(!this.#isReadOnly)
  }

  #worked(): void {
    if (this.state === "live" && this.#work.isSaved) this.#step({ type: "served" })
    else this.#tell()
  }

  #tell(): void {
    const now = this.#facts()
    if (now === this.#told) return
    this.#told = now
    this.#call()
  }

  #facts(): string {
    const { state, saveState, hasUnsaved, isLoaded, isEditable, isOutdated, hasLocalCopy, keptWords } = this
    return [state, saveState, hasUnsaved, isLoaded, isEditable, isOutdated, hasLocalCopy, keptWords].join(" ")
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
function tie(doc: Doc, isReadOnly: () => boolean, close: () => void): () => void {
  const untie = keepUntouched(doc, isReadOnly)
  doc.on("destroy", close)
  return () => {
    doc.off("destroy", close)
    untie()
  }
}

/** Whether the plan is no longer this person's to read or to write in, so that no copy of it may stay. */
function isOut({ why }: Refusal): boolean {
  return why === "forbidden" || why === "format" || why === "missing" || why === "deleted"
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
