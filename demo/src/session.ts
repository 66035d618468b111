import { eraseLocalCopies } from "@yaodian/editor"
import { api } from "./api.ts"

/** The roles that a visitor of the demo may take, with their words. */
export const roles = [
  { id: "author", label: "起草人", hint: "可以编写、修改、导入和删除计划" },
  { id: "reviewer", label: "审阅人", hint: "可以查看正在写的计划，不能改动正文" },
  { id: "reader", label: "读者", hint: "只能阅读" },
] as const

/** One of the roles. */
export type RoleId = (typeof roles)[number]["id"]

/** Who sits at this tab. */
export interface Visitor {
  readonly sub: string
  readonly name: string
  readonly role: RoleId
}

const key = "yaodian.visitor"

// Kept by tab, so that two tabs can be two people.
export function visitor(): Visitor | null {
  const stored = sessionStorage.getItem(key)
  if (!stored) return null
  try {
    const { sub, name, role } = JSON.parse(stored)
    return typeof sub === "string" && typeof name === "string" && roles.some(({ id }) => id === role)
      ? { sub, name, role }
      : null
  } catch {
    return null // somebody else's words under our key: as if nobody had signed in
  }
}

/** Signs in: the demo believes what it is told. */
export function signIn(name: string, role: RoleId): void {
  const sub = crypto.randomUUID()
  sessionStorage.setItem(key, JSON.stringify({ sub, name, role } satisfies Visitor))
}

/** Forgets who sits here, and takes their copies of plans off this computer. */
export function signOut(): void {
  const who = visitor()
  sessionStorage.removeItem(key)
  if (who) eraseLocalCopies({ server: location.origin, sub: who.sub }).catch(console.error)
}

/** A fresh token for the visitor; asked again at each reconnect. */
export async function token(): Promise<string> {
  const who = visitor()
  if (!who) throw new Error("请先选择身份")
  const answer = await api<{ token: string }>("POST", "/api/demo/token", { body: who })
  return answer.token
}
