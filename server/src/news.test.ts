import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { deletesOnlyMarks, holdsNews } from "./news.ts"
import { updateOf, updateOn, updatesOf } from "./testing/updates.ts"
import { scanUpdate, type UpdateSummary } from "./update-scan.ts"

function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

function summaryOf(update: Uint8Array): UpdateSummary {
  const summary = scanUpdate(update)
  if (!summary) throw new Error("not an update")
  return summary
}

const [typed, removed, more] = updatesOf(7, (doc) => {
  doc.getText("t").insert(0, "一二三四")
  doc.getText("t").delete(1, 2)
  doc.getText("t").insert(2, "五")
}) as [Uint8Array, Uint8Array, Uint8Array]

describe("holdsNews", () => {
  const cases: readonly [string, readonly Uint8Array[], Uint8Array, boolean][] = [
    ["structs that are not there", [], typed, true],
    ["structs that are all there", [typed], typed, false],
    ["a deletion that is not there", [typed], removed, true],
    ["a deletion that is there", [typed, removed], removed, false],
    ["a deletion of what is not there", [], removed, true],
    ["an old whole state, as an honest step 2 is", [typed, removed, more], Y.mergeUpdates([typed, removed]), false],
    ["a state with one more struct", [typed, removed], Y.mergeUpdates([typed, removed, more]), true],
    ["nothing at all", [typed], Y.encodeStateAsUpdate(new Y.Doc()), false],
  ]
  it.each(cases)("for %s", (_name, known, update, isNews) => {
    expect(holdsNews(docOf(...known), summaryOf(update))).toBe(isNews)
  })

  it("for half of a range that is deleted", () => {
    const doc = docOf(typed)
    doc.getText("t").delete(1, 1)
    expect(holdsNews(doc, summaryOf(removed))).toBe(true)
    doc.getText("t").delete(1, 1)
    expect(holdsNews(doc, summaryOf(removed))).toBe(false)
  })
})

describe("deletesOnlyMarks", () => {
  const marked = updateOf(7, (doc) => doc.getText("t").insert(0, "重点", { strong: true }))

  function deleting(edit: (text: Y.Text) => void): UpdateSummary {
    const update = updateOn([marked], 8, (doc) => edit(doc.getText("t")))
    return summaryOf(update)
  }

  it("is so when a mark is taken off", () => {
    const summary = deleting((text) => text.format(0, 2, { strong: null }))
    expect(summary.structs).toEqual([])
    expect(deletesOnlyMarks(docOf(marked), summary)).toBe(true)
  })

  it("is not so when text goes too", () => {
    expect(
      deletesOnlyMarks(
        docOf(marked),
        deleting((text) => text.delete(0, 2)),
      ),
    ).toBe(false)
  })

  it("is not so when something is added", () => {
    const added = deleting((text) => text.format(0, 1, { em: true }))
    expect(deletesOnlyMarks(docOf(marked), added)).toBe(false)
  })
})
