/** Three people who edit one plan at random, hear of each other now and then, and are away for a while. */
import { doc, heading, paragraph, task, title } from "@yaodian/model/build"
import type { Node } from "prosemirror-model"
import * as Y from "yjs"
import { type Maker, randomEdit } from "../../packages/collab/src/testing/edits.ts"
import type { Peer } from "../../packages/collab/src/testing/peer.ts"
import { seededRandom } from "../../packages/collab/src/testing/random.ts"
import { NotOffered, type Person, type Side } from "./people.ts"
import { type Outcome, Tally } from "./tally.ts"

/** What came out of one run, or of several together. */
export interface Result extends Outcome {
  /** Edits that were made. */
  readonly edits: number
  /** Edits that were not possible where they were tried, or that the binding does not offer. */
  readonly skipped: number
  /** Edits and exchanges in which the binding threw. */
  readonly threw: number
  /** Runs after which not everybody had the same document. */
  readonly diverged: number
  /** Runs that were ended early, because the document had grown beyond reason. */
  readonly ended: number
}

const people = 3
const firstCharacter = 0x4e00
/** In 2,000 edits about 1,800 characters are typed; a document of this size is mostly copies, and only slow. */
const tooLarge = 8_000

/** One run with everybody at their places. */
class Party {
  readonly #random
  readonly #people: readonly Person[]
  readonly #away: number[] = Array.from({ length: people }, () => 0)
  readonly #tally = new Tally()
  readonly #maker: Maker
  /** Made for the edit that is under way. */
  #words: string[] = []
  #next = firstCharacter
  readonly #counts = { edits: 0, skipped: 0, threw: 0 }

  constructor(side: Side, seed: number) {
    this.#random = seededRandom(seed)
    this.#maker = {
      random: this.#random,
      text: () => this.#text(),
      clipboard: new Map(),
      composing: new Map(),
      copied: (words) => this.#tally.addCopied(words),
    }
    const text = () => this.#text()
    const start = doc(title(text()), heading(text()), task(text(), { level: 1 }), paragraph(text()), task(text())).node
    this.#tally.note(this, start.type.create(), start, this.#words)
    const stored = side.store(start)
    this.#people = this.#away.map((_, i) => side.person(stored, 100 + i * 7, seededRandom(seed * 31 + i)))
  }

  #text(): string {
    const length = 1 + this.#random(3)
    const word = String.fromCharCode(...Array.from({ length }, (_, i) => this.#next + i))
    this.#next += length
    this.#words.push(word)
    return word
  }

  get isTooLarge(): boolean {
    return this.#people.some((person) => person.doc.content.size > tooLarge)
  }

  /** One edit by one person, and in three of ten cases two hear of each other. */
  step(): void {
    const person = this.#people[this.#random(people)]
    if (person) this.#edit(person)
    this.#away.forEach((left, i) => {
      if (left > 0) this.#away[i] = left - 1
      else if (this.#random(150) === 0) this.#away[i] = 20 + this.#random(40)
    })
    if (this.#random(10) < 3) this.#meet()
  }

  #edit(person: Person): void {
    const before = person.doc
    this.#words = []
    try {
      // The edits use of a peer what a person has.
      if (randomEdit(person as Peer, this.#maker) === null) this.#counts.skipped++
      else this.#counts.edits++
    } catch (error) {
      if (error instanceof NotOffered) this.#counts.skipped++
      else this.#counts.threw++
    }
    this.#tally.note(person, before, person.intended, this.#words)
  }

  #meet(): void {
    const here = this.#people.filter((_, i) => this.#away[i] === 0)
    const a = here[this.#random(here.length)]
    const b = here[this.#random(here.length)]
    if (a && b && a !== b) this.#exchange(a, b)
  }

  #exchange(a: Person, b: Person): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      try {
        Y.applyUpdate(to.ydoc, Y.encodeStateAsUpdate(from.ydoc, Y.encodeStateVector(to.ydoc)), "network")
      } catch {
        this.#counts.threw++
      }
    }
  }

  /** Everybody hears everything, also what a binding writes upon hearing. */
  finish(): Result {
    for (const person of this.#people) person.binding.release()
    const [first, ...others] = this.#people
    for (let round = 0; round < 4 && first; round++) for (const other of others) this.#exchange(first, other)
    const documents = this.#people.map((person) => person.doc)
    const outcome = this.#tally.judge(documents[0] as Node)
    const isEverywhere = documents.every((each) => each.eq(documents[0] as Node))
    for (const person of this.#people) person.destroy()
    return { ...this.#counts, ...outcome, diverged: isEverywhere ? 0 : 1, ended: 0 }
  }
}

/** Runs one seed on one side. */
export function run(side: Side, seed: number, operations: number): Result {
  const party = new Party(side, seed)
  let isEnded = false
  for (let i = 0; i < operations && !isEnded; i++) {
    party.step()
    isEnded = i % 20 === 0 && party.isTooLarge
  }
  return { ...party.finish(), ended: isEnded ? 1 : 0 }
}

/** The results of several runs together. */
export function sum(results: readonly Result[]): Result {
  const total = { made: 0, lost: 0, doubled: 0, misplaced: 0, edits: 0, skipped: 0, threw: 0, diverged: 0, ended: 0 }
  for (const result of results) {
    for (const name of Object.keys(total) as (keyof Result)[]) total[name] += result[name]
  }
  return total
}
