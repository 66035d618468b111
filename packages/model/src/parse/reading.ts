import { isId, newId, type Random } from "../ids.ts"
import { fieldOf, type Json, type JsonObject } from "./json.ts"
import { type Problem, type ProblemCode, problem } from "./problems.ts"

const mostProblems = 1000

/** What is known while a document is read: the problems so far, the ids that are taken, the number of blocks. */
export class Reading {
  readonly problems: Problem[] = []
  readonly #ids = new Set<string>()
  readonly #random: Random | undefined
  #blocks = 0

  constructor(random: Random | undefined) {
    this.#random = random
  }

  /** How many blocks have got an id, rows and columns of tables included. */
  get blocks(): number {
    return this.#blocks
  }

  /** Notes a problem; of very many, only that there are more. */
  report(code: ProblemCode, path: string): void {
    if (this.problems.length < mostProblems) this.problems.push(problem(code, path))
    else if (this.problems.length === mostProblems) this.problems.push(problem("more-problems", ""))
  }

  /** The id, if it is valid and nobody has it; else a new one. */
  claimId(id: Json | undefined, path: string): string {
    if (typeof id === "string" && isId(id) && !this.#ids.has(id)) return this.#take(id)
    this.report("new-id", path)
    return this.freshId()
  }

  /** An id for a block that the file does not have. */
  freshId(): string {
    let id = newId(this.#random)
    while (this.#ids.has(id)) id = newId(this.#random)
    return this.#take(id)
  }

  /** Reports the fields that are not among the expected ones. */
  expectFields(json: JsonObject, expected: readonly string[], path: string): void {
    for (const name of Object.keys(json)) if (!expected.includes(name)) this.report("unknown-field", `${path}.${name}`)
  }

  /** The items of a field that should be a list, each with its path; none where it is not there. */
  items(json: JsonObject, name: string, path: string): readonly (readonly [Json, string])[] {
    const value = fieldOf(json, name)
    if (value === undefined) return []
    if (!Array.isArray(value)) {
      this.report("unknown-field", `${path}.${name}`)
      return []
    }
    return value.map((item: Json, at) => [item, `${path}.${name}[${at}]`] as const)
  }

  #take(id: string): string {
    this.#ids.add(id)
    this.#blocks++
    return id
  }
}
