import type { Doc, Transaction } from "yjs"

/**
 * Keeps Yjs from writing by itself into a document that is only read. After remote changes to formatted text Yjs deletes
 * format marks that have become idle, in a transaction of its own: the server would see a reader who writes, and close with
 * 4403. The writers' replicas do the same tidying and send it, so nothing is left behind. `isReadOnly` is asked each time.
 * Returns a function that ends it.
 *
 * Yjs has no option for this. `_needFormattingCleanup` is its private note that a tidying is due; it reads it right after
 * `afterTransaction`. The test fails when that changes.
 */
export function keepUntouched(doc: Doc, isReadOnly: () => boolean = () => true): () => void {
  const drop = (transaction: Transaction) => {
    if (!transaction.local && isReadOnly()) transaction._needFormattingCleanup = false
  }
  doc.on("afterTransaction", drop)
  return () => doc.off("afterTransaction", drop)
}
