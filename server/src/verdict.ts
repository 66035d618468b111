import type * as Y from "yjs"
import { deletesOnlyMarks, holdsNews } from "./news.ts"
import type { closeCodes } from "./protocol.ts"
import { scanUpdate } from "./update-scan.ts"

/** What is to happen with an update: nothing, since it says nothing new; its sender is sent away; or it is applied. */
export type Verdict =
  | { readonly kind: "ignore" }
  | { readonly kind: "refuse"; readonly code: keyof typeof closeCodes; readonly why: string }
  | { readonly kind: "apply" }

/** Judges untrusted bytes before Yjs gets them. */
export function judge(update: Uint8Array, canWrite: boolean, doc: Y.Doc): Verdict {
  const summary = scanUpdate(update)
  if (!summary) return { kind: "refuse", code: "malformed", why: "not an update" }
  if (!holdsNews(doc, summary)) return { kind: "ignore" }
  if (canWrite) return { kind: "apply" }
  return deletesOnlyMarks(doc, summary) ? { kind: "ignore" } : mayNotWrite
}

const mayNotWrite: Verdict = { kind: "refuse", code: "forbidden", why: "may not write here" }
