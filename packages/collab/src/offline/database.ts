/** The browser's database in which local copies are kept: one object store, opened and written to with every error told. */

const databaseName = "yaodian"
const storeName = "parts"

/** A database that has not opened by then is broken: some browsers never answer. */
const openDeadlineMs = 3_000

/** Opens the database, made at the first time. Rejects where it cannot be had. `lost` is called when the browser takes it away. */
export function openDatabase(factory: IDBFactory, lost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(databaseName, 1)
    let isLate = false
    const deadline = setTimeout(() => {
      isLate = true
      reject(new Error(`The database for local copies did not open in ${openDeadlineMs} ms.`))
    }, openDeadlineMs)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName)
    request.onerror = () => {
      clearTimeout(deadline)
      reject(request.error)
    }
    request.onsuccess = () => {
      clearTimeout(deadline)
      const database = request.result
      if (isLate) return database.close()
      database.onclose = lost
      // Another tab wants a newer version, or the database gone: it would wait for us.
      database.onversionchange = () => {
        database.close()
        lost()
      }
      resolve(database)
    }
  })
}

/** Whether a transaction may only read, writes, or writes what has to be on the disk before it counts as done. */
export type Purpose = "read" | "write" | "write through"

/**
 * Runs `work` in one transaction and gives its result once that is committed: a request that succeeded says nothing yet, a
 * full disk shows at the commit. Where `work` throws, nothing is written.
 */
export async function inTransaction<Result>(
  database: IDBDatabase,
  purpose: Purpose,
  work: (parts: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  const transaction = database.transaction(storeName, purpose === "read" ? "readonly" : "readwrite", {
    durability: purpose === "write through" ? "strict" : "relaxed",
  })
  const committed = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error("The database gave the transaction up."))
  })
  const working = work(transaction.objectStore(storeName)).catch((error: unknown) => {
    abort(transaction)
    throw error
  })
  const [result] = await Promise.all([working, committed])
  return result
}

/** The result of a request. */
export function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

// One that the database itself has given up is over already, and says so by throwing.
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "InvalidStateError")) throw error
  }
}
