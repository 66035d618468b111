/**
 * What our binding costs beside y-prosemirror: the same plan, the same editing, in turn in one process, without a DOM.
 * Prints a Markdown table for 2,000 and for 10,000 blocks, and then the rows in which ours is slower or larger.
 *
 *     node test/bench/merge.ts            about a minute
 *     node test/bench/merge.ts --quick    500 blocks, for a look
 */
import { cpus } from "node:os"
import * as Y from "yjs"
import { seededRandom } from "../../packages/collab/src/testing/random.ts"
import { flat } from "../merge/flat-editor.ts"
import type { Binding } from "../merge/shared-editor.ts"
import { xml } from "../merge/xml-editor.ts"
import { type Cost, heapOf, loadTime, noCost, Pair } from "./merge/measure.ts"
import { type OperationName, operations, planOf } from "./merge/plan.ts"
import { type Row, ratio, table } from "./merge/table.ts"

/** How often things are done. */
interface Sizes {
  readonly blocks: number
  readonly loads: number
  readonly warm: number
  readonly times: number
  readonly moves: number
  /** Whether the other side's moves come to an end. */
  readonly canTheyMove: boolean
}

type Both<Value> = readonly [Value, Value]

const bindings: Both<Binding> = [flat, xml]
const isQuick = process.argv.includes("--quick")
const warmUp: Sizes = { blocks: 300, loads: 10, warm: 0, times: 100, moves: 20, canTheyMove: true }
const sizes: readonly Sizes[] = isQuick
  ? [{ blocks: 500, loads: 5, warm: 5, times: 40, moves: 10, canTheyMove: true }]
  : [
      { blocks: 2_000, loads: 31, warm: 20, times: 200, moves: 20, canTheyMove: true },
      { blocks: 10_000, loads: 15, warm: 20, times: 150, moves: 20, canTheyMove: false },
    ]

function both<Value, Result>([ours, theirs]: Both<Value>, read: (value: Value) => Result): Both<Result> {
  return [read(ours), read(theirs)]
}

async function loadRows(stored: Both<Uint8Array>, { loads }: Sizes): Promise<Row[]> {
  const times: Both<number[]> = [[], []]
  const heaps: Both<number[]> = [[], []]
  for (let i = -2; i < loads; i++) {
    for (const side of [0, 1] as const) {
      const time = loadTime(bindings[side], stored[side])
      if (i >= 0) times[side].push(time)
    }
  }
  for (let i = 0; i < 3; i++) {
    for (const side of [0, 1] as const) heaps[side].push(await heapOf(bindings[side], stored[side]))
  }
  const megabytes = both(heaps, (each) => each.map((bytes) => bytes / 1e6))
  const v2 = both(stored, (bytes) => [Y.convertUpdateFormatV1ToV2(bytes).length / 1000])
  return [
    { what: "load: apply and first document", unit: "ms", ours: times[0], theirs: times[1] },
    { what: "heap after load", unit: "MB", ours: megabytes[0], theirs: megabytes[1] },
    { what: "encoded document, v1", unit: "kB", ...sidesOf(both(stored, (bytes) => [bytes.length / 1000])) },
    { what: "encoded document, v2", unit: "kB", ...sidesOf(v2) },
  ]
}

function sidesOf([ours, theirs]: Both<readonly number[]>): Pick<Row, "ours" | "theirs"> {
  return { ours, theirs }
}

function operationCosts(name: OperationName, pairs: Both<Pair>, size: Sizes): Both<Cost> {
  const costs: Both<Cost> = [noCost(), noCost()]
  const isMove = name === "move of a block"
  const times = isMove ? size.moves : size.times
  const sides = isMove && !size.canTheyMove ? ([0] as const) : ([0, 1] as const)
  const warm = isMove ? Math.min(3, size.warm) : size.warm
  for (let i = -warm; i < times; i++) {
    for (const side of sides) pairs[side].step(operations[name], i < 0 ? noCost() : costs[side])
  }
  return costs
}

function operationRows(stored: Both<Uint8Array>, size: Sizes): Row[] {
  const pairs: Both<Pair> = [new Pair(flat, stored[0]), new Pair(xml, stored[1])]
  const rows: Row[] = []
  for (const name of Object.keys(operations) as OperationName[]) {
    // Up to here both sides did the same; where only one of them goes on to move blocks, they part.
    if (pairs[0].text !== pairs[1].text) throw new Error(`The bindings show different documents before: ${name}`)
    const [ours, theirs] = operationCosts(name, pairs, size)
    const isCompared = theirs.local.length > 0
    const row = (what: string, unit: Row["unit"], of: keyof Cost): Row => ({
      what: `${name}, ${what}`,
      unit,
      ours: ours[of],
      theirs: isCompared ? theirs[of] : null,
    })
    rows.push(row("local", "ms", "local"), row("remote", "ms", "remote"), row("sent", "bytes", "bytes"))
  }
  for (const pair of pairs) {
    if (pair.text === "") throw new Error("A document is empty after the measuring")
    pair.close()
  }
  return rows
}

async function measure(size: Sizes): Promise<Row[]> {
  const plan = planOf(size.blocks, seededRandom(size.blocks))
  const stored = both(bindings, (binding) => binding.store(plan))
  return [...(await loadRows(stored, size)), ...operationRows(stored, size)]
}

await measure(warmUp)
console.log(
  `${flat.name} beside ${xml.name} (ySyncPlugin with the mapping of initProseMirrorDoc, yUndoPlugin, a view without focus), ` +
    `yjs 13, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}. Times are p50 / p95.`,
)
for (const size of sizes) {
  const rows = await measure(size)
  console.log(`\n${size.blocks.toLocaleString("en-US")} blocks of 50 characters\n`)
  console.log(table(rows, [flat.name, xml.name]))
  const over = rows.filter((row) => (ratio(row) ?? 0) > 1).map((row) => `${row.what} ${ratio(row)?.toFixed(2)}`)
  console.log(`\nOver 1.0: ${over.join(", ") || "none"}`)
}
