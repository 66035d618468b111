import * as Y from "yjs"

/** What Yjs keeps of a document's updates because something that they need is missing. */
export interface Waiting {
  readonly structs: Uint8Array | null
  readonly deletions: Uint8Array | null
}

/** What waits in a document. */
export function waitingIn({ store }: Y.Doc): Waiting {
  return { structs: store.pendingStructs?.update ?? null, deletions: store.pendingDs }
}

/** How many structs and deletions wait. */
export function sizeOfWaiting({ structs, deletions }: Waiting): number {
  return (structs ? sizeOf(structs) : 0) + (deletions ? sizeOf(deletions) : 0)
}

function sizeOf(update: Uint8Array): number {
  const { structs, ds } = Y.decodeUpdateV2(update)
  const ranges = Array.from(ds.clients.values(), ({ length }) => length)
  return ranges.reduce((sum, length) => sum + length, structs.filter((struct) => !(struct instanceof Y.Skip)).length)
}

/** Whether both are the same. Yjs writes what waits anew at each update, so the bytes are compared. */
export function isSameWaiting(one: Waiting, other: Waiting): boolean {
  return isSame(one.structs, other.structs) && isSame(one.deletions, other.deletions)
}

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other
  return one === other || Buffer.compare(one, other) === 0
}
