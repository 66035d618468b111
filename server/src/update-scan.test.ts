import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { handmade, type Part, updateOf, updatesOf } from "./testing/updates.ts"
import { scanUpdate } from "./update-scan.ts"

/** A document with everything that Yjs can store but documents in documents. */
function everything(doc: Y.Doc): void {
  const text = doc.getText("t")
  text.insert(0, "加强学习😀。", { strong: true, link: { href: "https://example.org" } })
  text.insertEmbed(2, { b: "a1", k: "task", due: "2027-06-30" })
  text.format(1, 3, { strong: null })
  text.delete(0, 2)
  doc.getMap("a").set("a1/level", 2)
  doc.getMap("a").set("a1/level", null)
  doc.getMap("a").set("rest", { deep: [1, 2.5, -3, "x", true, null, undefined, new Uint8Array([1, 2]), 12n] })
  doc.getArray("list").insert(0, [new Y.Map([["k", new Y.Text("x")]]), new Uint8Array([0, 255]), 1])
  doc.getXmlFragment("xml").insert(0, [new Y.XmlElement("p"), new Y.XmlText("x")])
  doc.getArray("list").delete(0, 1)
}

describe("scanUpdate", () => {
  it("takes everything that Yjs writes", () => {
    for (const update of updatesOf(1, everything)) expect(scanUpdate(update)).not.toBe(null)
    expect(scanUpdate(updateOf(1, everything))).not.toBe(null)
  })

  it("says which structs and deletions there are", () => {
    const [insert, remove] = updatesOf(7, (doc) => {
      doc.getText("t").insert(0, "一二三😀")
      doc.getText("t").delete(1, 2)
    })
    const structs = [{ client: 7, from: 0, to: 5 }]
    expect(scanUpdate(insert!)).toEqual({ count: 1, structs, deletions: [] })
    expect(scanUpdate(remove!)).toEqual({
      count: 0,
      structs: [],
      deletions: [{ client: 7, from: 1, to: 3 }],
    })
  })

  it("leaves out the gaps of merged updates", () => {
    const [one, , three] = updatesOf(7, (doc) => {
      for (const word of ["一", "二二", "三"]) doc.getText("t").insert(0, word)
    })
    const summary = scanUpdate(Y.mergeUpdates([one!, three!]))
    expect(summary?.structs).toEqual([
      { client: 7, from: 0, to: 1 },
      { client: 7, from: 3, to: 4 },
    ])
    expect(summary?.count).toBe(2)
  })

  it("knows no end of bytes that it has not seen", () => {
    const whole = updateOf(1, everything)
    for (let length = 0; length < whole.length; length++) expect(scanUpdate(whole.slice(0, length))).toBe(null)
    expect(scanUpdate(Uint8Array.from([...whole, 0]))).toBe(null)
  })

  const root = [1, "t"] as const
  it.each<readonly [string, readonly Part[]]>([
    ["a hundred million structs in a few bytes", [1, 100_000_000, 7, 0, 0, 1, 0]],
    ["a client without structs", [1, 0, 7, 0, 0]],
    ["a struct without length", [1, 1, 7, 0, 0, 0, 0]],
    ["a gap without length", [1, 1, 7, 0, 10, 0, 0]],
    ["an empty text", [1, 1, 7, 0, 4, ...root, "", 0]],
    ["a length beyond all clocks", [1, 1, 7, 0, 0, 2 ** 45, 0]],
    ["a clock beyond all clocks", [1, 1, 7, 2 ** 40, 0, 1, 0]],
    ["a client of more than 32 bits", [1, 1, 2 ** 32, 0, 0, 1, 0]],
    ["a struct that builds on itself", [1, 1, 7, 5, { byte: 4 | 128 }, 7, 5, "x", 0]],
    ["a struct that builds on a later one of its client", [1, 1, 7, 5, { byte: 4 | 64 }, 7, 9, "x", 0]],
    ["a parent that is the struct itself", [1, 1, 7, 5, 4, 0, 7, 5, "x", 0]],
    ["a kind of content that there is not", [1, 1, 7, 0, 11, ...root, "x", 0]],
    ["a document in the document", [1, 1, 7, 0, 9, ...root, "guid", 118, 0, 0]],
    ["a type that there is not", [1, 1, 7, 0, 7, ...root, 7, 0]],
    ["a mark whose value is not JSON", [1, 1, 7, 0, 6, ...root, "strong", "{", 0]],
    ["an embed that is nested too deep", [1, 1, 7, 0, 5, ...root, `${"[".repeat(40)}${"]".repeat(40)}`, 0]],
    ["more values than bytes", [1, 1, 7, 0, 8, ...root, 1_000_000_000, 126, 0]],
    ["a deletion without length", [0, 1, 7, 1, 0, 0]],
    ["a client whose structs come in two parts", [2, 1, 7, 0, 0, 1, 1, 7, 1, 0, 1, 0]],
    ["a client whose deletions come in two parts", [0, 2, 7, 1, 0, 1, 7, 1, 1, 1]],
    ["deletions that lie over each other", [0, 1, 7, 2, 0, 5, 4, 5]],
    ["deletions that are not in order", [0, 1, 7, 2, 5, 1, 0, 1]],
    ["more deletions than bytes", [0, 1, 7, 1_000_000_000, 0, 1]],
  ])("refuses %s", (_name, parts) => {
    expect(scanUpdate(handmade(...parts))).toBe(null)
  })

  it("takes what is just within these bounds", () => {
    const deep = `${"[".repeat(32)}${"]".repeat(32)}`
    expect(scanUpdate(handmade(1, 1, 7, 0, 5, ...root, deep, 0))).not.toBe(null)
    expect(scanUpdate(handmade(1, 1, 2 ** 32 - 1, 0, 0, 1, 0))).not.toBe(null)
    expect(scanUpdate(handmade(1, 1, 7, 5, { byte: 4 | 128 }, 7, 4, "x", 0))).not.toBe(null)
  })

  it("never throws, and whatever it takes Yjs can decode", () => {
    const whole = updateOf(1, everything)
    const change = fc.record({ at: fc.nat({ max: whole.length - 1 }), to: fc.nat({ max: 255 }) })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const update = whole.slice()
        for (const { at, to } of changes) update[at] = to
        const summary = scanUpdate(update)
        if (!summary) return
        const { structs } = Y.decodeUpdate(update)
        expect(structs.filter((struct) => !(struct instanceof Y.Skip))).toHaveLength(summary.count)
      }),
      { numRuns: 3000 },
    )
  })

  it("never throws at random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void scanUpdate(bytes)),
      { numRuns: 3000 },
    )
  })
})
