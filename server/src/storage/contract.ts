import { describe, expect, it, onTestFinished } from "vitest"
import { planRoom, type Storage } from "./storage.ts"

/** A plan to start with. */
const plan = { id: "p1", title: "工作要点", by: "王", at: 1000 }

function bytes(text: string): Uint8Array {
  return new Uint8Array(new TextEncoder().encode(text))
}

/** What every storage promises. `make` makes a place for an empty one; `open` opens it, again too after it was closed. */
export function storageContract(name: string, make: () => Promise<{ readonly open: () => Promise<Storage> }>): void {
  async function opened(): Promise<Storage> {
    const storage = await (await make()).open()
    onTestFinished(() => storage.close())
    return storage
  }

  async function withPlan(): Promise<Storage> {
    const storage = await opened()
    await storage.create(plan, bytes("first"))
    return storage
  }

  async function log(storage: Storage, room = planRoom("p1"), since = 0): Promise<readonly string[]> {
    const rows = await storage.read(room, since)
    return rows.map(({ update }) => new TextDecoder().decode(update))
  }

  describe(`plans in ${name}`, () => {
    it("begin with none", async () => {
      const storage = await opened()
      expect(await storage.plans()).toEqual([])
      expect(await storage.plan("p1")).toBe(null)
    })

    it("are made with their room and a first update", async () => {
      const storage = await withPlan()
      const record = { id: "p1", title: "工作要点", by: "王", created: 1000, updated: 1000, format: 1 }
      expect(await storage.plan("p1")).toEqual(record)
      expect(await storage.plans()).toEqual([record])
      expect(await storage.read("plan.p1")).toEqual([{ seq: 1, update: bytes("first") }])
    })

    it("keep their id to themselves", async () => {
      const storage = await withPlan()
      await expect(storage.create({ ...plan, title: "另一个" }, bytes("other"))).rejects.toThrow()
      expect((await storage.plan("p1"))?.title).toBe("工作要点")
      expect(await log(storage)).toEqual(["first"])
    })

    it("are listed with the last changed first", async () => {
      const storage = await withPlan()
      await storage.create({ ...plan, id: "p2", at: 2000 }, bytes("x"))
      expect((await storage.plans()).map(({ id }) => id)).toEqual(["p2", "p1"])
      await storage.append([{ room: "plan.p1", update: bytes("y"), at: 3000 }])
      expect((await storage.plans()).map(({ id, updated }) => [id, updated])).toEqual([
        ["p1", 3000],
        ["p2", 2000],
      ])
    })

    it("take another title", async () => {
      const storage = await withPlan()
      expect(await storage.rename("p1", "三年行动计划")).toBe(true)
      expect((await storage.plan("p1"))?.title).toBe("三年行动计划")
      expect(await storage.rename("p9", "x")).toBe(false)
    })

    it("need a newer layout from when they are told, and never an older one again", async () => {
      const storage = await withPlan()
      expect(await storage.raiseFormat("p1", 3)).toBe(true)
      expect(await storage.raiseFormat("p1", 2)).toBe(true)
      expect((await storage.plan("p1"))?.format).toBe(3)
      expect(await storage.raiseFormat("p9", 2)).toBe(false)
    })

    it("take over the title in their text, but not over another name before it changes", async () => {
      const storage = await withPlan()
      await storage.rename("p1", "送审的要点")
      await storage.retitle("p1", "工作要点")
      expect((await storage.plan("p1"))?.title).toBe("送审的要点")
      await storage.retitle("p1", "2027年工作要点")
      expect((await storage.plan("p1"))?.title).toBe("2027年工作要点")
      await storage.retitle("p9", "x")
      expect(await storage.plan("p9")).toBe(null)
    })

    it("go with everything in them", async () => {
      const storage = await withPlan()
      expect(await storage.delete("p1")).toBe(true)
      expect(await storage.plan("p1")).toBe(null)
      await expect(storage.read("plan.p1")).rejects.toThrow('There is no room "plan.p1"')
      await expect(storage.append([{ room: "plan.p1", update: bytes("x"), at: 1 }])).rejects.toThrow()
      expect(await storage.delete("p1")).toBe(false)
      await storage.create(plan, bytes("anew"))
      expect(await log(storage)).toEqual(["anew"])
    })

    it("may have names that are special elsewhere", async () => {
      const storage = await opened()
      for (const id of ["__proto__", "constructor", "-", "0"]) await storage.create({ ...plan, id }, bytes(id))
      expect(await log(storage, "plan.__proto__")).toEqual(["__proto__"])
      expect((await storage.plan("constructor"))?.id).toBe("constructor")
      expect(await storage.plan("toString")).toBe(null)
    })
  })

  describe(`the log of ${name}`, () => {
    it("keeps the order and numbers each room by itself", async () => {
      const storage = await withPlan()
      await storage.create({ ...plan, id: "p2" }, bytes("first of p2"))
      const entry = (room: string, text: string) => ({ room, update: bytes(text), at: 1 })
      expect(await storage.append([entry("plan.p1", "a"), entry("plan.p2", "b"), entry("plan.p1", "c")])).toEqual([
        2, 2, 3,
      ])
      expect(await log(storage)).toEqual(["first", "a", "c"])
      expect(await log(storage, "plan.p2")).toEqual(["first of p2", "b"])
      expect(await log(storage, "plan.p1", 2)).toEqual(["c"])
      expect(await log(storage, "plan.p1", 3)).toEqual([])
    })

    it("takes a batch whole or not at all", async () => {
      const storage = await withPlan()
      const entries = ["plan.p1", "plan.nowhere"].map((room) => ({ room, update: bytes("x"), at: 1 }))
      await expect(storage.append(entries)).rejects.toThrow('There is no room "plan.nowhere"')
      expect(await log(storage)).toEqual(["first"])
    })

    it("takes calls in the order in which they are made", async () => {
      const storage = await withPlan()
      const texts = Array.from({ length: 50 }, (_, i) => `update ${i}`)
      const seqs = await Promise.all(
        texts.map((text) => storage.append([{ room: "plan.p1", update: bytes(text), at: 1 }])),
      )
      expect(seqs.flat()).toEqual(texts.map((_, i) => i + 2))
      expect(await log(storage)).toEqual(["first", ...texts])
    })

    it("keeps bytes as they are, none and many", async () => {
      const storage = await withPlan()
      const all = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7 + (i >> 8)) & 255)
      await storage.append([new Uint8Array(), all].map((update) => ({ room: "plan.p1", update, at: 1 })))
      const [, none, many] = await storage.read("plan.p1")
      expect(none?.update).toEqual(new Uint8Array())
      expect(Buffer.compare(many?.update ?? new Uint8Array(), all)).toBe(0)
    })

    it("is compacted up to a number and goes on counting", async () => {
      const storage = await withPlan()
      await storage.append(["a", "b", "c"].map((text) => ({ room: "plan.p1", update: bytes(text), at: 5000 })))
      await storage.compact("plan.p1", 3, bytes("first+a+b"))
      expect(await storage.read("plan.p1")).toEqual([
        { seq: 3, update: bytes("first+a+b") },
        { seq: 4, update: bytes("c") },
      ])
      expect(await storage.append([{ room: "plan.p1", update: bytes("d"), at: 6000 }])).toEqual([5])
      expect(await log(storage, "plan.p1", 3)).toEqual(["c", "d"])
      await storage.compact("plan.p1", 5, bytes("all"))
      expect(await storage.read("plan.p1")).toEqual([{ seq: 5, update: bytes("all") }])
      expect((await storage.plan("p1"))?.updated).toBe(6000)
    })

    it("is not compacted where there is nothing to compact", async () => {
      const storage = await withPlan()
      await expect(storage.compact("plan.p1", 0, bytes("x"))).rejects.toThrow()
      await expect(storage.compact("plan.p9", 1, bytes("x"))).rejects.toThrow()
      expect(await log(storage)).toEqual(["first"])
    })

    it("is there again after it was closed", async () => {
      const { open } = await make()
      const first = await open()
      await first.create(plan, bytes("first"))
      await first.append([{ room: "plan.p1", update: bytes("a"), at: 2000 }])
      await first.close()
      const second = await open()
      onTestFinished(() => second.close())
      expect(await log(second)).toEqual(["first", "a"])
      expect((await second.plan("p1"))?.updated).toBe(2000)
    })

    it("rejects what is asked after it was closed", async () => {
      const storage = await (await make()).open()
      await storage.close()
      await expect(storage.plans()).rejects.toThrow()
    })
  })
}
