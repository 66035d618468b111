import type { Storage } from "../storage/storage.ts"

/** A storage whose appending a test can hold back or let fail. */
export interface SteeredStorage extends Storage {
  /** How many times `append` was called. */
  readonly appends: number
  /** From now on `append` waits. */
  hold(): void
  /** What waits goes on. */
  release(): void
  /** From now on `append` writes nothing and rejects, as on a full disk; null to end that. */
  fail(error: Error | null): void
}

/** Steers a storage for a test. */
export function steered(storage: Storage): SteeredStorage {
  let appends = 0
  let held = Promise.resolve()
  let release: () => void = () => undefined
  let failure: Error | null = null
  return {
    ...storage,
    get appends() {
      return appends
    },
    async append(entries) {
      appends++
      await held
      if (failure) throw failure
      return storage.append(entries)
    },
    hold() {
      held = new Promise((resolve) => {
        release = resolve
      })
    },
    release: () => release(),
    fail: (error) => {
      failure = error
    },
  }
}
