import * as Y from "yjs"

// Y.mergeUpdates sorts all its inputs at each struct: in groups it is linear enough for a log of any length.
const groupSize = 64

/** One update that says what all of them say, in any order. */
export function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length <= 1) return updates[0] ?? Y.encodeStateAsUpdate(new Y.Doc())
  const groups: Uint8Array[] = []
  for (let i = 0; i < updates.length; i += groupSize) groups.push(Y.mergeUpdates(updates.slice(i, i + groupSize)))
  return mergeAll(groups)
}

/** A document made from its log. */
export interface LoadedDoc {
  readonly doc: Y.Doc
  /** The whole log as one update, or null where the log does not bear being merged. */
  readonly merged: Uint8Array | null
  /** How many updates of the log could not be applied. */
  readonly skipped: number
}

/**
 * The document that a log makes. A hostile update can be one that Yjs takes in one order and throws at in another; then
 * the log is applied as it was written, without what still throws, so that nobody can lock a plan for good.
 */
export function loadDoc(updates: readonly Uint8Array[]): LoadedDoc {
  const doc = new Y.Doc()
  try {
    const merged = mergeAll(updates)
    Y.applyUpdate(doc, merged)
    return { doc, merged, skipped: 0 }
  } catch {
    doc.destroy()
    return loadOneByOne(updates)
  }
}

function loadOneByOne(updates: readonly Uint8Array[]): LoadedDoc {
  let taken: Uint8Array[] = []
  let doc = new Y.Doc()
  for (const update of updates) {
    if (applies(doc, update)) taken.push(update)
    else {
      // What threw has left half of itself behind.
      doc.destroy()
      doc = new Y.Doc()
      taken = taken.filter((known) => applies(doc, known))
    }
  }
  return { doc, merged: null, skipped: updates.length - taken.length }
}

function applies(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update)
    return true
  } catch {
    return false // counted as skipped
  }
}
