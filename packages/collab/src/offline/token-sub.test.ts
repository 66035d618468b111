import { expect, it } from "vitest"
import { tokenSub } from "./token-sub.ts"

function token(claims: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims))
  const part = btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "")
  return `h.${part}.s`
}

it("gives the sub, in any script", () => {
  expect(tokenSub(token({ sub: "张三？>", name: "张三" }))).toBe("张三？>")
})

it.each(["", "t.o.k", "a.b", token(null), token({}), token({ sub: 7 }), token("sub")])("gives null for %o", (text) => {
  expect(tokenSub(text)).toBe(null)
})
