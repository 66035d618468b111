import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { keepUntouched } from "./untouched.ts"

/** Two people make the same words bold while a third only reads; gives what the third one's document wrote by itself. */
function ownWritesOfReader(prepare: (doc: Y.Doc) => void): number {
  const [zhang, li, reader] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  for (const doc of [zhang, li, reader]) doc.getText("t")
  prepare(reader)
  let ownWrites = 0
  reader.on("update", (_update, origin) => {
    if (origin !== "server") ownWrites += 1
  })
  zhang.getText("t").insert(0, "全面加强党的建设")
  Y.applyUpdate(li, Y.encodeStateAsUpdate(zhang))
  zhang.getText("t").format(0, 6, { strong: true })
  li.getText("t").format(0, 6, { strong: true })
  for (const doc of [zhang, li]) Y.applyUpdate(reader, Y.encodeStateAsUpdate(doc), "server")
  return ownWrites
}

describe("a document that is only read", () => {
  it("is tidied by Yjs when nothing is done about it", () =>
    expect(ownWritesOfReader(() => undefined)).toBeGreaterThan(0))
  it("is not written to when it is kept untouched", () => expect(ownWritesOfReader(keepUntouched)).toBe(0))
  it("is tidied again afterwards", () => expect(ownWritesOfReader((doc) => keepUntouched(doc)())).toBeGreaterThan(0))
})
