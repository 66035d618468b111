/** Measuring two bindings in turn, so that whatever else the machine does falls on both. */
import { setImmediate as nextTurn } from "node:timers/promises"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import type { Random } from "@yaodian/model"
import * as Y from "yjs"
import { seededRandom } from "../../../packages/collab/src/testing/random.ts"
import type { Binding, SharedEditor } from "../../merge/shared-editor.ts"
import { type Operation, read } from "./plan.ts"

setFlagsFromString("--expose-gc")
const collectGarbage = runInNewContext("gc") as () => void

/** What one operation cost each time: milliseconds at who did it and at a colleague, and bytes between them. */
export interface Cost {
  readonly local: number[]
  readonly remote: number[]
  readonly bytes: number[]
}

/** Two people at one plan, by one binding. */
export class Pair {
  readonly #here: SharedEditor
  readonly #there: SharedEditor
  readonly #random: Random = seededRandom(7)
  readonly #updates: Uint8Array[] = []

  constructor(binding: Binding, stored: Uint8Array) {
    this.#here = binding.open(stored, { clientId: 11 })
    this.#there = binding.open(stored, { clientId: 12 })
    this.#there.dispatch(read(this.#there.state, this.#random))
    this.#here.ydoc.on("update", (update: Uint8Array) => this.#updates.push(update))
  }

  /** Does the operation at one, brings it to the other, and notes what it took. */
  step(operation: Operation, cost: Cost): void {
    const tr = operation(this.#here.state, this.#random)
    this.#updates.length = 0
    const start = performance.now()
    this.#here.dispatch(tr)
    const written = performance.now()
    const update = this.#updates.length === 1 ? this.#updates[0] : Y.mergeUpdates(this.#updates)
    const sent = performance.now()
    if (update) Y.applyUpdate(this.#there.ydoc, update)
    const shown = performance.now()
    cost.local.push(written - start)
    cost.remote.push(shown - sent)
    cost.bytes.push(update?.length ?? 0)
  }

  /** The text that both show. Throws where they show different documents. */
  get text(): string {
    const { doc } = this.#here.state
    if (!doc.eq(this.#there.state.doc)) throw new Error("The two editors show different documents")
    return doc.textContent
  }

  close(): void {
    this.#here.destroy()
    this.#there.destroy()
  }
}

/** How long it takes from the stored bytes to the first document in an editor, with no garbage of others to collect. */
export function loadTime(binding: Binding, stored: Uint8Array): number {
  collectGarbage()
  const start = performance.now()
  const editor = binding.open(stored)
  const time = performance.now() - start
  editor.destroy()
  return time
}

/** How many bytes of the heap an open plan keeps. */
export async function heapOf(binding: Binding, stored: Uint8Array): Promise<number> {
  // What a weak reference was made to lives until the end of the turn, so the plan that was measured before would be freed
  // in the middle of this one.
  await nextTurn()
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const editor = binding.open(stored)
  collectGarbage()
  const used = process.memoryUsage().heapUsed - before
  editor.destroy()
  return used
}

/** No figures yet. */
export function noCost(): Cost {
  return { local: [], remote: [], bytes: [] }
}

/** The value below which this share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
