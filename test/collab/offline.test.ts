import "fake-indexeddb/auto"
import { type Connection, type ConnectOptions, connectPlan, eraseLocalCopies } from "@yaodian/collab"
import { IDBFactory, IDBObjectStore } from "fake-indexeddb"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { until, untilDoc, untilIs } from "./facts.ts"
import { type ScriptedServer, scriptedServer } from "./scripted-server.ts"

let server: ScriptedServer
let browser: IDBFactory
const open: Connection[] = []
const errors: unknown[] = []
const put = IDBObjectStore.prototype.put

beforeEach(async () => {
  server = await scriptedServer()
  browser = new IDBFactory()
  errors.length = 0
})

afterEach(async () => {
  IDBObjectStore.prototype.put = put
  for (const connection of open.splice(0)) connection.close()
  await server.stop()
})

/** A tab of a browser in which somebody opens the plan. Every save state that was shown is in `seen`. */
function tab(options: Partial<ConnectOptions> = {}) {
  const doc = new Y.Doc()
  const connection = connectPlan({
    server: server.url,
    plan: "p1",
    doc,
    token: () => tokenOf("zhang"),
    user: { name: "张三", sub: "zhang" },
    localCopy: browser,
    onError: (error) => errors.push(error),
    retryDelay: () => 5,
    ...options,
  })
  open.push(connection)
  const seen: string[] = []
  connection.subscribe(() => seen.push(connection.saveState))
  return { doc, text: doc.getText("t"), connection, seen }
}

const li = { user: { name: "李四", sub: "li" }, token: () => tokenOf("li") } satisfies Partial<ConnectOptions>

function tokenOf(sub: string): string {
  return `h.${btoa(JSON.stringify({ sub }))}.s`
}

/** A tab in which the plan is in step with the server. */
async function liveTab(options: Partial<ConnectOptions> = {}) {
  const made = tab(options)
  await untilIs(made.connection, "live")
  return made
}

/** Waits until all that a tab wrote is in the database, which writes in order. */
async function kept(words: string, kinds: readonly unknown[] = ["update", "unsent"]) {
  for (;;) {
    const doc = new Y.Doc()
    const request = browser.open("yaodian")
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
    const all = database
      .transaction("parts")
      .objectStore("parts")
      .getAll(IDBKeyRange.bound([], [[]]))
    const keys = database.transaction("parts").objectStore("parts").getAllKeys()
    await new Promise((resolve) => {
      keys.onsuccess = resolve
    })
    database.close()
    all.result.forEach((value, i) => {
      const [, owner, , , kind] = keys.result[i] as unknown[]
      if (owner === "zhang" && kinds.includes(kind)) Y.applyUpdate(doc, value)
    })
    if (doc.getText("t").toJSON().includes(words)) return
  }
}

describe("a plan with a local copy", () => {
  it("can be read and written on without the server, and arrives when it is back", async () => {
    const before = await liveTab()
    before.text.insert(0, "全面加强")
    await before.connection.whenSaved()
    await server.stop()
    await untilIs(before.connection, "offline")
    before.text.insert(4, "党的建设")
    await kept("党的建设")
    before.connection.close()

    const after = tab()
    await until(after.connection, () => after.connection.isEditable)
    expect(after.text.toJSON()).toBe("全面加强党的建设")
    const { hasSynced, isLoaded, hasLocalCopy, hasUnsaved } = after.connection
    expect({ hasSynced, isLoaded, hasLocalCopy, hasUnsaved }).toEqual({
      hasSynced: false,
      isLoaded: true,
      hasLocalCopy: true,
      hasUnsaved: true,
    })
    after.text.insert(8, "。")
    await server.start()
    await after.connection.whenSaved()
    expect(server.doc.getText("t").toJSON()).toBe("全面加强党的建设。")
  })

  it("is never called saved before the server has it", async () => {
    const before = await liveTab()
    server.hold()
    before.text.insert(0, "全面加强")
    await kept("全面加强")
    before.connection.close()
    server.forget()
    await server.stop()

    const after = tab()
    await until(after.connection, () => after.connection.isEditable)
    expect(after.connection.hasUnsaved).toBe(true)
    await untilIs(after.connection, "offline")
    server.hold()
    await server.start()
    after.text.insert(4, "学习")
    await untilDoc(server.doc, () => server.doc.getText("t").length === 6)
    await untilIs(after.connection, "live")
    expect([after.connection.saveState, after.seen.includes("saved")]).toEqual(["saving", false])
    server.release()
    await after.connection.whenSaved()
    expect(after.connection.saveState).toBe("saved")
  })

  it("has nothing unsaved to warn of where all was saved before the reload", async () => {
    const before = await liveTab()
    before.text.insert(0, "全面加强")
    await before.connection.whenSaved()
    before.connection.close()
    await server.stop()
    const after = tab()
    await untilIs(after.connection, "offline")
    await until(after.connection, () => after.connection.isLoaded)
    expect([after.text.toJSON(), after.connection.hasUnsaved]).toEqual(["全面加强", false])
  })

  it("is not sent again where the server has it", async () => {
    const before = await liveTab()
    before.text.insert(0, "全面加强")
    before.text.delete(0, 1)
    await before.connection.whenSaved()
    before.connection.close()
    const writes = server.writes()
    const after = await liveTab()
    await after.connection.whenSaved()
    expect([server.writes(), after.text.toJSON()]).toEqual([writes, "面加强"])
  })

  it("is shared by tabs, which tell each other nothing", async () => {
    const [one, two] = [await liveTab(), await liveTab()]
    await server.stop()
    await Promise.all([untilIs(one.connection, "offline"), untilIs(two.connection, "offline")])
    one.text.insert(0, "一")
    two.text.insert(0, "二")
    await Promise.all([kept("一"), kept("二")])
    expect([one.text.toJSON(), two.text.toJSON()]).toEqual(["一", "二"])
    for (const { connection } of [one, two]) connection.close()
    const third = tab()
    await until(third.connection, () => third.connection.isLoaded)
    expect([...third.text.toJSON()].sort()).toEqual(["一", "二"])
  })

  it("is only read without the server by who may only read", async () => {
    const before = await liveTab({ readOnly: true })
    const writer = await liveTab(li)
    writer.text.insert(0, "全面加强")
    await untilDoc(before.doc, () => before.text.length === 4)
    await kept("全面加强")
    before.connection.close()
    await server.stop()
    // Who reads stands in a token, and there is none now.
    const after = tab({ readOnly: () => false })
    await until(after.connection, () => after.connection.isLoaded)
    expect([after.text.toJSON(), after.connection.isEditable]).toEqual(["全面加强", false])
  })

  it("is not there the first time, and the plan is not written in before it has come in", async () => {
    await server.stop()
    const { connection } = tab()
    await until(connection, () => connection.hasLocalCopy)
    expect([connection.isLoaded, connection.isEditable]).toEqual([false, false])
  })
})

describe("somebody else", () => {
  it("is not shown the copy, and does not send it", async () => {
    const mine = await liveTab()
    await server.stop()
    await untilIs(mine.connection, "offline")
    mine.text.insert(0, "张三写的")
    await kept("张三写的")
    mine.connection.close()
    await server.start()
    const theirs = await liveTab(li)
    theirs.text.insert(0, "李四写的")
    await theirs.connection.whenSaved()
    expect([theirs.text.toJSON(), server.doc.getText("t").toJSON()]).toEqual(["李四写的", "李四写的"])
  })

  it("who signed in meanwhile gets no socket for what another wrote", async () => {
    const mine = await liveTab()
    await server.stop()
    await untilIs(mine.connection, "offline")
    mine.text.insert(0, "张三写的")
    await kept("张三写的")
    mine.connection.close()
    await server.start()
    const sockets = server.tokens.length
    const mixed = tab({ token: () => tokenOf("li") })
    await untilIs(mixed.connection, "refused")
    expect(mixed.connection.reason?.why).toBe("token")
    expect([server.tokens.length, server.doc.getText("t").toJSON()]).toEqual([sockets, ""])
    expect(mixed.connection.hasUnsaved).toBe(true)
  })

  it("without a sub has no copy", async () => {
    const { connection } = await liveTab({ user: { name: "张三" } })
    expect([connection.hasLocalCopy, connection.isEditable]).toEqual([false, true])
  })
})

describe("sign-out", () => {
  it("erases the copy, and a tab that is open goes on without one", async () => {
    const mine = await liveTab()
    mine.text.insert(0, "写下的")
    await mine.connection.whenSaved()
    await kept("写下的")
    await eraseLocalCopies({ server: server.url, sub: "zhang" }, browser)
    mine.text.insert(0, "又")
    await until(mine.connection, () => !mine.connection.hasLocalCopy)
    await mine.connection.whenSaved()
    expect(mine.connection.isEditable).toBe(true)
    mine.connection.close()
    await server.stop()
    const after = tab()
    await untilIs(after.connection, "offline")
    expect([after.connection.isLoaded, after.text.toJSON()]).toEqual([false, ""])
    expect(errors).toEqual([])
  })
})

describe("a refusal", () => {
  it.each([4403, 4404, 4409])(
    "with %i leaves only one's own unsent words, and a fresh document joins",
    async (code) => {
      const colleague = await liveTab(li)
      colleague.text.insert(0, "大家的话。")
      const mine = await liveTab()
      await untilDoc(mine.doc, () => mine.text.length === 5)
      await kept("大家的话。")
      server.hold()
      mine.text.insert(5, "我的话。")
      await kept("我的话。")
      server.forget()
      server.breakOff(code)
      await until(mine.connection, () => mine.connection.keptWords !== "")
      expect(mine.connection).toMatchObject({ state: "refused", keptWords: "我的话。", hasLocalCopy: false })
      mine.connection.close()

      await server.stop()
      const away = tab()
      await untilIs(away.connection, "offline")
      expect([away.connection.keptWords, away.connection.isLoaded, away.text.toJSON()]).toEqual(["我的话。", false, ""])
      away.connection.forgetKeptWords()
      await until(away.connection, () => away.connection.keptWords === "")
      away.connection.close()
      const last = tab()
      await until(last.connection, () => last.connection.hasLocalCopy)
      expect(last.connection.keptWords).toBe("")
    },
  )

  it("of an expired sign-in leaves the copy as it is", async () => {
    const mine = await liveTab()
    server.hold()
    mine.text.insert(0, "我的话。")
    await kept("我的话。")
    server.refuse(4401)
    server.breakOff(4401)
    await untilIs(mine.connection, "refused")
    expect(mine.connection).toMatchObject({ keptWords: "", hasLocalCopy: true, hasUnsaved: true })
  })
})

describe("trouble with the database", () => {
  it("is told, and the plan goes on with the server alone", async () => {
    const broken = {
      open: () => {
        throw new DOMException("none here", "SecurityError")
      },
    } as unknown as IDBFactory
    const { connection, text } = await liveTab({ localCopy: broken })
    text.insert(0, "全面加强")
    await connection.whenSaved()
    expect([connection.hasLocalCopy, connection.isEditable, errors.map(String)]).toEqual([
      false,
      true,
      ["SecurityError: none here"],
    ])
  })

  it("while there is no server makes the plan read-only, and it stays in sight", async () => {
    const before = await liveTab()
    before.text.insert(0, "全面加强")
    await before.connection.whenSaved()
    before.connection.close()
    await server.stop()
    const after = tab()
    await until(after.connection, () => after.connection.isEditable)
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError")
    }
    after.text.insert(4, "学习")
    await until(after.connection, () => !after.connection.isEditable)
    expect(after.connection).toMatchObject({ isLoaded: true, hasLocalCopy: false, hasUnsaved: true })
    await server.start()
    await until(after.connection, () => after.connection.isEditable)
    await after.connection.whenSaved()
    expect(server.doc.getText("t").toJSON()).toBe("全面加强学习")
  })
})

describe("an absence", () => {
  it("shows what each side wrote", async () => {
    const [mine, theirs] = [await liveTab(), await liveTab(li)]
    for (const [id, words] of [
      ["a", "加强学习"],
      ["b", "开展调研"],
    ] as const) {
      mine.text.insertEmbed(mine.text.length, { b: id, k: "paragraph" })
      mine.text.insert(mine.text.length, words)
    }
    await mine.connection.whenSaved()
    await untilDoc(theirs.doc, () => theirs.text.length === 10)
    await kept("开展调研", ["update"])
    const { promise: gate, resolve: letIn } = gateway()
    const left = Date.now()
    mine.connection.close()
    const away = tab({ token: () => gate.then(() => tokenOf("zhang")) })
    await until(away.connection, () => away.connection.isEditable)
    away.text.insert(5, "全员")
    theirs.text.insert(10, "两次")
    await theirs.connection.whenSaved()
    expect(away.connection.absence).toBe(null)
    letIn()
    await away.connection.whenSaved()
    expect(away.connection.absence).toEqual({
      since: null,
      until: expect.any(Number),
      mine: [{ id: "a", type: "paragraph", change: "changed", before: "加强学习", after: "加强学习全员" }],
      theirs: [{ id: "b", type: "paragraph", change: "changed", before: "开展调研", after: "开展调研两次" }],
    })

    server.breakOff(1011)
    await untilIs(away.connection, "offline")
    server.doc.getText("t").insert(12, "！")
    away.text.insert(1, "要")
    await untilIs(away.connection, "live")
    expect(away.connection.absence?.mine.map(({ after }) => after)).toEqual(["要加强学习全员"])
    expect(away.connection.absence?.since).toBeGreaterThanOrEqual(left)
  })

  it("in which one wrote nothing is none", async () => {
    const [mine, theirs] = [await liveTab(), await liveTab(li)]
    mine.connection.close()
    theirs.text.insert(0, "全面加强")
    await theirs.connection.whenSaved()
    const back = await liveTab()
    await back.connection.whenSaved()
    expect([back.text.toJSON(), back.connection.absence]).toEqual(["全面加强", null])
  })
})

function gateway() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((open) => {
    resolve = open
  })
  return { promise, resolve }
}
