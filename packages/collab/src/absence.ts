import type { FlatBlock } from "@yaodian/model"
import * as Y from "yjs"
import { type BlockDifference, blockDifferences } from "./block-differences.ts"
import { readBlocks } from "./read.ts"

/** What came together when somebody was back who had written without the server, while others had written too. */
export interface Absence {
  /** When the line was lost, in milliseconds since 1970; `null` where that was before the page was loaded. */
  readonly since: number | null
  /** When the others' work came in. */
  readonly until: number
  /** What was written here meanwhile: the plan when the line was lost against the plan before the others' work came in. */
  readonly mine: readonly BlockDifference[]
  /** What others wrote meanwhile: the plan before their work came in against the plan with it. */
  readonly theirs: readonly BlockDifference[]
}

/** Watches a document for absences. */
export interface AbsenceWatch {
  /** The line was lost while the plan was in step. */
  left(): void
  /** The plan comes from a local copy: `base` is of the server, `unsent` was written here. */
  restored(copy: { readonly base: Uint8Array | null; readonly unsent: Uint8Array | null }): void
  /** What the server has is about to be applied. */
  arriving(hasUnsent: boolean): void
  /** It has been applied. Gives the absence that ended, `null` where there is nothing to compare. */
  arrived(): Absence | null
}

/** Watches this document. `now` gives the milliseconds since 1970. */
export function watchAbsence(doc: Y.Doc, now: () => number = Date.now): AbsenceWatch {
  let base: { readonly update: Uint8Array; readonly since: number | null } | null = null
  let before: readonly FlatBlock[] | null = null
  return {
    left: () => {
      base ??= { update: Y.encodeStateAsUpdate(doc), since: now() }
    },
    restored: (copy) => {
      if (copy.base === null && copy.unsent === null) return
      base = { update: copy.base ?? Y.encodeStateAsUpdate(new Y.Doc()), since: null }
    },
    // Reading all blocks takes a while in a large plan, so it is done only where there is something to compare.
    arriving: (hasUnsent) => {
      before = hasUnsent && base !== null ? readBlocks(doc) : null
    },
    arrived: () => {
      const found = base && before && compared(base.update, before, readBlocks(doc))
      const absence = base && found && { since: base.since, until: now(), ...found }
      base = null
      before = null
      return absence
    },
  }
}

function compared(
  update: Uint8Array,
  before: readonly FlatBlock[],
  after: readonly FlatBlock[],
): Pick<Absence, "mine" | "theirs"> | null {
  const theirs = blockDifferences(before, after)
  if (theirs.length === 0) return null
  const base = new Y.Doc()
  Y.applyUpdate(base, update)
  const mine = blockDifferences(readBlocks(base), before)
  return mine.length === 0 ? null : { mine, theirs }
}
