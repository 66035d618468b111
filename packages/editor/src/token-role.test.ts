import { describe, expect, it } from "vitest"
import { mayWrite, roleInToken, roles } from "./token-role.ts"

function token(claims: unknown): string {
  return `head.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.sign`
}

describe("roleInToken", () => {
  it("reads the role for the plan before the one for all", () => {
    const given = token({ name: "王雨", roles: { p1: "reader", "*": "author" } })
    expect([roleInToken(given, "p1"), roleInToken(given, "p2")]).toEqual(["reader", "author"])
  })

  it("gives nothing for what it cannot read", () => {
    const others = ["", "x", "a.b.c", token(null), token({}), token({ roles: null }), token({ roles: { p: "king" } })]
    expect(others.map((each) => roleInToken(each, "p"))).toEqual(others.map(() => null))
  })
})

describe("mayWrite", () => {
  it("holds for authors and admins only", () => {
    expect(roles.filter(mayWrite)).toEqual(["author", "admin"])
  })
})
