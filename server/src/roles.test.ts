/** Who may write, and what becomes of those who may not but do. */
import { describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import type { Role } from "./auth.ts"
import { step1Frame, step2Frame, updateFrame } from "./protocol.ts"
import { planRoom } from "./storage/storage.ts"
import { bareIn, newPlan, steeredServer, stockClient, testServer, tokenFor, wordsOf } from "./testing/people.ts"
import { updateOf, updateOn } from "./testing/updates.ts"

const words = updateOf(99, (doc) => doc.getText("words").insert(0, "篡改"))

describe.each<Role>(["reader", "reviewer"])("a %s", (role) => {
  it.each([
    ["an update", updateFrame],
    ["a step 2", step2Frame],
  ])("who writes %s changes nothing and is sent away with 4403", async (_name, frame) => {
    const { server, storage, plan } = await steeredServer()
    const [author, witness] = [await bareIn(server, plan), await bareIn(server, plan, "reader", { sub: "li" })]
    author.send(updateFrame(updateOf(1, (doc) => doc.getText("words").insert(0, "加强学习"))))
    await vi.waitFor(() => expect(wordsOf(witness)).toBe("加强学习"))
    const before = await storage.read(planRoom(plan))
    const writer = await bareIn(server, plan, role)
    writer.send(frame(words))
    expect(await writer.ended).toEqual({ code: 4403, reason: "may not write here" })
    expect(await storage.read(planRoom(plan))).toEqual(before)
    author.send(step1Frame(Y.encodeStateVector(new Y.Doc())))
    await vi.waitFor(() => expect(author.heard.some(({ type }) => type === "step2")).toBe(true))
    expect(wordsOf(author)).toBe("加强学习")
    expect(wordsOf(witness)).toBe("加强学习")
  })

  it("who deletes is sent away too", async () => {
    const { server, storage, plan } = await steeredServer()
    const author = await bareIn(server, plan)
    const typed = updateOf(1, (doc) => doc.getText("words").insert(0, "加强学习"))
    author.send(updateFrame(typed))
    await vi.waitFor(() => expect(wordsOf(author)).toBe("加强学习"))
    const before = await storage.read(planRoom(plan))
    const writer = await bareIn(server, plan, role)
    writer.send(updateFrame(updateOn([typed], 2, (doc) => doc.getText("words").delete(0, 2))))
    expect((await writer.ended).code).toBe(4403)
    expect(await storage.read(planRoom(plan))).toEqual(before)
  })
})

describe("an honest reader", () => {
  it("is in, hears everything, and stays in when coming back after others deleted text", async () => {
    const server = await testServer()
    const plan = await newPlan(server)
    const author = stockClient(server, plan, await tokenFor("author"))
    author.text.insert(0, "加强学习，改进作风。")
    const reader = stockClient(server, plan, await tokenFor("reader"))
    await vi.waitFor(() => expect(reader.text.toString()).toBe("加强学习，改进作风。"))
    author.text.delete(2, 3)
    await vi.waitFor(() => expect(reader.text.toString()).toBe("加强改进作风。"))
    reader.provider.disconnect()
    author.text.delete(0, 2)
    author.text.insert(5, "！")
    reader.provider.connect()
    await vi.waitFor(() => expect(reader.text.toString()).toBe("改进作风。！"))
    expect(reader.provider.synced).toBe(true)
    expect(reader.provider.shouldConnect).toBe(true)
  })

  it("is not sent away for marks that Yjs takes off by itself", async () => {
    const server = await testServer()
    const plan = await newPlan(server)
    const [one, two] = [
      stockClient(server, plan, await tokenFor("author", { sub: "wang" })),
      stockClient(server, plan, await tokenFor("author", { sub: "li" })),
    ]
    one.text.insert(0, "加强学习，改进作风。")
    one.text.format(2, 2, { strong: true })
    await vi.waitFor(() => expect(two.text.length).toBe(10))
    const reader = stockClient(server, plan, await tokenFor("reader"))
    await vi.waitFor(() => expect(reader.text.length).toBe(10))
    const cleaned = new Promise<void>((resolve) => {
      reader.doc.on("update", (_update: Uint8Array, origin: unknown) => {
        if (origin !== reader.provider) resolve()
      })
    })
    // Each deletes one of the two strong characters without hearing of the other: the marks around nothing can go. A bare
    // client brings both deletions, so that of all who are connected only the reader's Yjs can take the marks off.
    one.provider.disconnect()
    two.provider.disconnect()
    one.text.delete(2, 1)
    two.text.delete(3, 1)
    const courier = await bareIn(server, plan)
    for (const { doc } of [one, two]) courier.send(updateFrame(Y.encodeStateAsUpdate(doc)))
    await cleaned
    one.provider.connect()
    one.text.insert(0, "要")
    await vi.waitFor(() => expect(reader.text.toString()).toBe("要加强，改进作风。"))
    expect(reader.provider.shouldConnect).toBe(true)
  })

  it("does not take marks off for the others by that", async () => {
    const { server, storage, plan } = await steeredServer()
    const author = await bareIn(server, plan)
    const strong = updateOf(1, (doc) => doc.getText("words").insert(0, "重点", { strong: true }))
    author.send(updateFrame(strong))
    await vi.waitFor(() => expect(wordsOf(author)).toBe("重点"))
    const before = await storage.read(planRoom(plan))
    const reader = await bareIn(server, plan, "reader")
    reader.send(updateFrame(updateOn([strong], 2, (doc) => doc.getText("words").format(0, 2, { strong: null }))))
    reader.send(updateFrame(words))
    expect((await reader.ended).code).toBe(4403)
    expect(await storage.read(planRoom(plan))).toEqual(before)
  })
})

describe("an admin", () => {
  it("writes like an author", async () => {
    const server = await testServer()
    const plan = await newPlan(server)
    const admin = await bareIn(server, plan, "admin")
    admin.send(updateFrame(words))
    await vi.waitFor(() => expect(wordsOf(admin)).toBe("篡改"))
  })
})
