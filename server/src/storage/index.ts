import { sqliteStorage } from "./sqlite.ts"
import type { Storage } from "./storage.ts"

/** Every kind of store by its name, with how it is opened: SQLite by the path of its file. */
export const storages = {
  sqlite: sqliteStorage,
} satisfies Record<string, (place: string) => Promise<Storage>>
