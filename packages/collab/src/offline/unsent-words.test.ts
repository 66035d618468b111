import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { Unconfirmed } from "../unconfirmed.ts"
import { unsentWords } from "./unsent-words.ts"

/** A plan of two blocks by a colleague, in which `write` then writes: what of it is mine. */
function mine(write: (text: Y.Text) => void): string {
  const theirs = new Y.Doc()
  const text = theirs.getText("t")
  for (const [id, words] of [
    ["a", "加强学习"],
    ["b", "开展调研"],
  ] as const) {
    text.insertEmbed(text.length, { b: id, k: "task" })
    text.insert(text.length, words)
  }
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
  const own = new Unconfirmed()
  doc.on("update", (update: Uint8Array) => own.wrote(update))
  write(doc.getText("t"))
  return unsentWords(doc, own)
}

describe("unsent words", () => {
  it("are a line a block, and only one's own", () => {
    const words = mine((text) => {
      text.insert(3, "全员")
      text.insert(8, "两次")
      text.insert(text.length, "。")
    })
    expect(words).toBe("全员\n两次。")
  })

  it("leave out what was deleted again", () => {
    expect(
      mine((text) => {
        text.insert(1, "一二三")
        text.delete(2, 1)
      }),
    ).toBe("一三")
  })

  it("are none where nothing was written", () => {
    expect(mine((text) => text.delete(1, 2))).toBe("")
  })

  it("are found in part of a run that the server has in part", () => {
    const doc = new Y.Doc()
    doc.getText("t").insert(0, "一二三四五")
    const own = new Unconfirmed()
    own.wrote(Y.encodeStateAsUpdate(doc))
    own.brought.remove(doc.clientID, 0, 2)
    own.brought.remove(doc.clientID, 3, 4)
    expect(unsentWords(doc, own)).toBe("三五")
  })
})
