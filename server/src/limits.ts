/** What the server takes from one client or for one plan before it refuses (CONTRACTS.md section 7). */
export interface Limits {
  /** Largest frame that a client may send, in bytes. */
  readonly frameBytes: number
  /** Messages a second that one socket may send for long. */
  readonly messagesPerSecond: number
  /** Messages that one socket may send at once. */
  readonly messageBurst: number
  /** Bytes a second that one socket may send for long; twice as many at once. */
  readonly bytesPerSecond: number
  /** Awareness state of one client, as JSON, in bytes. */
  readonly awarenessBytes: number
  /** Awareness states in one room. */
  readonly awarenessStates: number
  /** Structs in one room that wait for others which nobody has sent. */
  readonly pendingStructs: number
  /** Bytes that may wait for one socket to read them. The echo of its own work and answers to it count apart. */
  readonly unsentBytes: number
  /** Sockets opened with one token. */
  readonly socketsPerToken: number
  /** Sockets from one network address. */
  readonly socketsPerAddress: number
  /** How long a request may take to arrive, in milliseconds. */
  readonly requestMs: number
  /** Body of a request that imports a file, in bytes. */
  readonly importBytes: number
  /** Body of any other request, in bytes. */
  readonly bodyBytes: number
}

const mebibyte = 1024 * 1024

/** The limits that hold where the options name no others. */
export const defaultLimits: Limits = {
  frameBytes: 4 * mebibyte,
  messagesPerSecond: 200,
  messageBurst: 1000,
  bytesPerSecond: 8 * mebibyte,
  awarenessBytes: 16 * 1024,
  awarenessStates: 200,
  pendingStructs: 10_000,
  unsentBytes: 4 * mebibyte,
  socketsPerToken: 50,
  socketsPerAddress: 500,
  requestMs: 10_000,
  importBytes: 20 * mebibyte,
  bodyBytes: mebibyte,
}

/** An allowance that fills up steadily: `rate` a second, never more than `burst`. */
export class Allowance {
  readonly #rate: number
  readonly #burst: number
  #left: number
  #at: number

  constructor(rate: number, burst: number, now: number) {
    this.#rate = rate
    this.#burst = burst
    this.#left = burst
    this.#at = now
  }

  /** Takes so much; false where there is not enough left, and then nothing is taken. */
  take(amount: number, now: number): boolean {
    const filled = this.#left + (Math.max(0, now - this.#at) * this.#rate) / 1000
    this.#left = Math.min(this.#burst, filled)
    this.#at = now
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }
}
