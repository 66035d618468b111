import { SignJWT, UnsecuredJWT } from "jose"
import { describe, expect, it } from "vitest"
import { isRole, type Role, roleIn, signToken, verifyToken } from "./auth.ts"

const now = Date.UTC(2026, 10, 22)
const claims = { sub: "wang", name: "王", unit: "市水务局", roles: { "*": "reader", p1: "author" } } as const
const key = new TextEncoder().encode("s1")

async function reasonOf(token: string | null, secrets = ["s1"]): Promise<string> {
  const verified = await verifyToken(token, secrets, now)
  return verified.ok ? "ok" : verified.reason
}

function jwt(payload: Record<string, unknown>, alg = "HS256"): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg }).sign(key)
}

const later = now / 1000 + 60

describe("a token", () => {
  it("says who holds it and until when", async () => {
    const verified = await verifyToken(await signToken(claims, { secret: "s1", seconds: 60, now }), ["s1"], now)
    expect(verified).toEqual({
      ok: true,
      identity: {
        sub: "wang",
        name: "王",
        unit: "市水务局",
        expires: now + 60_000,
        roles: new Map([
          ["*", "reader"],
          ["p1", "author"],
        ]),
      },
    })
  })

  it("is good with either of two secrets", async () => {
    const token = await signToken(claims, { secret: "s1", seconds: 60, now })
    expect(await reasonOf(token, ["s2", "s1"])).toBe("ok")
    expect(await reasonOf(token, ["s1", "s2"])).toBe("ok")
    expect(await reasonOf(token, ["s2"])).toBe("invalid")
  })

  it("has expired at its time, not before", async () => {
    const at = (moment: number) => signToken(claims, { secret: "s1", seconds: 60, now: moment })
    expect(await reasonOf(await at(now - 59_000))).toBe("ok")
    expect(await reasonOf(await at(now - 60_000))).toBe("expired")
    expect(await reasonOf(await at(now - 60_000), ["s2", "s1"])).toBe("expired")
  })

  it("is missing where there is none", async () => {
    expect(await reasonOf(null)).toBe("missing")
    expect(await reasonOf("")).toBe("missing")
  })

  it.each<readonly [string, () => string | Promise<string>]>([
    ["is no token", () => "x.y.z"],
    ["is not signed", () => new UnsecuredJWT({ ...claims, exp: later }).encode()],
    ["is signed by another algorithm", () => jwt({ ...claims, exp: later }, "HS512")],
    ["never expires", () => jwt({ ...claims })],
    ["names nobody", () => jwt({ roles: claims.roles, exp: later })],
    ["names nobody in a text", () => jwt({ sub: 5 as unknown as string, exp: later })],
    ["is not valid yet", () => jwt({ ...claims, exp: later, nbf: later })],
    ["has a time that is no number", () => jwt({ ...claims, exp: "later" })],
    ["was changed", async () => `${(await jwt({ ...claims, exp: later })).slice(0, -2)}AA`],
  ])("is not valid when it %s", async (_name, make) => {
    expect(await reasonOf(await make())).toBe("invalid")
  })

  it("loses roles that there are not, and keeps names that are special elsewhere", async () => {
    const roles = JSON.parse('{"__proto__": "author", "a": "owner", "b": 5, "constructor": "reader"}')
    const verified = await verifyToken(await jwt({ sub: "wang", exp: later, roles }), ["s1"], now)
    expect(verified.ok && Array.from(verified.identity.roles)).toEqual([
      ["__proto__", "author"],
      ["constructor", "reader"],
    ])
  })

  it("gives a name even where it holds none", async () => {
    const verified = await verifyToken(await jwt({ sub: "wang", exp: later }), ["s1"], now)
    expect(verified.ok && verified.identity).toMatchObject({ name: "wang", unit: "", roles: new Map() })
  })
})

describe("a role", () => {
  it("is the plan's own before that of all plans", async () => {
    const roles = new Map<string, Role>([
      ["*", "author"],
      ["p1", "reader"],
    ])
    const identity = { sub: "", name: "", unit: "", expires: 0, roles }
    expect(roleIn(identity, "p1")).toBe("reader")
    expect(roleIn(identity, "p2")).toBe("author")
    expect(roleIn({ ...identity, roles: new Map() }, "toString")).toBe(null)
  })

  it("is one of four", () => {
    expect(["admin", "author", "reviewer", "reader"].every(isRole)).toBe(true)
    expect(["owner", "", null, 5, "toString"].some(isRole)).toBe(false)
  })
})
