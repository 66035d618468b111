/**
 * What becomes of every character that people type, whatever binding they use.
 *
 * Lost: it is gone though no one's own edit took it away. Doubled: it is there more than once though no one copied it.
 *
 * Misplaced: words typed between two characters of a block stand with neither of them, or are apart themselves, though
 * everybody who saw them together left them so:
 *
 *     一二三 → 一二甲乙三        甲乙 holds together, and stands after 二 or before 三
 *     a colleague moves the block, or splits it at 二|三 without having seen 甲乙: still so, on either side
 *
 * Who takes characters away or parts them in his own editor means it; those are not judged any more.
 */
import type { Node } from "prosemirror-model"
import { isTogether, type Places, placesIn } from "./places.ts"

/** The counts after a run. */
export interface Outcome {
  readonly made: number
  readonly lost: number
  readonly doubled: number
  readonly misplaced: number
}

/** Characters in the order in which they must be, and whether all of the pairs must hold, or one. */
interface Bond {
  readonly pairs: readonly (readonly [string, string])[]
  readonly word: string
  readonly needs: "all" | "one"
}

/** Keeps account of characters. A person is any object; only who it is matters. */
export class Tally {
  readonly #made = new Set<string>()
  readonly #copied = new Set<string>()
  /** Who took each character away. */
  readonly #removed = new Map<string, Set<object>>()
  #bonds: Bond[] = []

  /** Characters that will be there twice, rightly. */
  addCopied(words: string): void {
    for (const char of words) this.#copied.add(char)
  }

  /** Takes in what one person's edit did. `words` were made for it and have not been in any document before. */
  note(person: object, before: Node, after: Node, words: readonly string[]): void {
    if (before === after) return
    const old = placesIn(before)
    const now = placesIn(after)
    for (const char of old.places.keys()) if (!now.places.has(char)) this.#remove(char, person)
    this.#bonds = this.#bonds.filter((bond) => this.#isWhole(bond) && !isParted(bond, old.places, now.places))
    for (const word of words) this.#addWord(word, now.places, now.blocks)
  }

  #remove(char: string, person: object): void {
    const people = this.#removed.get(char) ?? new Set()
    this.#removed.set(char, people.add(person))
  }

  #isWhole({ pairs }: Bond): boolean {
    return pairs.every((pair) => pair.every((char) => !this.#removed.has(char)))
  }

  #addWord(word: string, places: Places, blocks: readonly string[]): void {
    for (const char of word) if (places.has(char)) this.#made.add(char)
    const place = places.get(word.charAt(0))?.[0]
    const text = blocks[place?.block ?? -1] ?? ""
    if (!place || !text.startsWith(word, place.offset)) return
    const pairs = Array.from({ length: word.length - 1 }, (_, i) => [word.charAt(i), word.charAt(i + 1)] as const)
    if (pairs.length > 0) this.#bonds.push({ pairs, word, needs: "all" })
    const left = text.charAt(place.offset - 1)
    const right = text.charAt(place.offset + word.length)
    if (!this.#canBond(left) || !this.#canBond(right)) return
    this.#bonds.push({
      pairs: [
        [left, word.charAt(0)],
        [word.charAt(word.length - 1), right],
      ],
      word,
      needs: "one",
    })
  }

  #canBond(char: string): boolean {
    return this.#made.has(char) && !this.#copied.has(char) && !this.#removed.has(char)
  }

  /** Judges the document that everybody ends with. */
  judge(doc: Node): Outcome {
    const { places } = placesIn(doc)
    let [lost, doubled] = [0, 0]
    for (const char of this.#made) {
      const count = places.get(char)?.length ?? 0
      const people = this.#removed.get(char)?.size ?? 0
      if (count === 0 && people === 0) lost++
      // Known of Yjs: two who take the same words away and both undo that bring them twice.
      if (count > 1 && people < 2 && !this.#copied.has(char)) doubled += count - 1
    }
    return { made: this.#made.size, lost, doubled, misplaced: this.#misplaced(places).size }
  }

  #misplaced(places: Places): Set<string> {
    const found = new Set<string>()
    for (const bond of this.#bonds) {
      const { pairs, word, needs } = bond
      // What is lost is counted as that.
      if (!pairs.flat().every((char) => places.has(char) && !this.#copied.has(char))) continue
      const holding = pairs.filter(([a, b]) => isTogether(places, a, b)).length
      const isRight = needs === "all" ? holding === pairs.length : holding > 0
      if (!isRight) for (const char of word) found.add(char)
    }
    return found
  }
}

function isParted({ pairs }: Bond, old: Places, now: Places): boolean {
  return pairs.some(([a, b]) => isTogether(old, a, b) && !isTogether(now, a, b))
}
