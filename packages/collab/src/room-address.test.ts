import { describe, expect, it } from "vitest"
import { roomAddress } from "./room-address.ts"

const page = "https://portal.example/office/plans?id=3"
const at = (server: string) => roomAddress(server, "p1", page).server

describe("the address of a room", () => {
  it("is at the page's own origin when no server is given", () => expect(at("")).toBe("wss://portal.example/collab"))
  it("takes a path at the page's own origin", () => expect(at("/plans/")).toBe("wss://portal.example/plans/collab"))
  it("turns http into ws", () => expect(at("http://127.0.0.1:1234")).toBe("ws://127.0.0.1:1234/collab"))
  it("turns https into wss and keeps a path", () =>
    expect(at("https://a.example/yaodian/")).toBe("wss://a.example/yaodian/collab"))
  it("keeps ws and wss", () =>
    expect([at("ws://a:1"), at("wss://a:1")]).toEqual(["ws://a:1/collab", "wss://a:1/collab"]))
  it("names the room after the plan", () => expect(roomAddress("ws://a", "Ab_-9").room).toBe("plan.Ab_-9"))

  it.each(["ftp://a", "http://", "javascript:alert(1)"])("refuses %j as a server", (server) =>
    expect(() => at(server)).toThrow(RangeError),
  )
  it("refuses an empty server where there is no page", () =>
    expect(() => roomAddress("", "p1", undefined)).toThrow(RangeError))
  it.each(["", "a b", "../x", "计划", "a".repeat(65)])("refuses %j as a plan id", (plan) =>
    expect(() => roomAddress("ws://a", plan)).toThrow(RangeError),
  )
})
