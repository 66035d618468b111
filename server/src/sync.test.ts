import { describe, expect, it, vi } from "vitest"
import { newPlan, stockClient, temporaryFolder, testServer, tokenFor } from "./testing/people.ts"

describe("stock clients", () => {
  it("come to the same text, with the token as a subprotocol and as a parameter", async () => {
    const server = await testServer()
    const plan = await newPlan(server)
    const one = stockClient(server, plan, await tokenFor("author", { sub: "wang" }))
    const two = stockClient(server, plan, await tokenFor("admin", { sub: "li" }), { inParams: true })
    one.text.insert(0, "加强学习。")
    two.text.insert(0, "改进作风。")
    await vi.waitFor(() => {
      expect(one.text.toString()).toHaveLength(10)
      expect(two.text.toString()).toBe(one.text.toString())
    })
    const late = stockClient(server, plan, await tokenFor("reader"))
    await vi.waitFor(() => expect(late.text.toString()).toBe(one.text.toString()))
  })

  it("find everything again after the server has restarted", async () => {
    const data = await temporaryFolder()
    const first = await testServer({ data })
    const plan = await newPlan(first)
    const author = stockClient(first, plan, await tokenFor("author"))
    author.text.insert(0, "加强学习。")
    const witness = stockClient(first, plan, await tokenFor("reader"))
    await vi.waitFor(() => expect(witness.text.toString()).toBe("加强学习。"))
    await first.close()
    const second = await testServer({ data })
    const late = stockClient(second, plan, await tokenFor("reader"))
    await vi.waitFor(() => expect(late.text.toString()).toBe("加强学习。"))
  })
})
