import { type Doc, encodeStateAsUpdate } from "yjs"
import type { SyncMessage } from "./sockets.ts"
import type { ConnectionState } from "./standing.ts"
import { Unconfirmed } from "./unconfirmed.ts"

/**
 * What a writer may rely on. `saved`: all that was written here is on the server's disk. `saving`: on the way. `offline`: no
 * connection; whether something waits is said apart. `refused`: the server takes nothing from here.
 */
export type SaveState = "saved" | "saving" | "offline" | "refused"

/** The save state of a connection. */
export function saveStateOf(state: ConnectionState, hasUnsaved: boolean): SaveState {
  if (state === "refused" || state === "offline") return state
  return hasUnsaved ? "saving" : "saved"
}

/** The work of this person, and whether the server has it. */
export interface OwnWork {
  readonly isSaved: boolean
  /** Whether some of it is not known to be at the server. Unlike `isSaved` this leaves out what a local copy had from there. */
  readonly hasUnsent: boolean
  /** The document is about to be filled from a local copy: `base` came from the server, `unsent` was written here. */
  restored(copy: { readonly base: Uint8Array | null; readonly unsent: Uint8Array | null }): void
  /** A new socket was opened. */
  opened(): void
  /** The server sent a message, and it has been applied. */
  received(message: SyncMessage): void
  /** Resolves when all of the work is saved; rejects with the error given to `giveUp` when that comes first. */
  whenSaved(): Promise<void>
  /** Nothing more will be saved for now. */
  giveUp(error: Error): void
  stop(): void
}

/**
 * Watches what is written into `doc`: every update that did not come from the server (`origin`), and what was there before.
 * What comes from a local copy (`copyOrigin`) is told by `restored`: it is saved only when the server says so, but only part
 * of it is own work.
 * `changed` is called when `isSaved` or `hasUnsent` has changed.
 */
export function ownWork(doc: Doc, origin: object, changed: () => void, copyOrigin?: object): OwnWork {
  const unconfirmed = new Unconfirmed()
  const unsent = new Unconfirmed()
  for (const each of [unconfirmed, unsent]) each.wrote(encodeStateAsUpdate(doc))
  const waiting = waitingRoom()
  const heard = serverWord([unconfirmed, unsent])
  const noticing = (change: () => void) => {
    const before = [unconfirmed.isEmpty, unsent.isEmpty]
    change()
    if (unconfirmed.isEmpty) waiting.resolve()
    if (unconfirmed.isEmpty !== before[0] || unsent.isEmpty !== before[1]) changed()
  }
  const wrote = (update: Uint8Array, from: unknown) => {
    if (from === origin || (copyOrigin !== undefined && from === copyOrigin)) return
    noticing(() => {
      for (const each of [unconfirmed, unsent]) each.wrote(update)
    })
  }
  doc.on("update", wrote)
  return {
    get isSaved() {
      return unconfirmed.isEmpty
    },
    get hasUnsent() {
      return !unsent.isEmpty
    },
    restored: ({ base, unsent: own }) => {
      noticing(() => {
        for (const update of [base, own]) if (update !== null) unconfirmed.wrote(update)
        if (base !== null) unsent.received(base)
        if (own !== null) unsent.wrote(own)
      })
    },
    opened: heard.opened,
    received: (message) => noticing(() => heard.received(message)),
    whenSaved: () => (unconfirmed.isEmpty ? Promise.resolve() : waiting.enter()),
    giveUp: waiting.reject,
    stop: () => doc.off("update", wrote),
  }
}

/**
 * Strikes out what the server says that it has. Updates and the answer to our state vector say it by holding it. But the
 * answer leaves out what we have ourselves; for work that arrived before the line broke the server's own state vector has to
 * speak. The server answers only after what it had in memory is on the disk (SERVER.md, decision 2), so its vector counts
 * once the answer on the same socket is there.
 */
function serverWord(work: readonly Unconfirmed[]): { opened(): void; received(message: SyncMessage): void } {
  let vector: Uint8Array | null = null
  let isAnswered = false
  return {
    opened: () => {
      vector = null
      isAnswered = false
    },
    received: ({ kind, bytes }) => {
      if (kind === "vector") vector = bytes
      else for (const each of work) each.received(bytes)
      isAnswered ||= kind === "answer"
      if (!isAnswered || vector === null) return
      for (const each of work) each.stored(vector)
      vector = null
    },
  }
}

interface Waiter {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

function waitingRoom() {
  let waiters: Waiter[] = []
  const leave = (tell: (waiter: Waiter) => void) => {
    const leaving = waiters
    waiters = []
    for (const waiter of leaving) tell(waiter)
  }
  return {
    enter: () => new Promise<void>((resolve, reject) => waiters.push({ resolve, reject })),
    resolve: () => leave((waiter) => waiter.resolve()),
    reject: (error: Error) => leave((waiter) => waiter.reject(error)),
  }
}
