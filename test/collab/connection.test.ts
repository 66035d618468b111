import { type Connection, type ConnectOptions, connectPlan } from "@yaodian/collab"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { until, untilDoc, untilIs } from "./facts.ts"
import { type PlanServer, planServer } from "./real-server.ts"

let server: PlanServer
const open: Connection[] = []

beforeEach(async () => {
  server = await planServer()
})

afterEach(async () => {
  for (const connection of open.splice(0)) connection.close()
  await server.remove()
})

/** A person at the plan, connected. They write in a text of their own beside the plan's, which has its title in it. */
async function desk(name = "张三", options: Partial<ConnectOptions> = {}) {
  const doc = new Y.Doc()
  const connection = connectPlan({
    server: server.url,
    plan: server.plan,
    doc,
    token: () => server.token(name),
    user: { name, sub: `sub-${name}` },
    retryDelay: () => 20,
    ...options,
  })
  open.push(connection)
  const seen: string[] = []
  connection.subscribe(() => {
    if (seen.at(-1) !== connection.saveState) seen.push(connection.saveState)
  })
  await until(connection, () => connection.state === "live" || connection.state === "refused")
  return { doc, text: doc.getText("words"), connection, seen }
}

type Desk = Awaited<ReturnType<typeof desk>>

const untilReads = ({ doc, text }: Desk, words: string) => untilDoc(doc, () => text.toJSON() === words)

/** What the server has, as somebody sees it who comes only now. */
async function onServer(): Promise<string> {
  const { text, connection } = await desk("后来人")
  const words = text.toJSON()
  connection.close()
  return words
}

/** Two people at a plan that says this. */
async function two(words: string) {
  const zhang = await desk("张三")
  zhang.text.insert(0, words)
  await zhang.connection.whenSaved()
  const li = await desk("李四")
  for (const { seen } of [zhang, li]) seen.length = 0
  return { zhang, li }
}

describe("two people", () => {
  it("who write at the same time read the same", async () => {
    const { zhang, li } = await two("加强学习。")
    for (const word of ["全", "面"]) zhang.text.insert(zhang.text.toJSON().indexOf("加"), word)
    for (const word of ["和", "调", "研"]) li.text.insert(li.text.length - 1, word)
    await Promise.all([zhang, li].map((each) => untilReads(each, "全面加强学习和调研。")))
    await Promise.all([zhang, li].map(({ connection }) => connection.whenSaved()))
    expect(await onServer()).toBe("全面加强学习和调研。")
  })

  // In less than 15 s, after which a state that the server did not take would be sent again.
  it("are shown to each other as their tokens name them, and are gone when they leave", {
    timeout: 10_000,
  }, async () => {
    const { zhang, li } = await two("")
    li.connection.setCursor({ anchor: { item: 3 } })
    const others = () => zhang.connection.people().filter(({ isMe }) => !isMe)
    await until(zhang.connection, () => others()[0]?.cursor !== null && others().length === 1)
    const mine = li.connection.people().find(({ isMe }) => isMe)
    expect(others()).toEqual([{ ...mine, isMe: false, cursor: { anchor: { item: 3 } } }])
    li.connection.reconnect()
    await until(zhang.connection, () => others().length === 0)
    await until(zhang.connection, () => others().length === 1)
    li.connection.close()
    await until(zhang.connection, () => others().length === 0)
  })
})

describe("the save state", () => {
  it("goes through saving to saved for words, deletions and undo", async () => {
    const { zhang } = await two("加强学习")
    const undo = new Y.UndoManager(zhang.text, { captureTimeout: 0 })
    const edits = [
      () => zhang.text.insert(0, "全面"),
      () => zhang.text.delete(1, 3),
      () => undo.undo(),
      () => undo.redo(),
    ]
    for (const edit of edits) {
      zhang.seen.length = 0
      edit()
      expect(zhang.connection.saveState).toBe("saving")
      await zhang.connection.whenSaved()
      expect(zhang.seen).toEqual(["saving", "saved"])
    }
    expect(await onServer()).toBe(zhang.text.toJSON())
  })

  it("reaches saved for both when two people delete the same words", async () => {
    const { zhang, li } = await two("全面加强学习")
    zhang.text.delete(0, 2)
    li.text.delete(0, 2)
    expect([zhang, li].map(({ connection }) => connection.saveState)).toEqual(["saving", "saving"])
    await Promise.all([zhang, li].map(({ connection }) => connection.whenSaved()))
    expect(await onServer()).toBe("加强学习")
  })

  it("reaches saved for both when two people make the same words bold and Yjs tidies up", async () => {
    const { zhang, li } = await two("全面加强学习")
    for (const { text } of [zhang, li]) text.format(0, 4, { strong: true })
    await Promise.all([zhang, li].map(({ connection }) => connection.whenSaved()))
    zhang.text.delete(1, 2)
    li.text.delete(2, 2)
    await Promise.all([zhang, li].map((each) => untilReads(each, "全学习")))
    await Promise.all([zhang, li].map(({ connection }) => connection.whenSaved()))
  })
})

describe("with the server stopped", () => {
  it("what is typed stays unsaved, and is saved after the restart", async () => {
    const { zhang } = await two("加强学习")
    await server.stop()
    await untilIs(zhang.connection, "offline")
    zhang.text.insert(4, "和调研")
    zhang.text.delete(0, 2)
    expect([zhang.connection.saveState, zhang.connection.hasUnsaved]).toEqual(["offline", true])
    expect(zhang.connection.isEditable).toBe(true)
    await server.start()
    await zhang.connection.whenSaved()
    expect(zhang.connection.saveState).toBe("saved")
    expect(await onServer()).toBe("学习和调研")
  })

  it("nothing that is typed reaches another document", async () => {
    const { zhang, li } = await two("加强学习")
    await server.stop()
    await Promise.all([zhang, li].map(({ connection }) => untilIs(connection, "offline")))
    const channels = [0, 1].map(
      () => new BroadcastChannel(`${server.url.replace("http", "ws")}/collab/plan.${server.plan}`),
    )
    const first = new Promise((resolve) => {
      channels[0]!.onmessage = (event) => resolve(event.data)
    })
    zhang.text.insert(0, "全面")
    // Whatever the tabs told each other would come before this.
    channels[1]!.postMessage("nothing came before")
    expect(await first).toBe("nothing came before")
    expect(li.text.toJSON()).toBe("加强学习")
    for (const channel of channels) channel.close()
  })
})

describe("a reader", () => {
  it("who writes is refused with the reason; the words stay in the document and reach nobody", async () => {
    const { zhang } = await two("加强学习")
    const reader = await desk("王五", { token: () => server.token("王五", "reader") })
    expect(reader.connection.state).toBe("live")
    reader.text.insert(0, "我要写")
    await untilIs(reader.connection, "refused")
    expect(reader.connection.reason).toMatchObject({ why: "forbidden", code: 4403 })
    expect([reader.connection.saveState, reader.connection.hasUnsaved]).toEqual(["refused", true])
    expect(reader.text.toJSON()).toBe("我要写加强学习")
    zhang.text.insert(4, "。")
    await zhang.connection.whenSaved()
    expect([zhang.text.toJSON(), await onServer()]).toEqual(["加强学习。", "加强学习。"])
  })

  it("who only reads comes back after others deleted", async () => {
    const { zhang } = await two("全面加强学习")
    const reader = await desk("王五", { token: () => server.token("王五", "reader"), readOnly: true })
    zhang.text.delete(0, 2)
    await untilReads(reader, "加强学习")
    reader.connection.reconnect()
    await untilIs(reader.connection, "live")
    zhang.text.insert(4, "。")
    await untilReads(reader, "加强学习。")
    expect(reader.connection.state).toBe("live")
  })
})

describe("a token", () => {
  it("that has expired is renewed by the token function", async () => {
    let count = 0
    const { connection } = await desk("张三", {
      token: () => server.token("张三", "author", count++ === 0 ? -60 : 3600),
    })
    expect([connection.state, count]).toEqual(["live", 2])
  })

  it("that expires while people write is renewed, and nothing is lost", async () => {
    let count = 0
    const { connection, text, seen } = await desk("张三", {
      token: () => server.token("张三", "author", count++ === 0 ? 2 : 3600),
    })
    for (let i = 0; i < 100; i++) {
      text.insert(i, "字")
      await connection.whenSaved()
    }
    await until(connection, () => connection.state === "connecting")
    text.insert(0, "又")
    await untilIs(connection, "live")
    await connection.whenSaved()
    expect([count, seen.includes("offline")]).toEqual([2, false])
    expect(await onServer()).toBe(text.toJSON())
  })
})

describe("a plan", () => {
  it("that does not exist refuses as missing", async () => {
    await server.deletePlan()
    const { connection } = await desk()
    expect(connection.reason?.why).toBe("missing")
  })

  it("that is deleted refuses as deleted, and what was typed is still there", async () => {
    const { connection, text } = await desk()
    text.insert(0, "加强学习")
    await connection.whenSaved()
    await server.deletePlan()
    await untilIs(connection, "refused")
    expect([connection.reason?.why, text.toJSON()]).toEqual(["deleted", "加强学习"])
  })
})

describe("three people on a line that breaks", () => {
  it.each([1, 2, 3])("all end saved and equal (seed %i)", async (seed) => {
    const random = randomFrom(seed)
    const desks = await Promise.all(["张三", "李四", "王五"].map((name) => desk(name)))
    for (let step = 0; step < 90; step++) {
      const { text, connection } = desks[random(3)]!
      const at = random(text.length + 1)
      if (random(3) === 0 && at < text.length) text.delete(at, Math.min(1 + random(5), text.length - at))
      else text.insert(at, "落实责任分工".slice(random(6)))
      if (random(15) === 0) connection.reconnect()
      if (step % 30 === 15) await server.stop()
      if (step % 30 === 25) await server.start()
      if (random(4) === 0) await new Promise(setImmediate)
    }
    await Promise.all(desks.map(({ connection }) => connection.whenSaved()))
    const words = await onServer()
    await Promise.all(desks.map((each) => untilReads(each, words)))
    expect(
      desks.every(({ connection }) => connection.saveState === "saved"),
      `seed ${seed}`,
    ).toBe(true)
  })
})

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
