import { connect } from "node:net"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { WebSocket } from "ws"
import * as Y from "yjs"
import { signToken } from "./auth.ts"
import type { LogEvent } from "./log.ts"
import { awarenessFrame, deniedFrame, updateFrame } from "./protocol.ts"
import type { RunningServer } from "./server.ts"
import { fakeClock } from "./testing/fake-clock.ts"
import { ask, bareClient, bareIn, newPlan, steeredServer, stockClient, testServer, tokenFor } from "./testing/people.ts"
import { updateOf } from "./testing/updates.ts"

/** Sends a raw upgrade request, so that nothing mends the path, and gives the answer's first line. */
async function knock(server: RunningServer, path: string): Promise<string> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
  )
  let answer = ""
  for await (const chunk of socket) {
    answer += chunk
    if (answer.includes("\r\n")) break
  }
  return answer.split("\r\n", 1)[0] ?? ""
}

describe("a token", () => {
  const now = Math.floor(Date.now() / 1000)
  const roles = { "*": "author" } as const
  it.each<readonly [string, () => string | null | Promise<string>]>([
    ["missing", () => null],
    ["nonsense", () => "nonsense"],
    ["signed with another secret", () => signToken({ sub: "a", name: "a", roles }, { secret: "other", seconds: 60 })],
    [
      "of the algorithm none",
      () => {
        const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
        return `${part({ alg: "none" })}.${part({ sub: "a", exp: now + 60, roles })}.`
      },
    ],
  ])("that is %s is turned away before the upgrade with 401", async (_name, make) => {
    const server = await testServer()
    const plan = await newPlan(server)
    await expect(bareClient(server, `plan.${plan}`, await make()).opened).rejects.toThrow("status 401")
  })

  it("of ours that has expired is told so by 4401", async () => {
    const server = await testServer()
    const client = await bareIn(server, await newPlan(server), "author", { seconds: -5 })
    expect((await client.ended).code).toBe(4401)
    expect(client.heard).toEqual([])
  })

  it("ends its socket with 4401 when it expires", async () => {
    const clock = fakeClock()
    const server = await testServer({ clock })
    const bearer = { now: clock.now(), seconds: 60 }
    const { json } = await ask(server, "POST", "/api/plans", {
      token: await tokenFor("author", bearer),
      json: { title: "x" },
    })
    const client = await bareIn(server, json.id, "author", bearer)
    const longer = await bareIn(server, json.id, "author", { now: clock.now(), seconds: 3600 })
    await vi.waitFor(() => expect(client.heard).not.toEqual([]))
    clock.advance(59_000)
    clock.advance(1_000)
    expect((await client.ended).code).toBe(4401)
    expect(longer.socket.readyState).toBe(WebSocket.OPEN)
  })

  it("without a role in the plan is told so by 4403", async () => {
    const server = await testServer()
    const client = await bareIn(server, await newPlan(server), "author", { plan: "another" })
    expect((await client.ended).code).toBe(4403)
    expect(client.heard).toEqual([])
  })

  it("is good for the plan that it names", async () => {
    const server = await testServer()
    const plan = await newPlan(server)
    const client = await bareIn(server, plan, "reader", { plan })
    await vi.waitFor(() => expect(client.heard).toHaveLength(1))
  })

  it("never gets into the log", async () => {
    const events: LogEvent[] = []
    const server = await testServer({ log: (event) => events.push(event) })
    const plan = await newPlan(server)
    const tokens = [await tokenFor("reader"), await tokenFor("author", { seconds: -5 }), await tokenFor("author")]
    const [reader = "", expired = "", author = ""] = tokens
    const writer = bareClient(server, `plan.${plan}`, reader)
    await writer.opened
    writer.send(updateFrame(updateOf(1, (doc) => doc.getText("words").insert(0, "x"))))
    await writer.ended
    await bareClient(server, `plan.${plan}`, expired).ended
    await bareClient(server, "plan.nowhere", author).ended
    await expect(bareClient(server, `plan.${plan}?token=${author}x`, null).opened).rejects.toThrow()
    stockClient(server, plan, author, { inParams: true }).provider.destroy()
    await ask(server, "GET", `/api/plans?token=${author}`, { token: `${author}x` })
    expect(events.map(({ event }) => event)).toContain("refused")
    const said = JSON.stringify(events)
    for (const token of tokens) expect(said).not.toContain(token.split(".")[2])
  })
})

describe("a room", () => {
  it("of no plan is told so by 4404, and nothing is made", async () => {
    const server = await testServer()
    const client = await bareIn(server, "nowhere")
    expect((await client.ended).code).toBe(4404)
    expect((await ask(server, "GET", "/api/plans", { token: await tokenFor("author") })).json.plans).toEqual([])
  })

  it.each([
    "/collab/plan.%ff%fe",
    "/collab/plan.%00",
    "/collab/plan.a%00b",
    "/collab/plan.",
    "/collab/plan.a/b",
    "/collab/plan.../../etc/passwd",
    "/collab/plan.临江",
    "/collab/__proto__",
    "/collab/review.abc",
    "/collab/",
    "/collab",
    "/",
    "//",
    "/%",
    "*",
    `/collab/plan.${"a".repeat(65)}`,
    `/collab/plan.${"a".repeat(8000)}`,
  ])("named %s is refused with 400", async (path) => {
    const server = await testServer()
    expect(await knock(server, path)).toContain(" 400 ")
    expect((await ask(server, "GET", "/healthz")).status).toBe(200)
  })

  it("named like something special is a name like any other", async () => {
    const server = await testServer()
    for (const name of ["__proto__", "constructor", "toString"]) {
      expect((await (await bareIn(server, name)).ended).code).toBe(4404)
    }
  })
})

describe("a client of an older layout", () => {
  const words = updateFrame(updateOf(1, (doc) => doc.getText("words").insert(0, "x")))

  async function planOfFormat2() {
    const { server, storage, plan } = await steeredServer()
    await storage.raiseFormat(plan, 2)
    return { server, plan, token: await tokenFor("author") }
  }

  it("is told so before all else, hears and shows where it is, and is sent away when it writes", async () => {
    const { server, plan, token } = await planOfFormat2()
    for (const query of ["", "?format=1", "?format=x"]) {
      const old = bareClient(server, `plan.${plan}${query}`, token)
      await vi.waitFor(() => expect(old.frames.length).toBeGreaterThan(1))
      expect(old.frames[0]).toEqual(deniedFrame("format"))
      old.send(updateFrame(Y.encodeStateAsUpdate(new Y.Doc())))
      old.send(awarenessFrame([{ client: 7, clock: 1, state: "{}" }]))
      await vi.waitFor(() => expect(old.heard.some(({ type }) => type === "awareness")).toBe(true))
      old.send(words)
      expect(await old.ended).toMatchObject({ code: 4403, reason: "format" })
    }
  })

  it("is what no client of the plan's layout or a newer one is, nor a reader", async () => {
    const { server, plan, token } = await planOfFormat2()
    const reader = bareClient(server, `plan.${plan}?format=1`, await tokenFor("reader"))
    await reader.opened
    reader.send(words)
    expect(await reader.ended).toMatchObject({ code: 4403, reason: "may not write here" })
    for (const format of [2, 3]) {
      const client = bareClient(server, `plan.${plan}?format=${format}`, token)
      await client.opened
      client.send(updateFrame(updateOf(format, (doc) => doc.getText("words").insert(0, "x"))))
      await vi.waitFor(() => expect(client.heard.some(({ type }) => type === "update")).toBe(true))
    }
  })

  it("can see which layout a plan needs", async () => {
    const { server, plan, token } = await planOfFormat2()
    const answer = await fetch(`${server.url}/api/plans/${plan}`, { headers: { authorization: `Bearer ${token}` } })
    expect(await answer.json()).toMatchObject({ format: 2 })
  })
})

describe("a socket that is refused", () => {
  it("is dropped though its client keeps its side open, and holds up no stop", async () => {
    const server = await testServer()
    const { hostname, port } = new URL(server.url)
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
    onTestFinished(() => void socket.destroy())
    socket.on("error", () => undefined)
    socket.write("GET /collab/plan.x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")
    socket.resume()
    await new Promise((resolve) => socket.once("end", resolve))
    await server.close()
  })
})

describe("the number of sockets", () => {
  it("with one token and from one address is limited", async () => {
    const server = await testServer({ limits: { socketsPerToken: 2, socketsPerAddress: 3 } })
    const plan = await newPlan(server)
    const token = await tokenFor("reader")
    const open = async (other = token) => {
      const client = bareClient(server, `plan.${plan}`, other)
      await client.opened
      return client
    }
    const [first] = [await open(), await open()]
    expect((await (await open()).ended).code).toBe(4529)
    const another = await tokenFor("reader", { sub: "li" })
    const third = await open(another)
    expect((await (await open(another)).ended).code).toBe(4529)
    first.socket.close()
    await first.ended
    await vi.waitFor(async () => expect((await open()).socket.readyState).toBe(WebSocket.OPEN))
    expect(third.socket.readyState).toBe(WebSocket.OPEN)
  })
})
