/** A fold that follows changes must be what a fresh one would be, whatever is changed. */
import type { Random } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import { foldComplaints } from "../testing/folds.ts"
import { hostileDoc } from "../testing/hostile.ts"
import { seededRandom } from "../testing/random.ts"
import { foldMirror } from "./fold.ts"
import type { Mirror } from "./mirror.ts"
import { Reading } from "./reading.ts"
import { readMirror } from "./walk.ts"

const isLong = process.env.YAODIAN_LONG === "1"
/** What a table shows that has none of its own. */
const virtual = ["T.r", "T.c", "R.K", "R.L", "S.K"]
const kinds = ["paragraph", "heading", "task", "poem", "paragraph", "figure", "table", "row"]

function pick<Value>(random: Random, list: readonly Value[]): Value {
  return list[random(list.length)] as Value
}

/** Changes a mirror as transactions of honest and of other clients would. */
class Changes {
  readonly #mirror: Mirror
  readonly #random: Random
  #next = 0

  constructor(mirror: Mirror, random: Random) {
    this.#mirror = mirror
    this.#random = random
  }

  make(): string {
    const at = this.#random(this.#mirror.length + 1)
    const roll = this.#random(20)
    if (roll < 8) return this.#bear(at)
    if (roll < 11) return this.#type(at)
    if (roll < 15) return this.#remove(at)
    return this.#change()
  }

  #bear(at: number): string {
    const random = this.#random
    const left = this.#mirror.locate(at).segment.id
    const b = random(8) ? `p${this.#next++}` : pick(random, [...this.#ids(), ...virtual])
    const marker: Record<string, unknown> & { b: string } = { b, k: random(6) ? "paragraph" : pick(random, kinds) }
    if (random(5)) marker.f = random(4) ? left : pick(random, [...this.#ids(), `p${this.#next + random(3)}`])
    if (!random(6)) marker.o = pick(random, ["1", "V", "V1", "Vz", "z"])
    if (!random(30)) marker.cell = "R K"
    this.#mirror.insert(at, marker, {})
    return `${JSON.stringify(marker)} at ${at}`
  }

  #type(at: number): string {
    this.#mirror.insert(at, "字", {})
    return `字 at ${at}`
  }

  #remove(at: number): string {
    const count = Math.min(1 + this.#random(2), this.#mirror.length - at)
    if (count > 0) this.#mirror.remove(at, count)
    return `${count} removed at ${at}`
  }

  #change(): string {
    const random = this.#random
    // Yjs may tell of what changed before it tells of the block's birth.
    const id = random(5) ? pick(random, this.#ids()) : `p${this.#next}`
    const name = pick(random, ["k", "k", "del", "del", "del", "o", "j", "cell", "level"])
    const values = {
      k: kinds,
      del: [1, 0],
      o: ["2", "W", null],
      j: [...this.#ids(), `p${this.#next}`, null],
      cell: ["R K", null],
    }
    const value = pick<unknown>(random, values[name as "k"] ?? [1, 2])
    this.#mirror.change(`${id}/${name}`, value)
    return `${id}/${name} = ${value}`
  }

  #ids(): readonly string[] {
    const ids = this.#mirror.segments.map((segment) => segment.id)
    return this.#random(6) ? ids : ids.map((id) => `${id}~`)
  }
}

function faultsOf(mirror: Mirror, random: Random, times: number): { faults: string[]; log: string[]; patched: number } {
  const reading = new Reading(mirror)
  const changes = new Changes(mirror, random)
  const log: string[] = []
  let patched = 0
  for (let i = 0; i < times; i++) {
    const before = reading.fold
    for (let count = random(4) ? 1 : 3; count > 0; count--) log.push(changes.make())
    const { fold } = reading
    if (fold !== before && fold.blocks === before.blocks) patched++
    const faults = foldComplaints(fold, foldMirror(mirror))
    if (faults.length > 0) return { faults, log, patched }
  }
  return { faults: [], log, patched }
}

function plainMirror(): Mirror {
  const mirror = readMirror(hostileDoc(() => 0))
  mirror.remove(0, mirror.length)
  for (const key of [...mirror.changes.keys()]) mirror.changes.delete(key)
  mirror.joins.clear()
  "abcde".split("").forEach((b, i) => {
    mirror.append({ b, k: "paragraph", o: `${i + 3}V` }, {})
    mirror.append("甲乙", {})
  })
  return mirror
}

describe("a fold that follows changes", () => {
  const rounds = isLong ? 4000 : 300

  it(`is what a fresh one would be, in ${rounds} plans`, () => {
    let patched = 0
    for (let seed = 1; seed <= rounds; seed++) {
      const run = faultsOf(plainMirror(), seededRandom(seed), 25)
      expect(run.faults, `seed ${seed}\n${run.log.join("\n")}`).toEqual([])
      patched += run.patched
    }
    // Most of them never made it anew.
    expect(patched).toBeGreaterThan(rounds * 4)
  })

  it(`is what a fresh one would be, in ${rounds} plans that no honest client wrote`, () => {
    for (let seed = 1; seed <= rounds; seed++) {
      const random = seededRandom(seed)
      const run = faultsOf(readMirror(hostileDoc(random)), random, 20)
      expect(run.faults, `seed ${seed}\n${run.log.join("\n")}`).toEqual([])
    }
  })

  it("gives a table's row another name when a paragraph is born with the one that it shows", () => {
    const mirror = plainMirror()
    mirror.append({ b: "T", k: "table", o: "z" }, {})
    const reading = new Reading(mirror)
    expect(reading.fold.tables.get("T")?.rows).toEqual(["T.r"])
    mirror.insert(2, { b: "T.r", k: "paragraph", f: "a" }, {})
    expect(reading.fold.tables.get("T")?.rows).toEqual(["T.r."])
  })
})
