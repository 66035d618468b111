/**
 * The log against a model, with crashes: after each the file is opened again and must hold every batch that was
 * acknowledged, in order, and of those that were under way each one whole or not at all.
 */
import { cp, mkdir, readdir, truncate } from "node:fs/promises"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { temporaryFolder } from "../testing/people.ts"
import { sqliteStorage } from "./sqlite.ts"
import type { StoreAnswer, StoreCall } from "./sqlite-worker.ts"
import type { Storage } from "./storage.ts"

const rooms = ["plan.a", "plan.b", "plan.c"] as const

/** A batch is a list of rooms to write to; each update is told apart by its number. */
const batches = fc.array(fc.array(fc.constantFrom(...rooms), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 30,
})

interface Update {
  readonly room: string
  readonly number: number
}

function numbered(plan: readonly (readonly string[])[]): readonly (readonly Update[])[] {
  let number = 0
  return plan.map((batch) => batch.map((room) => ({ room, number: number++ })))
}

function entries(batch: readonly Update[]) {
  return batch.map(({ room, number }) => ({
    room,
    update: new Uint8Array(new Uint32Array([number]).buffer),
    at: number,
  }))
}

async function contents(storage: Storage): Promise<ReadonlyMap<string, readonly number[]>> {
  const read = async (room: string) => {
    const rows = await storage.read(room)
    return [room, rows.slice(1).map(({ update }) => new Uint32Array(update.slice().buffer)[0] ?? -1)] as const
  }
  return new Map(await Promise.all(rooms.map(read)))
}

function expected(kept: readonly (readonly Update[])[]): ReadonlyMap<string, readonly number[]> {
  const of = (room: string) => kept.flat().filter((update) => update.room === room)
  return new Map(rooms.map((room) => [room, of(room).map(({ number }) => number)]))
}

async function prepared(path: string): Promise<void> {
  const storage = await sqliteStorage(path)
  for (const id of ["a", "b", "c"]) await storage.create({ id, title: id, by: "", at: 0 }, new Uint8Array())
  await storage.close()
}

/** Posts all batches to a store thread, ends the thread when `until` were acknowledged, and gives how many were by then. */
async function crashAfter(path: string, all: readonly (readonly Update[])[], until: number): Promise<number> {
  const worker = new Worker(new URL("./sqlite-worker.ts", import.meta.url), {
    workerData: path,
    execArgv: ["--disable-warning=ExperimentalWarning"],
  })
  let acknowledged = 0
  await new Promise<void>((resolve) => {
    worker.on("message", ({ id, ok }: StoreAnswer) => {
      if (id > 0 && ok) acknowledged++
      if (acknowledged >= until) resolve()
    })
    all.forEach((batch, i) => {
      const call: StoreCall = { id: i + 1, name: "append", args: [entries(batch)] }
      worker.postMessage(call)
    })
  })
  await worker.terminate()
  return acknowledged
}

describe("after a crash", () => {
  it("holds what was acknowledged, and no half of a batch", async () => {
    const folder = await temporaryFolder()
    let run = 0
    await fc.assert(
      fc.asyncProperty(batches, fc.nat({ max: 30 }), async (plan, at) => {
        const path = join(folder, `${++run}.sqlite`)
        await prepared(path)
        const all = numbered(plan)
        const acknowledged = await crashAfter(path, all, Math.min(at, all.length))
        const storage = await sqliteStorage(path)
        const found = await contents(storage)
        await storage.close()
        const candidates = all.map((_, i) => expected(all.slice(0, i + 1)))
        candidates.unshift(expected([]))
        expect(candidates.slice(acknowledged)).toContainEqual(found)
      }),
      { numRuns: 12 },
    )
  })

  it("holds a prefix of the batches when the end of its files is torn", async () => {
    const folder = await temporaryFolder()
    const all = numbered(Array.from({ length: 40 }, (_, i) => rooms.slice(0, 1 + (i % 3))))
    const path = join(folder, "whole", "plans.sqlite")
    await mkdir(join(folder, "whole"))
    await prepared(path)
    const open = await sqliteStorage(path)
    for (const batch of all) await open.append(entries(batch))
    await cp(join(folder, "whole"), join(folder, "copy"), { recursive: true })
    await open.close()
    const candidates = [expected([]), ...all.map((_, i) => expected(all.slice(0, i + 1)))]
    let torn = 0
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 200_000 }), async (size) => {
        const place = join(folder, `torn-${++torn}`)
        await cp(join(folder, "copy"), place, { recursive: true })
        const wal = (await readdir(place)).find((name) => name.endsWith("-wal"))
        await truncate(join(place, wal ?? "no write-ahead log"), size)
        const storage = await sqliteStorage(join(place, "plans.sqlite"))
        expect(candidates).toContainEqual(await contents(storage))
        await storage.close()
      }),
      { numRuns: 12 },
    )
  })
})
