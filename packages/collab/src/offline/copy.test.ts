import "fake-indexeddb/auto"
import { IDBFactory, IDBObjectStore } from "fake-indexeddb"
import { afterEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { randomFrom } from "../random.ts"
import { copy, type Kept } from "./copy.ts"
import { eraseLocalCopies } from "./erase.ts"

const address = { server: "ws://127.0.0.1:1/collab", sub: "zhang", room: "plan.p1", format: 1 }

const put = IDBObjectStore.prototype.put

afterEach(() => {
  IDBObjectStore.prototype.put = put
})

/** The database of a browser; `tab` opens a copy as a tab of it would. */
function browser() {
  const factory = new IDBFactory()
  const errors: unknown[] = []
  const tab = (of: Partial<typeof address> = {}) =>
    copy({ ...address, ...of }, factory, { ended: () => undefined, failed: (error) => errors.push(error) })
  const loaded = async (of: Partial<typeof address> = {}) => {
    const opened = tab(of)
    return { copy: opened, kept: await opened.load() }
  }
  return { factory, errors, tab, loaded }
}

/** An update that types these words into a document of its own. */
function typed(words: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText("t").insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

function read(update: Uint8Array | null): string {
  const doc = new Y.Doc()
  if (update !== null) Y.applyUpdate(doc, update)
  return doc.getText("t").toJSON()
}

const all = ({ base, unsent }: Kept) => {
  const updates = [base, unsent].filter((update) => update !== null)
  return updates.length === 0 ? null : Y.mergeUpdates(updates)
}

describe("a copy", () => {
  it("is empty at first, and no one may write by it", async () => {
    const { kept } = await browser().loaded()
    expect(kept).toEqual({ base: null, unsent: null, isWritable: false, words: "" })
  })

  it("tells what is unsent from what the server has", async () => {
    const { loaded } = browser()
    const { copy: first } = await loaded()
    first.add(typed("服务器的"), false)
    first.add(typed("我的"), true)
    first.setWritable(true)
    await first.close()
    const { kept } = await loaded()
    expect([read(kept.base), read(kept.unsent), kept.isWritable]).toEqual(["服务器的", "我的", true])
  })

  it("keeps what is added before it is loaded", async () => {
    const { tab, loaded } = browser()
    const early = tab()
    early.add(typed("早写的"), true)
    await early.load()
    await early.close()
    expect(read((await loaded()).kept.unsent)).toBe("早写的")
  })

  it("holds nothing unsent after the server confirmed", async () => {
    const { loaded } = browser()
    const { copy: first } = await loaded()
    first.add(typed("甲"), true)
    first.add(typed("乙"), true)
    first.confirm()
    await first.close()
    const { copy: second, kept } = await loaded()
    expect([kept.unsent, [...read(kept.base)].sort()]).toEqual([null, ["乙", "甲"]])
    await second.close()
  })

  it("confirms what a dead tab left once the tab that took it over is confirmed", async () => {
    const { loaded } = browser()
    const { copy: dead } = await loaded()
    dead.add(typed("遗留"), true)
    await dead.close()
    const { copy: heir } = await loaded()
    heir.confirm()
    await heir.close()
    const { kept } = await loaded()
    expect([read(kept.base), kept.unsent]).toEqual(["遗留", null])
  })

  it("does not take another tab's words for confirmed", async () => {
    const { loaded } = browser()
    const [one, two] = [(await loaded()).copy, (await loaded()).copy]
    one.add(typed("一"), true)
    two.add(typed("二"), true)
    one.confirm()
    await Promise.all([one.close(), two.close()])
    const { kept } = await loaded()
    expect([read(kept.base), read(kept.unsent)]).toEqual(["一", "二"])
  })

  it.each([{ sub: "li" }, { room: "plan.p2" }, { server: "ws://127.0.0.1:2/collab" }, { format: 2 }])(
    "is not found at another address: %o",
    async (other) => {
      const { loaded } = browser()
      const { copy: mine } = await loaded()
      mine.add(typed("我的"), true)
      await mine.close()
      expect(all((await loaded(other)).kept)).toBe(null)
      expect(read((await loaded()).kept.unsent)).toBe("我的")
    },
  )

  it("stays small however much is written", async () => {
    const { factory, loaded } = browser()
    const { copy: busy } = await loaded()
    const doc = new Y.Doc()
    const waits: Promise<void>[] = []
    doc.on("update", (update: Uint8Array) => busy.add(update, true))
    for (let i = 0; i < 450; i++) {
      doc.getText("t").insert(i, "字")
      // One transaction each, as when somebody types at leisure.
      waits.push(rowsOf(factory).then(() => undefined))
      await waits.at(-1)
    }
    await busy.close()
    expect(await rowsOf(factory)).toBeLessThan(230)
    expect(read((await loaded()).kept.unsent)).toBe("字".repeat(450))
    expect(await rowsOf(factory)).toBe(2)
  })
})

describe("giving a copy up", () => {
  it("leaves only the words, until they are forgotten", async () => {
    const { loaded } = browser()
    const { copy: first } = await loaded()
    first.add(typed("大家的"), false)
    first.add(typed("我的"), true)
    const words = await first.giveUp((base, unsent) => `${read(base)}/${read(unsent)}`)
    first.add(typed("后来的"), true)
    await first.close()
    const { copy: second, kept } = await loaded()
    expect([words, kept]).toEqual(["大家的/我的", { base: null, unsent: null, isWritable: false, words }])
    await second.forgetWords()
    await second.close()
    expect((await loaded()).kept.words).toBe("")
  })

  it("of two tabs loses the words of neither", async () => {
    const { loaded } = browser()
    const [one, two] = [(await loaded()).copy, (await loaded()).copy]
    one.add(typed("一"), true)
    two.add(typed("二"), true)
    await one.giveUp((_base, unsent) => read(unsent))
    await two.giveUp((_base, unsent) => read(unsent))
    const { kept } = await loaded()
    expect([...kept.words].sort()).toEqual(["一", "二"])
  })
})

describe("erasing copies", () => {
  it("takes those of a person, and open tabs write no more", async () => {
    const { factory, loaded, errors } = browser()
    const { copy: mine } = await loaded()
    const { copy: theirs } = await loaded({ sub: "li" })
    for (const each of [mine, theirs]) each.add(typed("写下的"), true)
    await Promise.all([mine.close(), theirs.close()])
    const { copy: open } = await loaded()
    await eraseLocalCopies({ server: "http://127.0.0.1:1", sub: "zhang" }, factory)
    open.add(typed("之后"), true)
    await open.close()
    expect(open.isKept).toBe(false)
    expect(all((await loaded()).kept)).toBe(null)
    expect(read((await loaded({ sub: "li" })).kept.unsent)).toBe("写下的")
    expect(errors).toEqual([])
  })

  it("takes all where nobody is named", async () => {
    const { factory, loaded } = browser()
    const { copy: mine } = await loaded()
    mine.add(typed("写下的"), true)
    await mine.close()
    await eraseLocalCopies(null, factory)
    expect(await rowsOf(factory)).toBe(0)
  })
})

describe("trouble", () => {
  it("of a full disk ends the copy, is told once, and leaves what was written before", async () => {
    const { loaded, errors } = browser()
    const { copy: mine } = await loaded()
    mine.add(typed("之前"), true)
    await mine.close()
    const { copy: full } = await loaded()
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError")
    }
    full.add(typed("之后"), true)
    await full.close()
    full.add(typed("再后"), true)
    expect([full.isKept, errors.map(String)]).toEqual([false, ["QuotaExceededError: no room"]])
    IDBObjectStore.prototype.put = put
    expect(read((await loaded()).kept.unsent)).toBe("之前")
  })

  it("of a database that cannot be opened is told by load", async () => {
    const broken = {
      open: () => {
        throw new DOMException("no", "SecurityError")
      },
    } as unknown as IDBFactory
    const mine = copy(address, broken, { ended: () => undefined, failed: () => undefined })
    await expect(mine.load()).rejects.toThrow("no")
    expect(mine.isKept).toBe(false)
  })
})

describe("tabs that write, are confirmed, die and come back", () => {
  it.each([1, 2, 3, 4, 5, 6])("lose nothing, and take nothing for confirmed that is not (seed %i)", async (seed) => {
    const random = randomFrom(seed)
    const { loaded } = browser()
    const server = new Y.Doc()
    const open: { doc: Y.Doc; copy: Awaited<ReturnType<typeof loaded>>["copy"] }[] = []
    let count = 0
    const log: string[] = []
    const start = async () => {
      const { copy: mine, kept } = await loaded()
      const doc = new Y.Doc()
      const held = all(kept)
      if (held !== null) Y.applyUpdate(doc, held)
      doc.on("update", (update: Uint8Array, from: unknown) => mine.add(update, from !== "server"))
      open.push({ doc, copy: mine })
    }
    const sync = ({ doc, copy: mine }: (typeof open)[number]) => {
      Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)))
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), "server")
      mine.confirm()
    }
    for (let step = 0; step < 150; step++) {
      const tab = open[random(Math.max(open.length, 1))]
      const kind =
        tab === undefined ? "start" : (["start", "die", "sync", "type", "type", "delete"][random(6)] as string)
      log.push(kind)
      if (kind === "start" && open.length < 4) await start()
      if (tab === undefined) continue
      const text = tab.doc.getText("t")
      if (kind === "type") text.insert(random(text.length + 1), `〔${count++}〕`)
      if (kind === "delete" && text.length > 0) text.delete(random(text.length), 1)
      if (kind === "sync") sync(tab)
      if (kind === "die") {
        open.splice(open.indexOf(tab), 1)
        await tab.copy.close()
      }
    }
    await Promise.all(open.map(({ copy: mine }) => mine.close()))
    const { kept } = await loaded()
    const found = new Y.Doc()
    const held = all(kept)
    if (held !== null) Y.applyUpdate(found, held)
    const expected = new Y.Doc()
    for (const { doc } of open) Y.applyUpdate(expected, Y.encodeStateAsUpdate(doc))
    const missing = Y.decodeUpdate(Y.encodeStateAsUpdate(expected, Y.encodeStateVector(found))).structs
    const why = `seed ${seed}: ${log.join(" ")}`
    expect(missing, why).toEqual([])
    // What the server has not got is all among the unsent.
    const base = new Y.Doc()
    if (kept.base !== null) Y.applyUpdate(base, kept.base)
    expect(Y.decodeUpdate(Y.encodeStateAsUpdate(base, Y.encodeStateVector(server))).structs, why).toEqual([])
  })
})

/** How many rows there are in the database. */
async function rowsOf(factory: IDBFactory): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = factory.open("yaodian")
    request.onsuccess = () => resolve(request.result)
  })
  const request = database.transaction("parts").objectStore("parts").count()
  const count = await new Promise<number>((resolve) => {
    request.onsuccess = () => resolve(request.result)
  })
  database.close()
  return count
}
