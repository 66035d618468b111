/** The thread that owns the database: SQLite's calls and the disk's fsync stop this thread and never the sockets. */
import { parentPort, workerData } from "node:worker_threads"
import { type SqliteLog, sqliteLog } from "./sqlite-log.ts"

/** A call of one of the store's functions, as it is posted to the worker. */
export interface StoreCall {
  readonly id: number
  readonly name: keyof SqliteLog
  readonly args: readonly unknown[]
}

/** The answer to the call of that id. Call 0 is the opening. */
export type StoreAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: unknown }

function answer(id: number, run: () => unknown): void {
  let reply: StoreAnswer
  try {
    reply = { id, ok: true, value: run() }
  } catch (error) {
    reply = { id, ok: false, error }
  }
  parentPort?.postMessage(reply)
}

let log: SqliteLog | undefined

function call(name: StoreCall["name"], args: readonly unknown[]): unknown {
  if (!log) throw new Error("The store could not be opened")
  return (log[name] as (...args: readonly unknown[]) => unknown)(...args)
}

answer(0, () => {
  log = sqliteLog(workerData)
})
parentPort?.on("message", ({ id, name, args }: StoreCall) => {
  answer(id, () => call(name, args))
})
