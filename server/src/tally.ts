/** Whatever is counted: it says when it is gone. */
export interface Countable {
  once(event: "close", gone: () => void): unknown
}

/** How many there are of each key at a time, with a highest number. */
export class Tally {
  readonly #counts = new Map<string, number>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** Counts one more until it closes; false, and not counted, where that would be too many. */
  count(key: string, what: Countable): boolean {
    const count = this.#counts.get(key) ?? 0
    if (count >= this.#most) return false
    this.#counts.set(key, count + 1)
    what.once("close", () => this.#remove(key))
    return true
  }

  #remove(key: string): void {
    const count = this.#counts.get(key) ?? 0
    if (count > 1) this.#counts.set(key, count - 1)
    else this.#counts.delete(key)
  }
}
