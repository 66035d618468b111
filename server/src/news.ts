/** Compares what an update says with what a document has, without applying it. */
import * as Y from "yjs"
import type { ClockRange, UpdateSummary } from "./update-scan.ts"

type Struct = Y.Item | Y.GC

/** Whether the update holds a struct or a deletion that the document lacks. */
export function holdsNews(doc: Y.Doc, summary: UpdateSummary): boolean {
  return lacksStructs(doc, summary) || summary.deletions.some((range) => !everyStruct(doc, range, isDeleted))
}

/**
 * Whether all that is new in the update are deletions of marks. Yjs removes marks that have become meaningless by itself,
 * in every client that receives an edit, in a reader's too; a reader is not to be locked out for that.
 */
export function deletesOnlyMarks(doc: Y.Doc, summary: UpdateSummary): boolean {
  if (lacksStructs(doc, summary)) return false
  return summary.deletions.every((range) => everyStruct(doc, range, (struct) => isDeleted(struct) || isMark(struct)))
}

function lacksStructs(doc: Y.Doc, { structs }: UpdateSummary): boolean {
  return structs.some(({ client, to }) => to > Y.getState(doc.store, client))
}

/** Whether all of the range is there, and each struct in it is as wanted. */
function everyStruct(doc: Y.Doc, { client, from, to }: ClockRange, wanted: (struct: Struct) => boolean): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs || to > Y.getState(doc.store, client)) return false
  for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
    const struct = structs[i]
    if (!struct || struct.id.clock >= to) break
    if (!wanted(struct)) return false
  }
  return true
}

function isDeleted(struct: Struct): boolean {
  return struct.deleted
}

function isMark(struct: Struct): boolean {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentFormat
}
