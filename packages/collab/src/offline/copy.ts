/**
 * A local copy as rows of the database. Every tab of a person appends rows under its own name and none is ever changed, so
 * tabs share a copy without talking to each other; rows become fewer by merging, in one transaction:
 *
 *     unsent  tab1 0   I typed 甲                      written through to the disk
 *     unsent  tab1 1   I typed 乙
 *     update  tab1 2   a colleague's 丙
 *     the server has confirmed all   →   update tab1 3 (0 and 1 merged); 0 and 1 are gone
 *
 * What a dead tab left unsent is taken over by the next one that loads the copy. Taking over what is alive does no harm:
 * the server takes an update twice for once.
 */
import { newId } from "@yaodian/model"
import { mergeUpdates } from "yjs"
import { type CopyAddress, partKey, partsOf } from "./address.ts"
import { inTransaction, openDatabase, resultOf } from "./database.ts"

/** What a copy held when it was loaded. */
export interface Kept {
  /** What the server has, as one update; `null` for nothing. */
  readonly base: Uint8Array | null
  /** What was written here and is not known to be at the server; `null` for nothing. */
  readonly unsent: Uint8Array | null
  /** Whether this person could write in the plan when it was last in step with the server. */
  readonly isWritable: boolean
  /** What this person wrote and the server refused for good; often empty. */
  readonly words: string
}

/** What a copy tells of itself. */
export interface CopyListener {
  /** It is kept no more: erased, or in trouble. */
  ended(): void
  /** What went wrong. The copy has ended. */
  failed(error: unknown): void
}

/** A tab's part in a local copy. */
export interface Copy {
  /** Whether what is added is kept. */
  readonly isKept: boolean
  /** Opens it and gives what it holds. To be called once. Rejects where there can be no copy. */
  load(): Promise<Kept>
  /** Keeps an update. Those added before it was loaded wait. */
  add(update: Uint8Array, isUnsent: boolean): void
  /** The server has all that was added. */
  confirm(): void
  /** Keeps whether this person may write. */
  setWritable(isWritable: boolean): void
  /** Erases it but for the words that `pick` finds in it, and gives them. Nothing more is kept. */
  giveUp(pick: (base: Uint8Array | null, unsent: Uint8Array) => string): Promise<string>
  /** Forgets the words that were kept when it was given up. */
  forgetWords(): Promise<void>
  /** Writes what waits and lets go of the database. */
  close(): Promise<void>
}

/** After so many rows of a kind from one tab all of that kind are merged into one. */
const mostRows = 200

interface Batch {
  readonly update: Uint8Array[]
  readonly unsent: Uint8Array[]
  isConfirming: boolean
  isWritable: boolean | null
}

/** A local copy in the database of this factory. */
export function copy(address: CopyAddress, factory: IDBFactory, listener: CopyListener): Copy {
  return new IndexedCopy(address, factory, listener)
}

class IndexedCopy implements Copy {
  readonly #address: CopyAddress
  readonly #factory: IDBFactory
  readonly #listener: CopyListener
  readonly #tab = newId()
  readonly #rows = { update: 0, unsent: 0 }
  #database: IDBDatabase | null = null
  #state: "loading" | "kept" | "over" = "loading"
  #birth = ""
  #isWritable = false
  #hasUnsent = false
  #count = 0
  #waiting = emptyBatch()
  #writing: Promise<void> | null = null

  constructor(address: CopyAddress, factory: IDBFactory, listener: CopyListener) {
    this.#address = address
    this.#factory = factory
    this.#listener = listener
  }

  get isKept(): boolean {
    return this.#state === "kept"
  }

  async load(): Promise<Kept> {
    try {
      const database = await openDatabase(this.#factory, () => this.#end())
      this.#database = database
      const kept = await inTransaction(database, "write", (parts) => this.#read(parts))
      if (this.#state === "loading") this.#state = "kept"
      else database.close()
      this.#hasUnsent = kept.unsent !== null
      this.#writeSoon()
      return kept
    } catch (error) {
      this.#end()
      throw error
    }
  }

  add(update: Uint8Array, isUnsent: boolean): void {
    if (this.#state === "over") return
    this.#waiting[isUnsent ? "unsent" : "update"].push(update)
    this.#writeSoon()
  }

  confirm(): void {
    const { update, unsent } = this.#waiting
    update.push(...unsent.splice(0))
    if (this.#hasUnsent) this.#waiting.isConfirming = true
    this.#writeSoon()
  }

  setWritable(isWritable: boolean): void {
    if (isWritable === this.#isWritable) return
    this.#isWritable = isWritable
    this.#waiting.isWritable = isWritable
    this.#writeSoon()
  }

  async giveUp(pick: (base: Uint8Array | null, unsent: Uint8Array) => string): Promise<string> {
    const database = this.#database
    if (!this.isKept || database === null) return ""
    this.#state = "over"
    await this.#writing
    return inTransaction(database, "write through", async (parts) => {
      if (!(await this.#isStillThere(parts))) return ""
      const [updates, unsent] = await Promise.all([this.#rowsIn(parts, "update"), this.#rowsIn(parts, "unsent")])
      const own = merged(unsent)
      const words = own === null ? "" : pick(merged(updates), own)
      for (const kind of ["copy", "update", "unsent"] as const) parts.delete(partsOf(this.#address, kind))
      if (words !== "") parts.put(words, partKey(this.#address, "words", this.#tab))
      return words
    })
  }

  async forgetWords(): Promise<void> {
    if (this.#database === null) return
    await inTransaction(this.#database, "write", async (parts) => {
      await resultOf(parts.delete(partsOf(this.#address, "words")))
    })
  }

  async close(): Promise<void> {
    if (this.#state === "loading") this.#state = "over"
    await this.#writing
    this.#state = "over"
    this.#database?.close()
  }

  async #read(parts: IDBObjectStore): Promise<Kept> {
    const [record, updates, unsent, words] = await Promise.all([
      resultOf<unknown>(parts.get(partKey(this.#address, "copy"))),
      this.#rowsIn(parts, "update"),
      this.#rowsIn(parts, "unsent"),
      resultOf<unknown[]>(parts.getAll(partsOf(this.#address, "words"))),
    ])
    const known = readRecord(record)
    this.#birth = known?.birth ?? this.#tab
    this.#isWritable = known?.isWritable ?? false
    if (known === null) this.#putRecord(parts)
    const own = merged(unsent)
    const base = merged(updates)
    if (base !== null && updates.length > 1) this.#replace(parts, "update", base)
    // Always, so that it is under this tab's name, which is told when the server has it.
    if (own !== null) this.#replace(parts, "unsent", own)
    return {
      base,
      unsent: own,
      isWritable: this.#isWritable,
      words: words.filter((each) => typeof each === "string").join("\n"),
    }
  }

  #writeSoon(): void {
    if (this.isKept && this.#writing === null && !isEmpty(this.#waiting)) this.#writing = this.#writeAll()
  }

  // What is added while a transaction is under way goes into the next one, however much it is.
  async #writeAll(): Promise<void> {
    try {
      while (!isEmpty(this.#waiting)) {
        const batch = this.#waiting
        this.#waiting = emptyBatch()
        this.#hasUnsent = batch.unsent.length > 0 || (this.#hasUnsent && !batch.isConfirming)
        await this.#write(batch)
      }
    } catch (error) {
      this.#waiting = emptyBatch()
      if (this.#end()) this.#listener.failed(error)
    } finally {
      this.#writing = null
    }
  }

  async #write(batch: Batch): Promise<void> {
    if (this.#database === null) return
    const purpose = batch.unsent.length > 0 ? "write through" : "write"
    const isThere = await inTransaction(this.#database, purpose, async (parts) => {
      if (!(await this.#isStillThere(parts))) return false
      if (batch.isConfirming) await this.#moveConfirmed(parts, batch.update)
      for (const kind of ["update", "unsent"] as const) {
        if (batch[kind].length > 0) this.#put(parts, kind, mergeUpdates(batch[kind]))
        if (this.#rows[kind] > mostRows) await this.#mergeRows(parts, kind)
      }
      if (batch.isWritable !== null) this.#putRecord(parts)
      return true
    })
    if (!isThere) this.#end()
  }

  // The copy was erased, here or in another tab, and may have been made anew since: then it is no longer ours to write to.
  async #isStillThere(parts: IDBObjectStore): Promise<boolean> {
    const record = readRecord(await resultOf<unknown>(parts.get(partKey(this.#address, "copy"))))
    return record?.birth === this.#birth
  }

  async #moveConfirmed(parts: IDBObjectStore, into: Uint8Array[]): Promise<void> {
    const mine = partsOf(this.#address, "unsent", this.#tab)
    into.push(...(await this.#rowsIn(parts, "unsent", this.#tab)))
    parts.delete(mine)
    this.#rows.unsent = 0
  }

  // Of what is unsent only a tab's own rows: another one has to find its own when the server confirms them.
  async #mergeRows(parts: IDBObjectStore, kind: "update" | "unsent"): Promise<void> {
    const tab = kind === "unsent" ? this.#tab : undefined
    const one = merged(await this.#rowsIn(parts, kind, tab))
    if (one !== null) this.#replace(parts, kind, one, tab)
  }

  async #rowsIn(parts: IDBObjectStore, kind: "update" | "unsent", tab?: string): Promise<Uint8Array[]> {
    const rows = await resultOf<unknown[]>(parts.getAll(partsOf(this.#address, kind, tab)))
    return rows.filter((value) => value instanceof Uint8Array)
  }

  #replace(parts: IDBObjectStore, kind: "update" | "unsent", one: Uint8Array, tab?: string): void {
    parts.delete(partsOf(this.#address, kind, tab))
    this.#rows[kind] = 0
    this.#put(parts, kind, one)
  }

  #put(parts: IDBObjectStore, kind: "update" | "unsent", update: Uint8Array): void {
    parts.put(update, partKey(this.#address, kind, this.#tab, this.#count))
    this.#count += 1
    this.#rows[kind] += 1
  }

  #putRecord(parts: IDBObjectStore): void {
    parts.put({ birth: this.#birth, isWritable: this.#isWritable }, partKey(this.#address, "copy"))
  }

  // Whether it has ended only now.
  #end(): boolean {
    if (this.#state === "over") return false
    this.#state = "over"
    this.#listener.ended()
    return true
  }
}

function emptyBatch(): Batch {
  return { update: [], unsent: [], isConfirming: false, isWritable: null }
}

function isEmpty({ update, unsent, isConfirming, isWritable }: Batch): boolean {
  return update.length === 0 && unsent.length === 0 && !isConfirming && isWritable === null
}

interface CopyRecord {
  /** Tells this copy from one that was made at the same address after this one was erased. */
  readonly birth: string
  readonly isWritable: boolean
}

function readRecord(value: unknown): CopyRecord | null {
  if (typeof value !== "object" || value === null || !("birth" in value) || typeof value.birth !== "string") return null
  return { birth: value.birth, isWritable: "isWritable" in value && value.isWritable === true }
}

function merged(updates: Uint8Array[]): Uint8Array | null {
  return updates.length === 0 ? null : mergeUpdates(updates)
}
