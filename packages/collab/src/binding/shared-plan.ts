/** The shared document with a reading of it that events keep current. */
import type * as Y from "yjs"
import { type SharedTypes, sharedTypes } from "../layout.ts"
import { Reading } from "../reading/reading.ts"
import { textChanges } from "../reading/text-changes.ts"
import { applyChanges, readMirror } from "../reading/walk.ts"

/** Who is told of transactions. */
export interface PlanListener {
  /** Before a transaction that is not ours: nothing has changed yet. */
  before(): void
  /** After a transaction that is not ours; the reading is current, or has to be made afresh. */
  after(transaction: Y.Transaction): void
  /** An event could not be taken in. */
  failed(error: unknown): void
}

/** A shared plan. Its own transactions have it as their origin. */
export class SharedPlan {
  readonly ydoc: Y.Doc
  readonly types: SharedTypes
  readonly #listener: PlanListener
  #reading: Reading
  #isWriting = false
  #isLost = false

  constructor(ydoc: Y.Doc, listener: PlanListener) {
    this.ydoc = ydoc
    this.types = sharedTypes(ydoc)
    this.#listener = listener
    this.#reading = new Reading(readMirror(ydoc))
    this.types.text.observe(this.#onText)
    this.types.changes.observe(this.#onChanges)
    ydoc.on("beforeAllTransactions", this.#onBefore)
    ydoc.on("afterTransaction", this.#onAfter)
  }

  get reading(): Reading {
    return this.#reading
  }

  /** Whether the reading is not what is stored, and has to be made afresh. */
  get isStale(): boolean {
    return this.#isLost || this.#reading.mirror.length !== this.types.text.length
  }

  readAfresh(): void {
    this.#isLost = false
    this.#reading = new Reading(readMirror(this.ydoc))
  }

  /** Runs `write`, which changes the shared types and the mirror alike. */
  transact(write: () => void): void {
    // Inside somebody else's transaction the event brings our own changes as well: then everything is read afresh.
    this.#isLost = this.ydoc._transaction !== null
    this.#isWriting = true
    try {
      this.ydoc.transact(write, this)
    } finally {
      this.#isWriting = false
    }
  }

  destroy(): void {
    this.types.text.unobserve(this.#onText)
    this.types.changes.unobserve(this.#onChanges)
    this.ydoc.off("beforeAllTransactions", this.#onBefore)
    this.ydoc.off("afterTransaction", this.#onAfter)
  }

  readonly #onBefore = (): void => {
    if (!this.#isWriting) this.#listener.before()
  }

  readonly #onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (this.#isLost || transaction.origin === this) return
    try {
      applyChanges(this.#reading.mirror, textChanges(event))
    } catch (error) {
      this.#isLost = true
      this.#listener.failed(error)
    }
  }

  readonly #onChanges = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
    if (this.#isLost || transaction.origin === this) return
    for (const key of event.keysChanged) this.#reading.mirror.change(key, this.types.changes.get(key))
  }

  readonly #onAfter = (transaction: Y.Transaction): void => {
    const { changed }: { changed: ReadonlyMap<unknown, unknown> } = transaction
    if (transaction.origin === this && !this.#isLost) return
    if (changed.has(this.types.text) || changed.has(this.types.changes)) this.#listener.after(transaction)
  }
}
