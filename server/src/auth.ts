import { errors, type JWTPayload, jwtVerify, SignJWT } from "jose"

/** What a person may do in a plan, the least first. */
export const roles = ["reader", "reviewer", "author", "admin"] as const

/** See roles. */
export type Role = (typeof roles)[number]

/** Whether the text names a role. */
export function isRole(text: unknown): text is Role {
  return roles.includes(text as Role)
}

/** Whether people of this role write in the plan itself. */
export function mayWrite(role: Role): boolean {
  return role === "author" || role === "admin"
}

/** Who holds a token and what it allows. */
export interface Identity {
  readonly sub: string
  readonly name: string
  /** The responsible unit that the person answers for, or `""`. */
  readonly unit: string
  /** When the token ends, in milliseconds since 1970. */
  readonly expires: number
  /** Roles by plan id; `*` is for every plan that is not named. */
  readonly roles: ReadonlyMap<string, Role>
}

/** The role in a plan, or null where the token says nothing about it. */
export function roleIn(identity: Identity, plan: string): Role | null {
  return identity.roles.get(plan) ?? identity.roles.get("*") ?? null
}

/** What goes into a token (CONTRACTS.md section 5). */
export interface TokenClaims {
  readonly sub: string
  readonly name: string
  readonly unit?: string
  readonly roles: Readonly<Record<string, Role>>
}

/** How a token is made. */
export interface SignOptions {
  readonly secret: string
  /** How long it holds, in seconds. */
  readonly seconds: number
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: number
}

// Fixed here and never read from a token, which could name "none".
const algorithm = "HS256"

/** A signed token. */
export async function signToken(
  claims: TokenClaims,
  { secret, seconds, now = Date.now() }: SignOptions,
): Promise<string> {
  const issued = Math.floor(now / 1000)
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: algorithm, typ: "JWT" })
    .setIssuedAt(issued)
    .setExpirationTime(issued + seconds)
    .sign(key(secret))
}

/** What a token turned out to be. `expired` is a token that was ours; `invalid` may be anything. */
export type Verified =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly reason: "missing" | "invalid" | "expired" }

/** Checks a token against each of the secrets. */
export async function verifyToken(token: string | null, secrets: readonly string[], now: number): Promise<Verified> {
  if (token === null || token === "") return { ok: false, reason: "missing" }
  let reason: "invalid" | "expired" = "invalid"
  for (const secret of secrets) {
    const result = await verifyWith(secret, token, now)
    if (typeof result !== "string") {
      const identity = readIdentity(result)
      return identity ? { ok: true, identity } : { ok: false, reason: "invalid" }
    }
    if (result === "expired") reason = result
  }
  return { ok: false, reason }
}

async function verifyWith(secret: string, token: string, now: number): Promise<JWTPayload | "invalid" | "expired"> {
  try {
    const { payload } = await jwtVerify(token, key(secret), {
      algorithms: [algorithm],
      requiredClaims: ["exp", "sub"],
      currentDate: new Date(now),
    })
    return payload
  } catch (error) {
    return error instanceof errors.JWTExpired ? "expired" : "invalid"
  }
}

function key(secret: string): Uint8Array {
  return new TextEncoder().encode(secret)
}

function readIdentity({ sub, exp, name, unit, roles: granted }: JWTPayload): Identity | null {
  if (typeof sub !== "string" || sub === "" || sub.length > 256 || exp === undefined) return null
  return {
    sub,
    name: typeof name === "string" && name !== "" ? name.slice(0, 256) : sub,
    unit: typeof unit === "string" ? unit.slice(0, 256) : "",
    expires: exp * 1000,
    roles: readRoles(granted),
  }
}

function readRoles(granted: unknown): ReadonlyMap<string, Role> {
  const entries = typeof granted === "object" && granted !== null ? Object.entries(granted) : []
  return new Map(entries.filter((entry): entry is [string, Role] => isRole(entry[1])))
}
