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
 * `changed` is called when `isSaved` has changed.
 */
export function ownWork(doc: Doc, origin: object, changed: () => void): OwnWork {
  const unconfirmed = new Unconfirmed()
  unconfirmed.wrote(encodeStateAsUpdate(doc))
  const waiting = waitingRoom()
  const heard = serverWord(unconfirmed)
  const noticing = (change: () => void) => {
    const wasSaved = unconfirmed.isEmpty
    change()
    if (unconfirmed.isEmpty) waiting.resolve()
    if (unconfirmed.isEmpty !== wasSaved) changed()
  }
  const wrote = (update: Uint8Array, from: unknown) => {
    if (from !== origin) noticing(() => unconfirmed.wrote(update))
  }
  doc.on("update", wrote)
  return {
    get isSaved() {
      return unconfirmed.isEmpty
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
function serverWord(unconfirmed: Unconfirmed): { opened(): void; received(message: SyncMessage): void } {
  let vector: Uint8Array | null = null
  let isAnswered = false
  return {
    opened: () => {
      vector = null
      isAnswered = false
    },
    received: ({ kind, bytes }) => {
      if (kind === "vector") vector = bytes
      else unconfirmed.received(bytes)
      isAnswered ||= kind === "answer"
      if (!isAnswered || vector === null) return
      unconfirmed.stored(vector)
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
