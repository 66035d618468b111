/** Several people who edit one plan at random, hear of each other now and then, and are away for a while. */
import type { Random } from "@yaodian/model"
import { doc, heading, paragraph, task, title } from "@yaodian/model/build"
import type { Node } from "prosemirror-model"
import * as Y from "yjs"
import { type Maker, randomEdit } from "./edits.ts"
import { hostileDoc } from "./hostile.ts"
import { complaints, describeDoc, Peer, seedDocument, sync } from "./peer.ts"
import { seededRandom } from "./random.ts"

/** What came out of a run: the faults, and everything that was done. */
export interface Run {
  readonly faults: readonly string[]
  readonly log: readonly string[]
  readonly characters: number
  /** Edits that the binding could not write as they were made. */
  readonly corrections: number
}

/** Every character of a document with how often it is shown. */
function characters(node: Node): Map<string, number> {
  const counts = new Map<string, number>()
  for (const char of node.textContent) counts.set(char, (counts.get(char) ?? 0) + 1)
  return counts
}

/** Words and types in order, tables as their words. Stray text is left out: it goes when it is empty. */
function outlined(node: Node): string {
  return node.children
    .filter((child) => !String(child.attrs.id).endsWith("~"))
    .map((child) => `${child.type.name} ${child.textContent}`)
    .join(" / ")
}

/** People at one plan, and which characters any of them took away. */
class Party {
  readonly peers: readonly Peer[]
  readonly log: string[] = []
  readonly faults: string[] = []
  readonly #random: Random
  readonly #maker: Maker
  readonly #away: number[]
  readonly #made = new Set<string>()
  /** Who took each character away, by undoing as well. */
  readonly #removed = new Map<string, Set<Peer>>()
  readonly #copied = new Set<string>()
  #next = 0x4e00
  #corrected = 0
  #isOdd = false

  constructor(seed: number, people: number) {
    this.#random = seededRandom(seed)
    const text = () => String.fromCharCode(...Array.from({ length: 1 + this.#random(3) }, () => this.#next++))
    this.#maker = {
      random: this.#random,
      text,
      clipboard: new Map(),
      composing: new Map(),
      copied: (words) => this.#addCopied(words),
    }
    const start = doc(title(text()), heading(text()), task(text(), { level: 1 }), paragraph(text()), task(text())).node
    const update = this.#random(5) ? seedDocument(start) : null
    if (update) for (const char of characters(start).keys()) this.#made.add(char)
    this.peers = Array.from(
      { length: people },
      (_, i) => new Peer(100 + i * 7 + this.#random(7), update, { random: seededRandom(seed * 31 + i) }),
    )
    this.#away = this.peers.map(() => 0)
  }

  get corrections(): number {
    return this.peers.reduce((sum, peer) => sum + peer.corrections, 0)
  }

  // Such edits may also leave what no plan can show, a row without one of its cells.
  #addCopied(words: string): void {
    this.#isOdd = true
    for (const char of words) this.#copied.add(char)
  }

  /** One edit by one person, and in three of ten cases two hear of each other. */
  step(): void {
    const at = this.#random(this.peers.length)
    const peer = this.peers[at]
    if (!peer) return
    const before = characters(peer.doc)
    const what = randomEdit(peer, this.#maker)
    if (what !== null) this.#note(peer, `${at}: ${what}`, before)
    this.#away.forEach((left, i) => {
      if (left > 0) this.#away[i] = left - 1
      else if (this.#random(150) === 0) this.#away[i] = 20 + this.#random(40)
    })
    if (this.#random(10) < 3) this.#meet()
  }

  #note(peer: Peer, what: string, before: ReadonlyMap<string, number>): void {
    const corrected = this.corrections > this.#corrected ? " CORRECTED" : ""
    this.#corrected = this.corrections
    this.log.push(`${what}${corrected}   → ${describeDoc(peer.doc)}`)
    const after = characters(peer.intended)
    for (const char of after.keys()) this.#made.add(char)
    for (const char of before.keys()) {
      if (after.has(char)) continue
      const people = this.#removed.get(char) ?? new Set()
      this.#removed.set(char, people.add(peer))
    }
    this.faults.push(...complaints(peer))
    const [meant, got] = [outlined(peer.intended), outlined(peer.doc)]
    if (corrected && !this.#isOdd && meant !== got) this.faults.push(`written otherwise: ${meant}\n   became ${got}`)
    this.#isOdd = false
  }

  #meet(): void {
    const here = this.peers.flatMap((_, i) => (this.#away[i] === 0 ? [i] : []))
    const a = here[this.#random(here.length)]
    const b = here[this.#random(here.length)]
    if (a !== undefined && b !== undefined && a !== b) this.#sync(a, b)
  }

  #sync(a: number, b: number): void {
    const [left, right] = [this.peers[a], this.peers[b]]
    if (!left || !right) return
    sync(left, right)
    this.log.push(`${a} and ${b} meet   → ${describeDoc(left.doc)}`)
    this.faults.push(...complaints(left), ...complaints(right))
    const isHeld = left.binding.held !== null || right.binding.held !== null
    if (!isHeld && !left.doc.eq(right.doc)) this.faults.push(`${a} and ${b} differ: ${describeDoc(right.doc)}`)
  }

  /** Everybody hears everything; then every character must be there once, unless somebody took it away. */
  finish(): Run {
    for (const peer of this.peers) peer.binding.release()
    for (let round = 0; round < 2; round++) for (let i = 1; i < this.peers.length; i++) this.#sync(0, i)
    for (const peer of this.peers) {
      const shown = characters(peer.doc)
      for (const char of this.#made) {
        const count = shown.get(char) ?? 0
        // Known of Yjs: two who take the same words away and both undo that bring them twice.
        const isTwiceUndone = (this.#removed.get(char)?.size ?? 0) > 1
        if (count > 1 && !this.#copied.has(char) && !isTwiceUndone) this.faults.push(`${char} is shown ${count} times`)
        if (count === 0 && !this.#removed.has(char)) this.faults.push(`${char} is lost`)
      }
    }
    for (const peer of this.peers) peer.destroy()
    return { faults: this.faults, log: this.log, characters: this.#made.size, corrections: this.corrections }
  }
}

/** Runs one seed. Stops at the first fault. */
export function fuzz(seed: number, operations: number, people = 3): Run {
  const party = new Party(seed, people)
  for (let i = 0; i < operations && party.faults.length === 0; i++) party.step()
  if (party.faults.length === 0) return party.finish()
  return { faults: party.faults, log: party.log, characters: 0, corrections: party.corrections }
}

/** Two people edit a document of random content. What they see must be what is stored; no words are counted. */
export function fuzzHostile(seed: number, operations: number): Pick<Run, "faults" | "log"> {
  const random = seededRandom(seed)
  const update = Y.encodeStateAsUpdate(hostileDoc(random))
  const peers = [10, 20].map((id) => new Peer(id, update, { random: seededRandom(seed + id) })) as [Peer, Peer]
  let next = 0x6000
  const text = () => String.fromCharCode(next++)
  const maker: Maker = { random, text, clipboard: new Map(), composing: new Map(), copied: () => undefined }
  const log: string[] = []
  let faults: string[] = []
  for (let i = 0; i < operations && faults.length === 0; i++) {
    const peer = peers[random(2)] as Peer
    log.push(`${describeDoc(peer.doc)}\n   ${randomEdit(peer, maker)}`)
    if (random(3) === 0) sync(...peers)
    faults = peers.flatMap(complaints)
  }
  for (const peer of peers) peer.destroy()
  return { faults, log }
}
