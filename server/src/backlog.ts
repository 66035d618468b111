/**
 * The bytes that a socket has not read yet, told apart: *asked* are the echo of its own work and answers to its
 * questions, the rest is what others do. A slow reader is cut off for the rest only; for what it asked for it is made to
 * wait. Knows only how much has been sent and how much still waits, so it costs nothing while a socket keeps up.
 */
export class Backlog {
  readonly #parts: { readonly end: number; readonly asked: number; readonly other: number }[] = []
  #sent = 0
  #asked = 0
  #other = 0

  /** Notes that so many bytes were sent, so many of them asked for, after which `waiting` bytes wait. */
  sent(bytes: number, asked: number, waiting: number): void {
    if (waiting === 0) {
      this.#clear()
      return
    }
    this.#sent += bytes
    const part = { end: this.#sent, asked: Math.min(asked, bytes), other: Math.max(0, bytes - asked) }
    this.#parts.push(part)
    this.#asked += part.asked
    this.#other += part.other
    this.#drop(this.#sent - waiting)
  }

  /** Waiting bytes that the socket asked for. */
  get asked(): number {
    return this.#asked
  }

  /** Waiting bytes of others. */
  get other(): number {
    return this.#other
  }

  #drop(read: number): void {
    let done = 0
    for (const { end, asked, other } of this.#parts) {
      if (end > read) break
      this.#asked -= asked
      this.#other -= other
      done++
    }
    if (done > 0) this.#parts.splice(0, done)
  }

  #clear(): void {
    if (this.#parts.length === 0) return
    this.#parts.length = 0
    this.#asked = 0
    this.#other = 0
  }
}
