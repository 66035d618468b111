/** Answers under way: each asker gets one at a time, since each may be as large as a document; its latest question waits. */
export class Answers<Asker, Question> {
  /** Who has an answer under way, with what comes next; null for nothing. */
  readonly #next = new Map<Asker, Question | null>()

  /** Whether the question may be answered now; if not, `done` gives it when its turn comes. */
  begin(asker: Asker, question: Question): boolean {
    const isFree = !this.#next.has(asker)
    this.#next.set(asker, isFree ? null : question)
    return isFree
  }

  /** Says that the answer has gone out, and gives what the asker has asked meanwhile last, or null. */
  done(asker: Asker): Question | null {
    const next = this.#next.get(asker) ?? null
    this.#next.delete(asker)
    return next
  }
}
