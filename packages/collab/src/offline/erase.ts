import { roomAddress } from "../room-address.ts"
import { copiesOf } from "./address.ts"
import { inTransaction, openDatabase, resultOf } from "./database.ts"

/** Whose copies are to be erased. */
export interface CopyOwner {
  /** The server's address, as it was given to `connectPlan`. */
  readonly server: string
  /** The `sub` of the token. */
  readonly sub: string
}

/**
 * Erases the local copies of somebody, or of everybody where nobody is named, with what was never sent. To be called at
 * sign-out. Tabs that have a plan open go on without a copy. Rejects where the database cannot be had.
 */
export async function eraseLocalCopies(
  owner: CopyOwner | null = null,
  factory: IDBFactory | undefined = globalThis.indexedDB,
): Promise<void> {
  if (factory === undefined) return
  const database = await openDatabase(factory, () => undefined)
  try {
    await inTransaction(database, "write through", async (parts) => {
      await resultOf(owner === null ? parts.clear() : parts.delete(copiesOf(serverOf(owner), owner.sub)))
    })
  } finally {
    database.close()
  }
}

function serverOf({ server }: CopyOwner): string {
  return roomAddress(server, "any").server
}
