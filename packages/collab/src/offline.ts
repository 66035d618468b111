/**
 * The local copy of a connected document: it is filled from the copy before the first socket opens, and what happens in it is
 * appended. Nothing here says `saved`: that is only the server's word.
 */
import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from "yjs"
import type { CopyAddress } from "./offline/address.ts"
import { copy, type Kept } from "./offline/copy.ts"
import { unsentWords } from "./offline/unsent-words.ts"
import { Unconfirmed } from "./unconfirmed.ts"

/** A document's local copy. */
export interface LocalCopy {
  /** The origin of what came from the copy, in the transactions of the document. */
  readonly origin: object
  /** Whether what is written in the document is kept. */
  readonly isKept: boolean
  /** Whether the document was filled with a plan from the copy, and the plan was not refused since. */
  readonly isLoaded: boolean
  /** Whether this person could write in the plan when it was last in step with the server. */
  readonly isWritable: boolean
  /** What was written here and the server refused for good; often empty. */
  readonly words: string
  /** Calls `found` with what the copy holds, if there is one, and then fills the document with it. Never rejects. */
  load(found: (kept: Kept) => void): Promise<void>
  /** The server has all that was written here. */
  confirmed(): void
  /** The plan is in step with the server, and this person may write in it or not. */
  synced(isWritable: boolean): void
  /** The server refuses the plan for good: only the words that it never had are kept. */
  refused(): void
  /** Forgets these words. */
  forgetWords(): void
  close(): void
}

/** What a local copy needs. */
export interface LocalCopyOptions {
  readonly address: CopyAddress
  readonly doc: Doc
  readonly factory: IDBFactory
  /** The origin of what the server sent, in the transactions of the document. */
  readonly serverOrigin: object
  /** Called when anything above has changed. */
  readonly changed: () => void
  readonly onError: (error: unknown) => void
}

/** No copy: for who has no `sub`, or no database. */
export const noCopy: LocalCopy = {
  origin: {},
  isKept: false,
  isLoaded: false,
  isWritable: false,
  words: "",
  load: async () => undefined,
  confirmed: () => undefined,
  synced: () => undefined,
  refused: () => undefined,
  forgetWords: () => undefined,
  close: () => undefined,
}

/** The local copy of a document. What the document holds already and what is written before `load` goes into it too. */
export function localCopy({ address, doc, factory, serverOrigin, changed, onError }: LocalCopyOptions): LocalCopy {
  const origin = {}
  const rows = copy(address, factory, { ended: changed, failed: onError })
  let kept: Kept | null = null
  let words = ""
  let isRefused = false
  let isClosed = false
  const took = (update: Uint8Array, from: unknown) => {
    if (from !== origin) rows.add(update, from !== serverOrigin)
  }
  const tellWords = (now: string) => {
    words = now
    changed()
  }
  const addWords = (more: string) => tellWords([words, more].filter((each) => each !== "").join("\n"))
  if (doc.store.clients.size > 0) rows.add(encodeStateAsUpdate(doc), true)
  doc.on("update", took)
  return {
    origin,
    get isKept() {
      return rows.isKept
    },
    get isLoaded() {
      return !isRefused && kept !== null && (kept.base !== null || kept.unsent !== null)
    },
    get isWritable() {
      return kept?.isWritable === true
    },
    get words() {
      return words
    },
    load: async (found) => {
      try {
        const all = await rows.load()
        if (isClosed) return
        found(all)
        // Before the document is filled: whether Yjs may tidy it up depends on who may write.
        kept = all
        words = all.words
        const updates = [all.base, all.unsent].filter((update) => update !== null)
        if (updates.length > 0) applyUpdate(doc, mergeUpdates(updates), origin)
      } catch (error) {
        onError(error)
      }
    },
    confirmed: () => rows.confirm(),
    synced: (isWritable) => rows.setWritable(isWritable),
    refused: () => {
      isRefused = true
      rows.giveUp(wordsIn).then(addWords, onError)
    },
    forgetWords: () => void rows.forgetWords().then(() => tellWords(""), onError),
    close: () => {
      isClosed = true
      doc.off("update", took)
      rows.close().catch(onError)
    },
  }
}

// From the copy and not from the document: another tab may have written into it and died.
function wordsIn(base: Uint8Array | null, unsent: Uint8Array): string {
  const doc = new Doc()
  applyUpdate(doc, mergeUpdates(base === null ? [unsent] : [base, unsent]))
  const own = new Unconfirmed()
  own.wrote(unsent)
  return unsentWords(doc, own)
}
