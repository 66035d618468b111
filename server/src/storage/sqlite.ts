import { Worker } from "node:worker_threads"
import type { SqliteLog } from "./sqlite-log.ts"
import type { StoreAnswer, StoreCall } from "./sqlite-worker.ts"
import type { Storage } from "./storage.ts"

interface Waiting {
  resolve(value: unknown): void
  reject(error: unknown): void
}

/**
 * The embedded store: one SQLite file, in a thread of its own. Rejects where the file cannot be opened, which is also so
 * when another process has it open.
 */
export async function sqliteStorage(path: string): Promise<Storage> {
  const { call, opened } = storeThread(path)
  await opened
  return {
    plans: () => call("plans"),
    plan: (id) => call("plan", id),
    create: (plan, update) => call("create", plan, update),
    rename: (id, title) => call("rename", id, title),
    retitle: (id, title) => call("retitle", id, title),
    raiseFormat: (id, format) => call("raiseFormat", id, format),
    delete: (id) => call("delete", id),
    append: (entries) => call("append", entries),
    read: (room, since = 0) => call("read", room, since),
    compact: (room, upTo, merged) => call("compact", room, upTo, merged),
    close: () => call("close"),
  }
}

function storeThread(path: string) {
  // Node 24 still calls node:sqlite experimental, and says so on standard error at every start.
  const worker = new Worker(new URL("./sqlite-worker.ts", import.meta.url), {
    workerData: path,
    execArgv: ["--disable-warning=ExperimentalWarning"],
  })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended: Error | null = null

  function end(error: Error): void {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }

  function ask(id: number, post: () => void): Promise<unknown> {
    if (ended) return Promise.reject(ended)
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      post()
    })
  }

  async function call<Name extends keyof SqliteLog>(
    name: Name,
    ...args: Parameters<SqliteLog[Name]>
  ): Promise<ReturnType<SqliteLog[Name]>> {
    const request: StoreCall = { id: ++lastId, name, args }
    const value = await ask(request.id, () => worker.postMessage(request))
    if (name === "close") await worker.terminate()
    return value as ReturnType<SqliteLog[Name]>
  }

  worker.on("message", (answer: StoreAnswer) => {
    const call = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.ok) call?.resolve(answer.value)
    else call?.reject(answer.error)
  })
  worker.on("error", (error) => end(error instanceof Error ? error : new Error(String(error))))
  worker.on("exit", () => end(new Error("The store is closed")))

  const opened = ask(0, () => undefined).catch(async (error: unknown) => {
    await worker.terminate()
    throw new Error(`The data at ${path} cannot be opened: ${explain(error)}`)
  })
  return { call, opened }
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message === "database is locked" ? "another server has it open" : message
}
