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
