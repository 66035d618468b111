/**
 * Reads an update of the v1 format from end to end before Yjs gets it. A few bytes may declare a hundred million structs,
 * or point to what cannot exist; Yjs would allocate, loop or throw half way through a transaction. The scan is linear in
 * the bytes, allocates nothing for what is only declared, and takes nothing that Yjs itself does not write.
 */
import * as decoding from "lib0/decoding"

/** A run of structs or deletions of one client: clocks from `from` to before `to`. */
export interface ClockRange {
  readonly client: number
  readonly from: number
  readonly to: number
}

/** What an update says without applying it. */
export interface UpdateSummary {
  /** Number of structs, gaps not counted. */
  readonly count: number
  readonly structs: readonly ClockRange[]
  readonly deletions: readonly ClockRange[]
}

interface Scan {
  readonly decoder: decoding.Decoder
  readonly structs: ClockRange[]
  count: number
}

/** The summary of a well-formed update, or null. */
export function scanUpdate(update: Uint8Array): UpdateSummary | null {
  try {
    const decoder = decoding.createDecoder(update)
    const scan: Scan = { decoder, structs: [], count: 0 }
    scanClients(scan)
    const deletions = scanDeletions(decoder)
    if (decoding.hasContent(decoder)) return null
    return { count: scan.count, structs: scan.structs, deletions }
  } catch {
    return null // Malformed, or lib0 came to the end of the bytes
  }
}

class Malformed extends Error {}

function demand(holds: boolean): asserts holds {
  if (!holds) throw new Malformed()
}

// Clocks count characters; no plan comes near this, and sums of such numbers stay exact.
const highestClock = 2 ** 40

// Yjs 13 draws client ids from 32 bits; the format of what is pending cannot hold much larger ones.
const highestClient = 2 ** 32

function readClient(decoder: decoding.Decoder): number {
  const client = decoding.readVarUint(decoder)
  demand(client < highestClient)
  return client
}

function readLength(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder)
  demand(length > 0 && length < highestClock)
  return length
}

function remaining(decoder: decoding.Decoder): number {
  return decoder.arr.length - decoder.pos
}

// Yjs names each client once. Of a client that is named twice it would keep only the last part.
function once(client: number, seen: Set<number>): number {
  demand(!seen.has(client))
  seen.add(client)
  return client
}

function scanClients(scan: Scan): void {
  const { decoder } = scan
  const seen = new Set<number>()
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const declared = decoding.readVarUint(decoder)
    // Yjs makes an array of the declared size; a struct has at least two bytes.
    demand(declared > 0 && declared * 2 <= remaining(decoder))
    const client = once(readClient(decoder), seen)
    scanStructs(scan, client, decoding.readVarUint(decoder), declared)
  }
}

const kindBits = 0b0001_1111
const gcKind = 0
const skipKind = 10

function scanStructs(scan: Scan, client: number, start: number, declared: number): void {
  let from = start
  let clock = start
  for (let i = 0; i < declared; i++) {
    const info = decoding.readUint8(scan.decoder)
    const kind = info & kindBits
    const length = kind === gcKind || kind === skipKind ? readLength(scan.decoder) : scanItem(scan, info, client, clock)
    if (kind === skipKind) {
      if (clock > from) scan.structs.push({ client, from, to: clock })
      from = clock + length
    } else scan.count++
    clock += length
    demand(clock < highestClock)
  }
  if (clock > from) scan.structs.push({ client, from, to: clock })
}

const hasParentSub = 0b0010_0000
const hasRightOrigin = 0b0100_0000
const hasOrigin = 0b1000_0000

function scanItem(scan: Scan, info: number, client: number, clock: number): number {
  const { decoder } = scan
  if ((info & hasOrigin) !== 0) scanReference(scan, client, clock)
  if ((info & hasRightOrigin) !== 0) scanReference(scan, client, clock)
  if ((info & (hasOrigin | hasRightOrigin)) === 0) {
    if (decoding.readVarUint(decoder) === 1) decoding.readVarString(decoder)
    else scanReference(scan, client, clock)
    if ((info & hasParentSub) !== 0) decoding.readVarString(decoder)
  }
  return scanContent(decoder, info & kindBits)
}

// A struct that refers to itself or to a later one of its own client makes Yjs throw in the middle of its work.
function scanReference({ decoder }: Scan, client: number, clock: number): void {
  const other = readClient(decoder)
  const at = decoding.readVarUint(decoder)
  demand(at < highestClock)
  demand(other !== client || at < clock)
}

const contentKinds = { deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8 } as const

function scanContent(decoder: decoding.Decoder, kind: number): number {
  switch (kind) {
    case contentKinds.deleted:
      return readLength(decoder)
    case contentKinds.json:
      return scanList(decoder, () => scanJson(decoder, true))
    case contentKinds.binary:
      decoding.readVarUint8Array(decoder)
      return 1
    case contentKinds.string:
      return scanText(decoder)
    case contentKinds.embed:
      scanJson(decoder)
      return 1
    case contentKinds.format:
      decoding.readVarString(decoder)
      scanJson(decoder)
      return 1
    case contentKinds.type:
      scanType(decoder)
      return 1
    case contentKinds.any:
      return scanList(decoder, () => demand(isShallow(decoding.readAny(decoder))))
    default:
      throw new Malformed() // documents within documents (9) are not for plans
  }
}

function scanText(decoder: decoding.Decoder): number {
  const { length } = decoding.readVarString(decoder)
  demand(length > 0)
  return length
}

function scanList(decoder: decoding.Decoder, scanEntry: () => void): number {
  const length = readLength(decoder)
  demand(length <= remaining(decoder))
  for (let i = 0; i < length; i++) scanEntry()
  return length
}

// The types that have a name: XmlElement and XmlHook.
const namedTypes: readonly number[] = [3, 5]
const lastType = 6

function scanType(decoder: decoding.Decoder): void {
  const type = decoding.readVarUint(decoder)
  demand(type <= lastType)
  if (namedTypes.includes(type)) decoding.readVarString(decoder)
}

function scanJson(decoder: decoding.Decoder, mayBeUndefined = false): void {
  const text = decoding.readVarString(decoder)
  if (!(mayBeUndefined && text === "undefined")) demand(isShallow(JSON.parse(text)))
}

// JSON.stringify recurses: a value nested ten thousand deep could be stored, but never sent to anyone again.
const deepest = 32

function isShallow(value: unknown, left = deepest): boolean {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return true
  return left > 0 && Object.values(value).every((part) => isShallow(part, left - 1))
}

function scanDeletions(decoder: decoding.Decoder): readonly ClockRange[] {
  const deletions: ClockRange[] = []
  const seen = new Set<number>()
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    scanRanges(decoder, once(readClient(decoder), seen), deletions)
  }
  return deletions
}

// Yjs writes ranges in order; if they could lie over each other, each could go through the whole document once more.
function scanRanges(decoder: decoding.Decoder, client: number, deletions: ClockRange[]): void {
  let end = 0
  for (let ranges = decoding.readVarUint(decoder); ranges > 0; ranges--) {
    const from = decoding.readVarUint(decoder)
    const to = from + readLength(decoder)
    demand(from >= end && to < highestClock)
    deletions.push({ client, from, to })
    end = to
  }
}
