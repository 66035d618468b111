/**
 * The tables and statements of the embedded store. Everything here blocks until SQLite has returned, so only the worker
 * thread may call it.
 */
import { DatabaseSync } from "node:sqlite"
import { type LogEntry, type NewPlan, type PlanRecord, planRoom, type StoredUpdate } from "./storage.ts"

/** The statements of the store as plain blocking functions, by the names of Storage. */
export type SqliteLog = ReturnType<typeof sqliteLog>

const schema = `
  CREATE TABLE IF NOT EXISTS plans (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, heading TEXT NOT NULL, created INTEGER NOT NULL, by TEXT NOT NULL, format INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE TABLE IF NOT EXISTS rooms (
    key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, plan TEXT NOT NULL REFERENCES plans(id) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX IF NOT EXISTS rooms_of_plan ON rooms(plan);
  CREATE TABLE IF NOT EXISTS updates (
    room INTEGER NOT NULL REFERENCES rooms(key) ON DELETE CASCADE, seq INTEGER NOT NULL, at INTEGER NOT NULL,
    bytes BLOB NOT NULL, PRIMARY KEY (room, seq)
  ) STRICT;
`

const planColumns = `SELECT id, title, created, by, format, coalesce((
    SELECT at FROM updates JOIN rooms ON rooms.key = updates.room WHERE rooms.plan = plans.id ORDER BY seq DESC LIMIT 1
  ), created) AS updated FROM plans`

/**
 * Opens or makes the file. One process at a time: a second one would not see the first one's rooms, so the file is
 * locked for as long as it is open. FULL makes each commit of the write-ahead log wait for its fsync.
 */
function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 2000 })
  database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
  database.exec(`BEGIN IMMEDIATE; ${schema} COMMIT; PRAGMA foreign_keys = ON`)
  return database
}

/** The store in the file at `path`. Throws where the file is in use by another process or is no database. */
export function sqliteLog(path: string) {
  const database = openDatabase(path)
  const statement = {
    plans: database.prepare(`${planColumns} ORDER BY updated DESC, id`),
    plan: database.prepare(`${planColumns} WHERE id = ?`),
    addPlan: database.prepare("INSERT INTO plans (id, title, heading, created, by) VALUES (?1, ?2, ?2, ?3, ?4)"),
    addRoom: database.prepare("INSERT INTO rooms (name, plan) VALUES (?, ?)"),
    rename: database.prepare("UPDATE plans SET title = ? WHERE id = ?"),
    retitle: database.prepare("UPDATE plans SET title = ?1, heading = ?1 WHERE id = ?2 AND heading <> ?1"),
    raiseFormat: database.prepare("UPDATE plans SET format = max(format, ?) WHERE id = ?"),
    delete: database.prepare("DELETE FROM plans WHERE id = ?"),
    room: database.prepare("SELECT key FROM rooms WHERE name = ?"),
    last: database.prepare("SELECT seq, at FROM updates WHERE room = ? AND seq <= ? ORDER BY seq DESC LIMIT 1"),
    add: database.prepare("INSERT INTO updates (room, seq, at, bytes) VALUES (?, ?, ?, ?)"),
    read: database.prepare("SELECT seq, bytes FROM updates WHERE room = ? AND seq > ? ORDER BY seq"),
    trim: database.prepare("DELETE FROM updates WHERE room = ? AND seq <= ?"),
  }

  function inTransaction<Result>(write: () => Result): Result {
    database.exec("BEGIN IMMEDIATE")
    try {
      const result = write()
      database.exec("COMMIT")
      return result
    } catch (error) {
      // A full disk has rolled back by itself.
      if (database.isTransaction) database.exec("ROLLBACK")
      throw error
    }
  }

  function roomKey(room: string): number {
    const row = statement.room.get(room)
    if (!row) throw new RangeError(`There is no room "${room}"`)
    return Number(row.key)
  }

  function addUpdate({ room, update, at }: LogEntry): number {
    const key = roomKey(room)
    const seq = Number(statement.last.get(key, Number.MAX_SAFE_INTEGER)?.seq ?? 0) + 1
    statement.add.run(key, seq, at, update)
    return seq
  }

  return {
    plans: (): PlanRecord[] => statement.plans.all().map(planRecord),
    plan: (id: string): PlanRecord | null => {
      const row = statement.plan.get(id)
      return row ? planRecord(row) : null
    },
    create: ({ id, title, by, at }: NewPlan, update: Uint8Array): void =>
      inTransaction(() => {
        statement.addPlan.run(id, title, at, by)
        statement.addRoom.run(planRoom(id), id)
        addUpdate({ room: planRoom(id), update, at })
      }),
    rename: (id: string, title: string): boolean => Number(statement.rename.run(title, id).changes) > 0,
    retitle: (id: string, title: string): void => void statement.retitle.run(title, id),
    raiseFormat: (id: string, format: number): boolean => Number(statement.raiseFormat.run(format, id).changes) > 0,
    delete: (id: string): boolean => inTransaction(() => Number(statement.delete.run(id).changes) > 0),
    append: (entries: readonly LogEntry[]): number[] => inTransaction(() => entries.map(addUpdate)),
    read: (room: string, since: number): StoredUpdate[] =>
      statement.read
        .all(roomKey(room), since)
        .map((row) => ({ seq: Number(row.seq), update: row.bytes as Uint8Array })),
    compact: (room: string, upTo: number, merged: Uint8Array): void =>
      inTransaction(() => {
        const key = roomKey(room)
        const last = statement.last.get(key, upTo)
        if (!last) throw new RangeError(`Room "${room}" has no update up to ${upTo}`)
        statement.trim.run(key, upTo)
        statement.add.run(key, Number(last.seq), Number(last.at), merged)
      }),
    close: (): void => database.close(),
  }
}

function planRecord(row: Record<string, unknown>): PlanRecord {
  return {
    id: String(row.id),
    title: String(row.title),
    created: Number(row.created),
    updated: Number(row.updated),
    by: String(row.by),
    format: Number(row.format),
  }
}
