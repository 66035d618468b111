import { isRole, roles, signToken } from "../auth.ts"
import type { OpenRoute } from "./api.ts"
import { ApiError } from "./errors.ts"

const tokenSeconds = 8 * 3600

/** A token for whoever asks: only there in a demo, which listens on loopback only. */
export const demoToken: OpenRoute = {
  method: "POST",
  path: "/api/demo/token",
  access: "open",
  summary: "Gives a token for a name and a role. Only in a demo.",
  body: { "application/json": "Person" },
  success: { status: 200, summary: "A token for eight hours.", schema: "Token" },
  refusals: ["bad-request", "bad-json", "unsupported-type", "too-large"],
  async handle({ config }, request) {
    const { name, role, sub = name, unit = "" } = await request.json()
    if (typeof name !== "string" || name.trim() === "") throw new ApiError("bad-request", "name is missing")
    if (!isRole(role)) throw new ApiError("bad-request", `role must be one of ${roles.join(", ")}`)
    if (typeof sub !== "string" || sub === "") throw new ApiError("bad-request", "sub must be a text")
    if (typeof unit !== "string") throw new ApiError("bad-request", "unit must be a text")
    const claims = { sub, name, unit, roles: { "*": role } }
    const secret = config.secrets[0] ?? ""
    return {
      status: 200,
      json: { token: await signToken(claims, { secret, seconds: tokenSeconds, now: config.clock.now() }) },
    }
  },
}
