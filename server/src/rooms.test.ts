/** What happens to rooms over time: quiet sockets, people who come and go, long logs, empty rooms. */
import { join } from "node:path"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { WebSocket } from "ws"
import * as Y from "yjs"
import { Commits } from "./commits.ts"
import { readOptions } from "./config.ts"
import { awarenessFrame, step1Frame, updateFrame } from "./protocol.ts"
import { Rooms } from "./rooms.ts"
import { sqliteStorage } from "./storage/sqlite.ts"
import { planRoom } from "./storage/storage.ts"
import { fakeClock } from "./testing/fake-clock.ts"
import {
  ask,
  type BareClient,
  bareIn,
  newPlan,
  steeredServer,
  stockClient,
  temporaryFolder,
  testServer,
  tokenFor,
  wordsOf,
} from "./testing/people.ts"
import { updateOf, updatesOf } from "./testing/updates.ts"

const entry = (client: number, clock: number, state: unknown) => ({ client, clock, state: JSON.stringify(state) })

const awareness = ({ heard }: BareClient) => heard.filter((message) => message.type === "awareness")

describe("presence in a room", () => {
  it("is told to everyone with the token's name, its author included, and to those who come later", async () => {
    const server = await testServer()
    const plan = await newPlan(server)
    const [wang, li] = [await bareIn(server, plan, "author", { sub: "wang" }), await bareIn(server, plan, "reader")]
    wang.send(awarenessFrame([entry(5, 1, { user: { name: "省长" }, cursor: 3 })]))
    const user = { name: "名字 wang", sub: "wang", unit: "临江市发展改革委" }
    const told = { type: "awareness", entries: [entry(5, 1, { user, cursor: 3 })] }
    await vi.waitFor(() => {
      expect(wang.heard).toContainEqual(told)
      expect(li.heard).toContainEqual(told)
    })
    const late = await bareIn(server, plan, "reader", { sub: "zhao" })
    await vi.waitFor(() => expect(late.heard).toContainEqual(told))
    wang.socket.close()
    await vi.waitFor(() => expect(li.heard).toContainEqual({ type: "awareness", entries: [entry(5, 1, null)] }))
  })

  it("that is too large ends the socket with 4413", async () => {
    const server = await testServer({ limits: { awarenessBytes: 100 } })
    const client = await bareIn(server, await newPlan(server))
    client.send(awarenessFrame([entry(5, 1, { text: "字".repeat(100) })]))
    expect((await client.ended).code).toBe(4413)
  })

  it("shows stock clients each other, and who has gone", async () => {
    const server = await testServer()
    const plan = await newPlan(server)
    const one = stockClient(server, plan, await tokenFor("author", { sub: "wang" }))
    const two = stockClient(server, plan, await tokenFor("reader", { sub: "li" }))
    one.provider.awareness.setLocalStateField("user", { name: "别人" })
    const seen = () => two.provider.awareness.getStates().get(one.doc.clientID)
    await vi.waitFor(() => expect(seen()?.user).toMatchObject({ name: "名字 wang", sub: "wang" }))
    one.provider.destroy()
    await vi.waitFor(() => expect(seen()).toBe(undefined))
  })
})

describe("a quiet socket", () => {
  it("hears something every 20 seconds", async () => {
    const clock = fakeClock(Date.now())
    const server = await testServer({ clock })
    const reader = await bareIn(server, await newPlan(server), "reader")
    await vi.waitFor(() => expect(reader.heard).toHaveLength(1))
    for (let round = 1; round <= 3; round++) {
      for (let second = 0; second < 20; second += 5) clock.advance(5000)
      await vi.waitFor(() => expect(awareness(reader).length).toBeGreaterThanOrEqual(round))
      expect(awareness(reader).at(-1)).toEqual({ type: "awareness", entries: [] })
    }
  })

  it("is dropped when it is dead", async () => {
    const clock = fakeClock(Date.now())
    const server = await testServer({ clock })
    const reader = await bareIn(server, await newPlan(server), "reader")
    await vi.waitFor(() => expect(reader.heard).toHaveLength(1))
    reader.socket.pause()
    for (let second = 0; second < 70; second += 5) clock.advance(5000)
    reader.socket.resume()
    expect((await reader.ended).code).toBe(1006)
  })
})

describe("an empty room", () => {
  async function rooms() {
    const storage = await sqliteStorage(join(await temporaryFolder(), "plans.sqlite"))
    onTestFinished(() => storage.close())
    const { limits } = readOptions({ secret: "s" })
    const clock = fakeClock()
    const told: string[] = []
    const context = {
      storage,
      limits,
      clock,
      commits: new Commits(storage),
      log: () => undefined,
      onQuiet: async (name: string) => void told.push(name),
    }
    return { storage, clock, rooms: new Rooms(context), told }
  }

  it("is let go half a minute after it was last used", async () => {
    const { storage, clock, rooms: all } = await rooms()
    await storage.create(
      { id: "p", title: "", by: "", at: 0 },
      updateOf(1, (doc) => doc.getText("t").insert(0, "字")),
    )
    expect(await all.read("plan.p", (doc) => doc.getText("t").toString())).toBe("字")
    clock.advance(29_000)
    expect(all.size).toBe(1)
    await all.read("plan.p", () => undefined)
    clock.advance(29_000)
    expect(all.size).toBe(1)
    clock.advance(1_000)
    await vi.waitFor(() => expect(all.size).toBe(0))
    expect(await all.read("plan.p", (doc) => doc.getText("t").toString())).toBe("字")
  })

  it("gives no room where there is none, and forgets it", async () => {
    const { rooms: all } = await rooms()
    await expect(all.read("plan.nowhere", () => undefined)).rejects.toThrow('There is no room "plan.nowhere"')
    expect(all.size).toBe(0)
  })

  it("with a long log is made one row, which says the same", async () => {
    const { storage, clock, rooms: all } = await rooms()
    const updates = updatesOf(1, (doc) => {
      for (let i = 0; i < 500; i++) doc.getText("t").insert((i * 7) % (i + 1), `字${i % 10}`)
      for (let i = 0; i < 100; i++) doc.getText("t").delete(i, 2)
    })
    await storage.create({ id: "p", title: "", by: "", at: 0 }, updates[0] ?? new Uint8Array())
    await storage.append(updates.slice(1).map((update) => ({ room: "plan.p", update, at: 1 })))
    const before = await all.read("plan.p", (doc) => doc.getText("t").toString())
    await vi.waitFor(async () => expect(await storage.read("plan.p")).toHaveLength(1))
    clock.advance(30_000)
    await vi.waitFor(() => expect(all.size).toBe(0))
    expect(await all.read("plan.p", (doc) => doc.getText("t").toString())).toBe(before)
    expect(before).toHaveLength(800)
  })
})

describe("while somebody writes without a pause", () => {
  /** Somebody writes in every turn of the event loop, so that each commit finds something for the next one. */
  async function busyServer() {
    const { server, storage, plan } = await steeredServer({ limits: { messagesPerSecond: 1e9, messageBurst: 1e9 } })
    const author = await bareIn(server, plan)
    const doc = new Y.Doc()
    doc.on("update", (update: Uint8Array) => author.send(updateFrame(update)))
    const write = () => {
      if (author.socket.readyState !== WebSocket.OPEN) return
      doc.getText("words").insert(0, "字")
      setImmediate(write)
    }
    write()
    await vi.waitFor(() => expect(storage.appends).toBeGreaterThan(5))
    return { server, plan, author }
  }

  it("reading other plans and this one does not wait for the end", async () => {
    const { server, plan, author } = await busyServer()
    const token = await tokenFor("reader")
    expect((await ask(server, "GET", `/api/plans/${plan}/export`, { token })).status).toBe(200)
    expect((await ask(server, "GET", "/api/plans", { token })).status).toBe(200)
    expect(author.socket.readyState).toBe(WebSocket.OPEN)
  })

  it("the server stops in good order", async () => {
    const { server, author } = await busyServer()
    await server.close()
    expect((await author.ended).code).toBe(1012)
  })
})

describe("a room in use", () => {
  it("stays when nobody but one is left, however long", async () => {
    const clock = fakeClock(Date.now())
    const { server, plan } = await steeredServer({ clock })
    const author = await bareIn(server, plan)
    author.send(updateFrame(updateOf(1, (doc) => doc.getText("words").insert(0, "一"))))
    await vi.waitFor(() => expect(wordsOf(author)).toBe("一"))
    for (let second = 0; second < 45; second += 5) clock.advance(5000)
    author.send(updateFrame(updateOf(2, (doc) => doc.getText("words").insert(0, "二"))))
    await vi.waitFor(() => expect(wordsOf(author)).toHaveLength(2))
  })

  it("that many join while it is being loaded serves them all", async () => {
    const { server, plan } = await steeredServer()
    const token = await tokenFor("author")
    const clients = Array.from({ length: 8 }, () => stockClient(server, plan, token))
    clients.forEach(({ text }, i) => {
      text.insert(0, String.fromCharCode(0x4e00 + i))
    })
    await vi.waitFor(() => {
      for (const { text } of clients) expect(text.toString()).toHaveLength(8)
    })
  })

  it("answers a step 1 with no more than is asked for", async () => {
    const { server, storage, plan } = await steeredServer()
    const client = await bareIn(server, plan)
    const rows = await storage.read(planRoom(plan))
    const stateVector = Y.encodeStateVectorFromUpdate(rows[0]?.update ?? new Uint8Array())
    client.send(step1Frame(stateVector))
    await vi.waitFor(() => expect(client.heard.find(({ type }) => type === "step2")).toBeTruthy())
    const answer = client.heard.find((message) => message.type === "step2")
    expect(Y.decodeUpdate(answer?.update ?? new Uint8Array()).structs).toEqual([])
  })

  it("of a plan that is deleted is closed with 4409", async () => {
    const server = await testServer()
    const plan = await newPlan(server)
    const reader = await bareIn(server, plan, "reader")
    await ask(server, "DELETE", `/api/plans/${plan}`, { token: await tokenFor("author") })
    expect((await reader.ended).code).toBe(4409)
    expect((await (await bareIn(server, plan)).ended).code).toBe(4404)
  })
})
