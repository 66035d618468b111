/** Clients that mean harm: the server stays, a healthy pair notices nothing, the offender is sent away. */
import { connect } from "node:net"
import fc from "fast-check"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { WebSocket } from "ws"
import * as Y from "yjs"
import type { Limits } from "./limits.ts"
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from "./protocol.ts"
import type { RunningServer } from "./server.ts"
import { ask, bareIn, newPlan, stockClient, temporaryFolder, testServer, tokenFor, wordsOf } from "./testing/people.ts"
import { handmade, updateOf, updatesOf } from "./testing/updates.ts"

/** Two people who go on writing; `check` fails if one of them has lost the line or the other's words. */
async function healthyPair(server: RunningServer, plan: string) {
  const one = stockClient(server, plan, await tokenFor("author", { sub: "wang" }))
  const two = stockClient(server, plan, await tokenFor("author", { sub: "li" }))
  await vi.waitFor(() => expect(one.provider.synced && two.provider.synced).toBe(true))
  const losses = vi.fn()
  one.provider.on("connection-close", losses)
  two.provider.on("connection-close", losses)
  let written = 0
  return {
    async check() {
      const mark = `⟦${written++}⟧`
      one.text.insert(one.text.length, mark)
      two.text.insert(0, mark)
      await vi.waitFor(() => {
        expect(two.text.toString().split(mark)).toHaveLength(3)
        expect(one.text.toString()).toBe(two.text.toString())
      })
      expect(losses).not.toHaveBeenCalled()
    },
  }
}

async function attacked(limits: Partial<Limits> = {}) {
  const server = await testServer({ limits })
  const plan = await newPlan(server)
  return { server, plan, pair: await healthyPair(server, plan) }
}

const long = process.env.YAODIAN_LONG ? 20 : 1

describe("frames of garbage", () => {
  const valid = updateOf(77, (doc) => {
    doc.getText("t").insert(0, "加强学习", { strong: true })
    doc.getMap("a").set("a/level", 2)
    doc.getText("t").insertEmbed(1, { b: "x", k: "task" })
  })
  const frames = [
    updateFrame(valid),
    step2Frame(valid),
    step1Frame(Y.encodeStateVectorFromUpdate(valid)),
    awarenessFrame([{ client: 77, clock: 1, state: "{}" }]),
  ]
  const mutated = fc
    .record({
      frame: fc.constantFrom(...frames),
      changes: fc.array(fc.record({ at: fc.nat(), to: fc.nat({ max: 255 }) }), { maxLength: 5 }),
      length: fc.nat({ max: 200 }),
    })
    .map(({ frame, changes, length }) => {
      const bytes = frame.slice(0, Math.max(1, length))
      for (const { at, to } of changes) bytes[at % bytes.length] = to
      return bytes
    })
  const garbage = fc.oneof(
    { weight: 4, arbitrary: mutated },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 50 }) },
  )

  it("never end the server and never disturb others in the same room", { timeout: long * 30_000 }, async () => {
    const { server, plan, pair } = await attacked()
    await fc.assert(
      fc.asyncProperty(fc.array(garbage, { minLength: 1, maxLength: 30 }), async (sent) => {
        const attacker = await bareIn(server, plan, "author", { sub: "attacker" })
        for (const frame of sent) attacker.send(frame)
        attacker.socket.close()
        const { code } = await attacker.ended
        expect([1005, 4400]).toContain(code)
        await pair.check()
      }),
      { numRuns: 40 * long },
    )
    const late = stockClient(server, plan, await tokenFor("reader"))
    await vi.waitFor(() => expect(late.provider.synced).toBe(true))
  })

  it.each<readonly [string, Uint8Array | string]>([
    ["a text", "加强学习"],
    ["nothing", new Uint8Array()],
    ["a kind that there is not", handmade(9, 1, 2)],
    ["an auth message", handmade(2, 0, "x")],
    ["a step that there is not", handmade(0, 3, "x")],
    ["a length that leads out of the frame", handmade(0, 2, 1000, 1)],
    ["an update that is none", updateFrame(Uint8Array.of(9, 9, 9))],
    ["a hundred million structs", updateFrame(handmade(1, 100_000_000, 7, 0, 0, 1, 0))],
    ["a state vector that is none", step1Frame(Uint8Array.of(200))],
    ["awareness that ends too early", handmade(1, 3, 200)],
    ["awareness of thousands", awarenessFrame(Array(1001).fill({ client: 7, clock: 1, state: "{}" }))],
  ])("such as %s end the socket with 4400", async (_name, frame) => {
    const { server, plan, pair } = await attacked()
    const attacker = await bareIn(server, plan)
    attacker.send(frame)
    expect((await attacker.ended).code).toBe(4400)
    await pair.check()
  })
})

describe("too much", () => {
  it("in one frame ends the socket with 1009, at the limit it does not", async () => {
    const { server, plan, pair } = await attacked({ frameBytes: 100_000 })
    const within = await bareIn(server, plan)
    const update = (length: number) => updateFrame(updateOf(5, (doc) => doc.getText("x").insert(0, "a".repeat(length))))
    const overhead = update(99_000).length - 99_000
    within.send(update(100_000 - overhead))
    await vi.waitFor(() => expect(within.heard.some(({ type }) => type === "update")).toBe(true))
    const over = await bareIn(server, plan)
    over.send(update(100_001 - overhead))
    expect((await over.ended).code).toBe(1009)
    await pair.check()
    expect(within.socket.readyState).toBe(WebSocket.OPEN)
  })

  it("in a second ends the socket with 4529", async () => {
    const { server, plan, pair } = await attacked({ messageBurst: 300 })
    const flood = await bareIn(server, plan)
    for (let i = 0; i < 2000; i++) flood.send(awarenessFrame([]))
    expect((await flood.ended).code).toBe(4529)
    await pair.check()
  })

  it("by asking for everything again and again ends the socket with 4529", async () => {
    const { server, plan, pair } = await attacked()
    const curious = await bareIn(server, plan, "reader")
    for (let i = 0; i < 100; i++) curious.send(step1Frame(Y.encodeStateVector(new Y.Doc())))
    expect((await curious.ended).code).toBe(4529)
    await pair.check()
  })

  it("by asking who is there again and again ends the socket with 4529", async () => {
    const { server, plan, pair } = await attacked()
    const curious = await bareIn(server, plan, "reader")
    for (let i = 0; i < 100; i++) curious.send(handmade(3))
    expect((await curious.ended).code).toBe(4529)
    await pair.check()
  })

  it("in pongs that nobody asked for ends the socket with 4529", async () => {
    const { server, plan, pair } = await attacked({ messageBurst: 300 })
    const flood = await bareIn(server, plan, "reader")
    for (let i = 0; i < 2000; i++) flood.socket.pong()
    expect((await flood.ended).code).toBe(4529)
    await pair.check()
  })

  it("on top of what nobody has ends the socket with 4400", async () => {
    const { server, plan, pair } = await attacked({ pendingStructs: 50 })
    const updates = updatesOf(5, (doc) => {
      for (let i = 0; i < 100; i++) doc.getText("x").insert(0, "x")
    })
    const attacker = await bareIn(server, plan)
    for (const update of updates.slice(1, 51)) attacker.send(updateFrame(update))
    await pair.check()
    expect(attacker.socket.readyState).toBe(WebSocket.OPEN)
    attacker.send(updateFrame(updates[51] ?? new Uint8Array()))
    expect((await attacker.ended).code).toBe(4400)
    await pair.check()
  })

  it("that waits for each other ends the socket with 4400", async () => {
    const { server, plan, pair } = await attacked({ pendingStructs: 50 })
    const attacker = await bareIn(server, plan)
    const text = { byte: 4 | 128 }
    for (let client = 10; client < 62; client += 2) {
      attacker.send(
        updateFrame(handmade(2, 1, client, 0, text, client + 1, 0, "x", 1, client + 1, 0, text, client, 0, "y", 0)),
      )
    }
    expect((await attacker.ended).code).toBe(4400)
    await pair.check()
  })

  it("on top of what nobody has does not lock out those who have heard of it and come back", async () => {
    const { server, plan, pair } = await attacked({ pendingStructs: 50 })
    const updates = updatesOf(5, (doc) => {
      for (let i = 0; i < 41; i++) doc.getText("x").insert(0, "x")
    })
    const attacker = await bareIn(server, plan)
    for (const update of updates.slice(1)) attacker.send(updateFrame(update))
    const honest = stockClient(server, plan, await tokenFor("author", { sub: "zhao" }))
    await pair.check()
    await vi.waitFor(() => expect(honest.doc.store.pendingStructs).not.toBe(null))
    honest.provider.disconnect()
    honest.text.insert(0, "离线时写的")
    honest.provider.connect()
    const witness = stockClient(server, plan, await tokenFor("reader", { sub: "qian" }))
    await vi.waitFor(() => expect(witness.text.toString()).toContain("离线时写的"))
    expect(honest.provider.shouldConnect).toBe(true)
  })

  it("on top of what nobody has counts what an earlier life of the room has left", async () => {
    const data = await temporaryFolder()
    const limits = { pendingStructs: 50 }
    const updates = updatesOf(5, (doc) => {
      for (let i = 0; i < 100; i++) doc.getText("x").insert(0, "x")
    })
    const first = await testServer({ data, limits })
    const plan = await newPlan(first)
    const attacker = await bareIn(first, plan)
    for (const update of updates.slice(1, 51)) attacker.send(updateFrame(update))
    await vi.waitFor(() => expect(wordsOf(attacker)).toBe(""))
    attacker.send(step1Frame(Y.encodeStateVector(new Y.Doc())))
    await vi.waitFor(() => expect(attacker.heard.some(({ type }) => type === "step2")).toBe(true))
    await first.close()
    const again = await bareIn(await testServer({ data, limits }), plan)
    again.send(updateFrame(updates[51] ?? new Uint8Array()))
    expect((await again.ended).code).toBe(4400)
  })

  it("for a reader that stalls ends that one; the honest writer is never cut off", async () => {
    const { server, plan } = await attacked({ unsentBytes: 300_000, bytesPerSecond: 1e9 })
    const stalled = await bareIn(server, plan, "reader")
    stalled.socket.pause()
    const writer = stockClient(server, plan, await tokenFor("author", { sub: "zhao" }))
    await vi.waitFor(() => expect(writer.provider.synced).toBe(true))
    const losses = vi.fn()
    writer.provider.on("connection-close", losses)
    const chunk = "字".repeat(100_000)
    for (let i = 0; i < 60; i++) writer.text.insert(0, chunk)
    const witness = stockClient(server, plan, await tokenFor("reader", { sub: "qian" }))
    await vi.waitFor(() => expect(witness.text.length).toBeGreaterThanOrEqual(6_000_000), 20_000)
    expect(losses).not.toHaveBeenCalled()
    stalled.socket.resume()
    expect([1006, 1013]).toContain((await stalled.ended).code)
  })
})

describe("half-open requests", () => {
  it.each([
    ["say nothing", ""],
    ["stop in their head", "GET /healthz HTTP/1.1\r\nHost: x\r\n"],
    ["stop in their body", "POST /api/demo/token HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{"],
  ])("that %s are dropped in time", async (_name, said) => {
    const server = await testServer({ limits: { requestMs: 300 } })
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    onTestFinished(() => void socket.destroy())
    socket.on("error", () => undefined)
    const closed = new Promise((resolve) => socket.once("close", resolve))
    socket.write(said)
    socket.resume()
    await closed
    expect((await ask(server, "GET", "/healthz")).status).toBe(200)
  })
})
