import type { Awareness } from "y-protocols/awareness"
import type { Doc } from "yjs"
import type { Absence } from "./absence.ts"
import type { Person, PlanUser } from "./presence.ts"
import type { SaveState } from "./saved.ts"
import type { ConnectionState, Refusal } from "./standing.ts"

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
  /** The layout version that this client can write (absent: that of this package). */
  readonly format?: number
  /**
   * Only look: nothing is written to the plan, not even by Yjs itself. For readers and reviewers, whose writing is refused.
   * A function is asked each time; what it says counts once a token was given.
   */
  readonly readOnly?: boolean | (() => boolean)
  /**
   * Keep a local copy of the plan in IndexedDB, so that what was written survives the tab and can be written on without the
   * server. `true` for the browser's database, or the factory of another. It is kept for `user.sub`, and there is none
   * without one; a token that is somebody else's is then refused. Absent: no copy.
   */
  readonly localCopy?: boolean | IDBFactory
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
  /** Whether there is a plan to show: it has come in once, or the local copy held it. */
  readonly isLoaded: boolean
  /** Whether this person may write now: the plan is in, and writing was neither refused nor given up (`readOnly`). */
  readonly isEditable: boolean
  /**
   * Whether the plan needs a newer layout than this client knows. It can be read; nothing is written until the page was
   * loaded anew with a newer client.
   */
  readonly isOutdated: boolean
  /** Whether what is written here is kept in a local copy too. */
  readonly hasLocalCopy: boolean
  /** What this person wrote and the server refused for good, now or before this page was loaded; `""` for nothing. */
  readonly keptWords: string
  /** What came together when the line was last back after both sides had written; `null` for nothing. */
  readonly absence: Absence | null
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
  /** Forgets `keptWords`. */
  forgetKeptWords(): void
  /** Starts afresh with a new token: after a refusal, or at once when the host knows that the network is back. */
  reconnect(): void
  /** Says goodbye and frees everything. What is unsaved stays in the document. */
  close(): void
}
