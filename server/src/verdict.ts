import type * as Y from "yjs"
import { deletesOnlyMarks, hasHoles, holdsNews } from "./news.ts"
import type { closeCodes } from "./protocol.ts"
import { scanUpdate, type UpdateSummary } from "./update-scan.ts"

/** What is to happen with an update: nothing, since it says nothing new; its sender is sent away; or it is applied. */
export type Verdict =
  | { readonly kind: "ignore" }
  | { readonly kind: "refuse"; readonly code: keyof typeof closeCodes; readonly why: string }
  /** `size` is how many structs and deletions it has. */
  | { readonly kind: "apply"; readonly size: number }

/** The document that an update is for. */
export interface Target {
  readonly doc: Y.Doc
  /** Structs and deletions that wait for what is missing. */
  readonly pending: number
  readonly mostPending: number
}

/** Judges untrusted bytes before Yjs gets them. */
export function judge(update: Uint8Array, canWrite: boolean, { doc, pending, mostPending }: Target): Verdict {
  const summary = scanUpdate(update)
  if (!summary) return { kind: "refuse", code: "malformed", why: "not an update" }
  if (!holdsNews(doc, summary)) return { kind: "ignore" }
  if (!canWrite) return deletesOnlyMarks(doc, summary) ? { kind: "ignore" } : mayNotWrite
  const size = sizeOf(summary)
  return hasHoles(doc, summary) && pending + size > mostPending ? tooManyHoles : { kind: "apply", size }
}

const mayNotWrite: Verdict = { kind: "refuse", code: "forbidden", why: "may not write here" }
const tooManyHoles: Verdict = { kind: "refuse", code: "malformed", why: "too many edits on top of missing ones" }

function sizeOf({ count, deletions }: UpdateSummary): number {
  return count + deletions.length
}
