import { mergeAll } from "./merge.ts"

/** A part of what is unsaved, on its way into the log. */
export interface Part<Author> {
  readonly update: Uint8Array
  /** How many bytes of it came from whom. */
  readonly authors: ReadonlyMap<Author, number>
  /** The number of the last change in it. */
  readonly until: number
}

interface Held {
  readonly until: number
  run(): void
  drop(): void
}

/** What a document holds that its log does not hold yet, and what has to wait until it does. */
export class Unsaved<Author> {
  #updates: Uint8Array[] = []
  #authors = new Map<Author, number>()
  #changed = 0
  #saved = 0
  #held: readonly Held[] = []

  /** Whether all changes are in the log. */
  get isNone(): boolean {
    return this.#saved === this.#changed
  }

  /** How many updates have been added and not been taken. */
  get length(): number {
    return this.#updates.length
  }

  /** Adds what the document tells of a change. */
  add(update: Uint8Array): void {
    this.#updates.push(update)
  }

  /** Takes back the latest updates, so that `length` are left. */
  cutTo(length: number): void {
    this.#updates.length = length
  }

  /** Says that what was added last is one change, made by `author` with so many bytes. */
  credit(author: Author, bytes: number): void {
    this.#changed++
    this.#authors.set(author, (this.#authors.get(author) ?? 0) + bytes)
  }

  /** Takes everything that has not been taken, as one update; null for nothing. */
  take(): Part<Author> | null {
    if (this.#updates.length === 0) return null
    const part = { update: mergeAll(this.#updates), authors: this.#authors, until: this.#changed }
    this.#updates = []
    this.#authors = new Map()
    return part
  }

  /** Says that the part is in the log, and runs what has waited for it. */
  saved({ until }: Part<Author>): void {
    this.#saved = until
    const due = this.#held.filter((held) => held.until <= until)
    this.#held = this.#held.filter((held) => held.until > until)
    for (const { run } of due) run()
  }

  /** Runs as soon as all changes of up to now are in the log; `drop` runs instead where they never will be. */
  whenSaved(run: () => void, drop: () => void = () => undefined): void {
    if (this.isNone) run()
    else this.#held = [...this.#held, { until: this.#changed, run, drop }]
  }

  /** Resolves when whenSaved would run; rejects where it never will. */
  untilSaved(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.whenSaved(resolve, () => reject(new Error("What was read could not be saved")))
    })
  }

  /** Forgets everything: the log will never have it. */
  forget(): void {
    this.#updates = []
    this.#authors = new Map()
    const held = this.#held
    this.#held = []
    this.#saved = this.#changed
    for (const { drop } of held) drop()
  }
}
