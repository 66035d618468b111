/** What somebody may do with a plan, from the least to the most. */
export const roles = ["reader", "reviewer", "author", "admin"] as const

/** What somebody may do with a plan. */
export type Role = (typeof roles)[number]

/**
 * The role that a token (a JWT) gives for a plan, `null` where it cannot be read. It only decides what is offered here: the
 * server judges by itself.
 */
export function roleInToken(token: string, plan: string): Role | null {
  const claims = readClaims(token.split(".")[1] ?? "")
  const given = claims?.[plan] ?? claims?.["*"]
  return roles.find((role) => role === given) ?? null
}

function readClaims(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const json = atob(part.replace(/-/g, "+").replace(/_/g, "/"))
    const payload: unknown = JSON.parse(json)
    if (typeof payload !== "object" || payload === null || !("roles" in payload)) return null
    const { roles: claims } = payload
    return typeof claims === "object" && claims !== null ? (claims as Readonly<Record<string, unknown>>) : null
  } catch {
    return null // not a JWT that we can read: the server says what may be done
  }
}

/** Whether the role may change the text. */
export function mayWrite(role: Role): boolean {
  return role === "author" || role === "admin"
}
