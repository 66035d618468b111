import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { loadDoc, mergeAll } from "./merge.ts"
import { updateOf } from "./testing/updates.ts"

const edit = fc.record({ who: fc.nat({ max: 2 }), at: fc.nat(), kind: fc.nat({ max: 4 }), meets: fc.boolean() })
type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never

/** The log that three people make who now and then hear of each other. */
function logOf(edits: readonly Edit[]): readonly Uint8Array[] {
  const log: Uint8Array[] = []
  const docs = [1, 2, 3].map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    doc.getText("t")
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "log") log.push(update)
    })
    return doc
  })
  for (const { who, at, kind, meets } of edits) {
    const doc = docs[who] ?? new Y.Doc()
    if (meets) for (const update of [...log]) Y.applyUpdate(doc, update, "log")
    write(doc, at, kind)
  }
  return log
}

function write(doc: Y.Doc, at: number, kind: number): void {
  const text = doc.getText("t")
  const place = at % (text.length + 1)
  const length = Math.min(2, text.length - place)
  if (kind === 0) text.insert(place, `字${at % 10}`)
  if (kind === 1) text.delete(place, length)
  if (kind === 2) text.format(place, length, { strong: at % 2 === 0 ? true : null })
  if (kind === 3) text.insertEmbed(place, { b: String(at), k: "task" })
  if (kind === 4) doc.getMap("a").set(`a/${at % 3}`, at)
}

function contents(doc: Y.Doc) {
  const entries = Array.from(doc.getMap("a").entries()).sort()
  const state = Array.from(Y.decodeStateVector(Y.encodeStateVector(doc))).sort()
  return {
    text: doc.getText("t").toDelta(),
    entries,
    state,
    deleted: Y.createDeleteSetFromStructStore(doc.store).clients,
  }
}

describe("mergeAll", () => {
  it("says the same as the log does, update by update", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 200 }), (edits) => {
        const log = logOf(edits)
        const oneByOne = new Y.Doc()
        for (const update of log) Y.applyUpdate(oneByOne, update)
        const merged = new Y.Doc()
        Y.applyUpdate(merged, mergeAll(log))
        expect(contents(merged)).toEqual(contents(oneByOne))
        expect(merged.store.pendingStructs).toBe(null)
      }),
      { numRuns: 60 },
    )
  })

  it("keeps what waits for something that is missing", () => {
    const log = logOf(Array.from({ length: 8 }, (_, at) => ({ who: 0, at, kind: 0, meets: false })))
    const [first, ...later] = log
    const doc = new Y.Doc()
    Y.applyUpdate(doc, mergeAll(later))
    expect(doc.getText("t").length).toBe(0)
    Y.applyUpdate(doc, first!)
    expect(doc.getText("t").length).toBe(16)
  })

  it("makes a document of nothing of an empty log", () => {
    const { doc, skipped } = loadDoc([])
    expect(doc.store.clients.size).toBe(0)
    expect(skipped).toBe(0)
  })
})

describe("loadDoc", () => {
  const honest = updateOf(1, (doc) => doc.getText("t").insert(0, "加强学习"))
  const late = updateOf(2, (doc) => doc.getText("t").insert(0, "改进作风"))

  it("leaves out a row that is none", () => {
    const { doc, merged, skipped } = loadDoc([honest, Uint8Array.of(1, 200, 7), late])
    expect(doc.getText("t").toString()).toBe("加强学习改进作风")
    expect(skipped).toBe(1)
    expect(merged).toBe(null)
  })

  it("gives the merged log of a sound one", () => {
    const { doc, merged } = loadDoc([honest])
    expect(doc.getText("t").toString()).toBe("加强学习")
    expect(merged).toEqual(honest)
  })
})
