/** Whose local copy of what: nobody else is ever given it. */
export interface CopyAddress {
  /** The server's address, as `roomAddress` gives it. */
  readonly server: string
  /** The `sub` of the token. */
  readonly sub: string
  readonly room: string
  /** The layout version. A copy in another layout is another copy. */
  readonly format: number
}

/**
 * What is kept of a copy. `copy`: that there is one. `update`: updates that the server has. `unsent`: updates that were
 * written here and are not known to be at the server. `words`: what a person wrote and the server refused for good.
 */
export type PartKind = "copy" | "update" | "unsent" | "words"

/** The key of a part. A tab writes parts under its own name and numbers them. */
export function partKey(address: CopyAddress, kind: PartKind, tab = "", number = 0): IDBValidKey {
  return [...copyKey(address), kind, tab, number]
}

/** The parts of one kind, or those of them that a tab wrote. */
export function partsOf(address: CopyAddress, kind: PartKind, tab?: string): IDBKeyRange {
  return under([...copyKey(address), kind, ...(tab === undefined ? [] : [tab])])
}

/** All copies of a person at a server. */
export function copiesOf(server: string, sub: string): IDBKeyRange {
  return under([server, sub])
}

function copyKey({ server, sub, room, format }: CopyAddress): (string | number)[] {
  return [server, sub, room, format]
}

// An array is behind every string and number, so this reaches over all keys that begin so.
function under(beginning: readonly (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound([...beginning], [...beginning, []])
}
