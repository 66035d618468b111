/** Nothing leaves the server that its log does not hold. */
import { describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import { step1Frame, step2Frame, updateFrame } from "./protocol.ts"
import {
  type BareClient,
  bareIn,
  newPlan,
  steeredServer,
  stockClient,
  testServer,
  tokenFor,
  wordsOf,
} from "./testing/people.ts"
import { handmade, updateOf } from "./testing/updates.ts"

const nothing = Y.encodeStateVector(new Y.Doc())
const words = (client: number, text: string) => updateOf(client, (doc) => doc.getText("words").insert(0, text))

/** Resolves when the server has read everything that the client has sent: it answers this question last. */
async function untilRead(client: BareClient): Promise<void> {
  const pong = new Promise((resolve) => client.socket.once("pong", resolve))
  client.socket.ping()
  await pong
}

const updates = (client: BareClient) => client.heard.filter(({ type }) => type === "update")
const answers = (client: BareClient) => client.heard.filter(({ type }) => type === "step2")

describe("before the commit has returned", () => {
  it("nobody hears of an update, not even its author", async () => {
    const { server, storage, plan } = await steeredServer()
    const [author, witness] = [await bareIn(server, plan), await bareIn(server, plan, "reader")]
    storage.hold()
    author.send(updateFrame(words(1, "加强学习")))
    await vi.waitFor(() => expect(storage.appends).toBe(1))
    await untilRead(author)
    await untilRead(witness)
    expect([updates(author), updates(witness)]).toEqual([[], []])
    storage.release()
    await vi.waitFor(() => {
      expect(wordsOf(author)).toBe("加强学习")
      expect(wordsOf(witness)).toBe("加强学习")
    })
  })

  it("nobody who joins is told of it", async () => {
    const { server, storage, plan } = await steeredServer()
    const author = await bareIn(server, plan)
    storage.hold()
    author.send(updateFrame(words(1, "加强学习")))
    await vi.waitFor(() => expect(storage.appends).toBe(1))
    const late = await bareIn(server, plan, "reader")
    late.send(step1Frame(nothing))
    await untilRead(late)
    expect(late.heard.filter(({ type }) => type !== "awareness")).toEqual([])
    storage.release()
    await vi.waitFor(() => {
      expect(answers(late)).toHaveLength(1)
      expect(wordsOf(late)).toBe("加强学习")
    })
  })

  it("a step 2 counts like any update", async () => {
    const { server, storage, plan } = await steeredServer()
    const author = await bareIn(server, plan)
    storage.hold()
    author.send(step2Frame(words(1, "离线时写的")))
    await vi.waitFor(() => expect(storage.appends).toBe(1))
    await untilRead(author)
    expect(updates(author)).toEqual([])
    storage.release()
    await vi.waitFor(() => expect(wordsOf(author)).toBe("离线时写的"))
  })

  it("what arrives meanwhile goes into one commit, and one message", async () => {
    const { server, storage, plan } = await steeredServer()
    const [one, two] = [await bareIn(server, plan), await bareIn(server, plan, "author", { sub: "li" })]
    storage.hold()
    one.send(updateFrame(words(1, "一")))
    await vi.waitFor(() => expect(storage.appends).toBe(1))
    for (let client = 2; client < 42; client++) (client % 2 ? one : two).send(updateFrame(words(client, "字")))
    await untilRead(one)
    await untilRead(two)
    expect(storage.appends).toBe(1)
    storage.release()
    await vi.waitFor(() => expect(wordsOf(one)).toHaveLength(41))
    expect(storage.appends).toBe(2)
    expect(updates(one)).toHaveLength(2)
    expect(updates(two)).toHaveLength(2)
  })
})

describe("when a commit fails", () => {
  it("everybody is sent away with 1011 and finds what the log holds", async () => {
    const { server, storage, plan } = await steeredServer()
    const [author, witness] = [await bareIn(server, plan), await bareIn(server, plan, "reader")]
    author.send(updateFrame(words(1, "记下的")))
    await vi.waitFor(() => expect(wordsOf(witness)).toBe("记下的"))
    storage.fail(new Error("database or disk is full"))
    author.send(updateFrame(words(2, "没有记下的")))
    expect((await author.ended).code).toBe(1011)
    expect((await witness.ended).code).toBe(1011)
    expect(wordsOf(witness)).toBe("记下的")
    storage.fail(null)
    const again = await bareIn(server, plan)
    again.send(step1Frame(nothing))
    await vi.waitFor(() => expect(wordsOf(again)).toBe("记下的"))
  })

  it("stock clients come back and send again what was not saved", async () => {
    const { server, storage, plan } = await steeredServer()
    const author = stockClient(server, plan, await tokenFor("author"))
    await vi.waitFor(() => expect(author.provider.synced).toBe(true))
    storage.fail(new Error("database or disk is full"))
    author.text.insert(0, "加强学习")
    await vi.waitFor(() => expect(author.provider.wsconnected).toBe(false))
    storage.fail(null)
    const witness = stockClient(server, plan, await tokenFor("reader"))
    await vi.waitFor(() => expect(witness.text.toString()).toBe("加强学习"), 5000)
  })

  it("other rooms of other commits are not touched", async () => {
    const { server, storage, plan } = await steeredServer()
    const other = stockClient(server, plan, await tokenFor("author"))
    await vi.waitFor(() => expect(other.provider.synced).toBe(true))
    const broken = await bareIn(server, await newPlan(server))
    storage.fail(new Error("database or disk is full"))
    broken.send(updateFrame(words(1, "x")))
    expect((await broken.ended).code).toBe(1011)
    storage.fail(null)
    expect(other.provider.wsconnected).toBe(true)
  })
})

describe("when Yjs throws at an update", () => {
  // Structs that no client can have made: a piece of deleted content, then sound words of another client and, after these
  // have been taken in, text that begins within that piece.
  const first = handmade(1, 1, 7, 0, 0, 1, 0)
  const second = handmade(2, 1, 8, 0, 4, 1, "words", "坏", 1, 7, 0, 4, 1, "t", "ab", 0)

  it("only its sender is sent away, and the others lose nothing", async () => {
    const { server, plan } = await steeredServer()
    const [one, two] = [
      stockClient(server, plan, await tokenFor("author", { sub: "wang" })),
      stockClient(server, plan, await tokenFor("author", { sub: "li" })),
    ]
    await vi.waitFor(() => expect(two.provider.synced).toBe(true))
    const attacker = await bareIn(server, plan)
    attacker.send(updateFrame(first))
    one.text.insert(0, "加强学习")
    await vi.waitFor(() => expect(two.text.toString()).toBe("加强学习"))
    attacker.send(updateFrame(second))
    two.text.insert(4, "，改进作风")
    expect((await attacker.ended).code).toBe(4400)
    await vi.waitFor(() => expect(one.text.toString()).toBe("加强学习，改进作风"))
    one.text.insert(9, "。")
    await vi.waitFor(() => expect(two.text.toString()).toBe("加强学习，改进作风。"))
    expect(one.provider.wsUnsuccessfulReconnects).toBe(0)
    const late = stockClient(server, plan, await tokenFor("reader"))
    await vi.waitFor(() => expect(late.text.toString()).toBe("加强学习，改进作风。"))
  })
})

describe("a stop in good order", () => {
  it("saves what is under way, says so, and sends everybody away with 1012", async () => {
    const { server, storage, plan } = await steeredServer()
    const author = await bareIn(server, plan)
    storage.hold()
    author.send(updateFrame(words(1, "最后一句")))
    await vi.waitFor(() => expect(storage.appends).toBe(1))
    const closed = server.close()
    storage.release()
    await closed
    expect((await author.ended).code).toBe(1012)
    expect(wordsOf(author)).toBe("最后一句")
  })

  it("waits for nobody who does not answer", async () => {
    const server = await testServer()
    const stalled = await bareIn(server, await newPlan(server))
    stalled.socket.pause()
    const from = performance.now()
    await server.close()
    expect(performance.now() - from).toBeLessThan(5000)
  })
})
