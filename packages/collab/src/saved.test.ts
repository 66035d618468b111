import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { ownWork, saveStateOf } from "./saved.ts"

const server = { name: "the server" }

function desk(words = "") {
  const doc = new Y.Doc()
  const text = doc.getText("t")
  text.insert(0, words)
  const made: Uint8Array[] = []
  doc.on("update", (update) => made.push(update))
  let changes = 0
  const work = ownWork(doc, server, () => {
    changes += 1
  })
  return { doc, text, made, work, changes: () => changes }
}

const update = (bytes: Uint8Array) => ({ kind: "update", bytes }) as const

describe("own work", () => {
  it("is saved when it came back, and says so once", () => {
    const { text, made, work, changes } = desk()
    text.insert(0, "甲")
    text.insert(1, "乙")
    expect([work.isSaved, changes()]).toEqual([false, 1])
    work.received(update(Y.mergeUpdates(made)))
    expect([work.isSaved, changes()]).toEqual([true, 2])
  })

  it("is not what the server sent", () => {
    const { doc, work } = desk()
    const other = new Y.Doc()
    other.getText("t").insert(0, "甲")
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), server)
    expect(work.isSaved).toBe(true)
  })

  it("is what the document held before", () => expect(desk("甲").work.isSaved).toBe(false))

  it("is stored by the word of a vector only when the answer on the same socket has come too", () => {
    const { doc, work } = desk("甲")
    const vector = { kind: "vector", bytes: Y.encodeStateVector(doc) } as const
    const answer = { kind: "answer", bytes: Y.encodeStateAsUpdate(new Y.Doc()) } as const
    work.opened()
    work.received(vector)
    expect(work.isSaved).toBe(false)
    work.opened()
    work.received(answer)
    expect(work.isSaved).toBe(false)
    work.received(vector)
    expect(work.isSaved).toBe(true)
  })

  it("keeps those who wait until it is saved", async () => {
    const { text, made, work } = desk()
    await work.whenSaved()
    text.insert(0, "甲")
    const waiting = work.whenSaved()
    work.received(update(Y.mergeUpdates(made)))
    await waiting
  })

  it("sends those who wait away when it is given up", async () => {
    const { work } = desk("甲")
    const waiting = work.whenSaved()
    work.giveUp(new Error("no more"))
    await expect(waiting).rejects.toThrow("no more")
  })
})

describe("the save state", () => {
  it.each([
    ["connecting", false, "saved"],
    ["connecting", true, "saving"],
    ["syncing", true, "saving"],
    ["live", true, "saving"],
    ["live", false, "saved"],
    ["offline", false, "offline"],
    ["offline", true, "offline"],
    ["refused", true, "refused"],
  ] as const)("is, when %s with unsaved work %s: %s", (state, hasUnsaved, expected) =>
    expect(saveStateOf(state, hasUnsaved)).toBe(expected),
  )
})
