import { setImmediate } from "node:timers"
import type { LogEntry, Storage } from "./storage/storage.ts"

/** What a room wants in its log, and what to do once it is there or could not be written. */
export interface Batch {
  readonly entry: LogEntry
  committed(seq: number): void
  failed(error: unknown): void
}

/** A room that has something to commit. */
export interface Committing {
  /** Everything since the last call, as one update; null for nothing. */
  takeBatch(): Batch | null
}

/**
 * Group commit. Everything that arrives in one turn of the event loop, and everything that arrives while a commit is
 * under way, goes into one transaction over all rooms: the busier the server, the more updates share an fsync.
 */
export class Commits {
  readonly #storage: Storage
  readonly #dirty = new Set<Committing>()
  #running: Promise<void> | null = null

  constructor(storage: Storage) {
    this.#storage = storage
  }

  /** Commits what the room has by the end of this turn. */
  add(room: Committing): void {
    this.#dirty.add(room)
    this.#running ??= this.#run()
  }

  /** Resolves when everything that has been added is committed, or has failed. */
  async settled(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    while (this.#dirty.size > 0) {
      await endOfTurn()
      const batches = this.#take()
      if (batches.length > 0) await this.#commit(batches)
    }
    this.#running = null
  }

  #take(): readonly Batch[] {
    const batches: Batch[] = []
    for (const room of this.#dirty) {
      const batch = room.takeBatch()
      if (batch) batches.push(batch)
    }
    this.#dirty.clear()
    return batches
  }

  async #commit(batches: readonly Batch[]): Promise<void> {
    let seqs: readonly number[]
    try {
      seqs = await this.#storage.append(batches.map(({ entry }) => entry))
    } catch (error) {
      for (const batch of batches) batch.failed(error)
      return
    }
    batches.forEach((batch, i) => {
      batch.committed(seqs[i] ?? 0)
    })
  }
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
