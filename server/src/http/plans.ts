import { type Identity, mayWrite, type Role, roleIn } from "../auth.ts"
import { type PlanRecord, planRoom } from "../storage/storage.ts"
import type { ApiContext, TokenRoute } from "./api.ts"
import { ApiError } from "./errors.ts"
import { readTitle } from "./title.ts"

/** The plans that the token may see. */
export const listPlans: TokenRoute = {
  method: "GET",
  path: "/api/plans",
  access: "token",
  summary: "Lists the plans that the token gives a role in, the last changed first.",
  success: { status: 200, summary: "The plans.", schema: "Plans" },
  refusals: [],
  async handle({ storage, rooms }, _request, identity) {
    await rooms.tellChanges()
    const plans = await storage.plans()
    const seen = plans.flatMap((plan) => {
      const role = roleIn(identity, plan.id)
      return role ? [planJson(plan, role)] : []
    })
    return { status: 200, json: { plans: seen } }
  },
}

/** One plan. */
export const readPlan: TokenRoute = {
  method: "GET",
  path: "/api/plans/:id",
  access: "token",
  summary: "Tells about one plan: its title, who made it and when, the caller's role, the layout version.",
  success: { status: 200, summary: "The plan.", schema: "Plan" },
  refusals: ["bad-request", "forbidden", "plan-not-found"],
  async handle(context, { id }, identity) {
    const role = await requireRole(context, id, identity)
    await context.rooms.tellChanges()
    return { status: 200, json: planJson(await requirePlan(context, id), role) }
  },
}

/** Another title. */
export const renamePlan: TokenRoute = {
  method: "PATCH",
  path: "/api/plans/:id",
  access: "token",
  summary: "Gives the plan another title in the list, until the title in its text is changed.",
  body: { "application/json": "Title" },
  success: { status: 200, summary: "The plan.", schema: "Plan" },
  refusals: ["bad-request", "bad-json", "unsupported-type", "too-large", "forbidden", "plan-not-found"],
  async handle(context, request, identity) {
    const role = await requireRole(context, request.id, identity, mayWrite)
    const title = readTitle((await request.json()).title)
    await context.rooms.tellChanges()
    await context.storage.rename(request.id, title)
    return { status: 200, json: planJson(await requirePlan(context, request.id), role) }
  },
}

/** The end of a plan. */
export const deletePlan: TokenRoute = {
  method: "DELETE",
  path: "/api/plans/:id",
  access: "token",
  summary: "Removes the plan with everything in it; sockets in its room are closed with 4409.",
  success: { status: 204, summary: "It is gone.", schema: null },
  refusals: ["bad-request", "forbidden", "plan-not-found"],
  async handle(context, { id }, identity) {
    await requireRole(context, id, identity, mayWrite)
    const isRemoved = await context.rooms.remove(planRoom(id), () => context.storage.delete(id))
    if (!isRemoved) throw notFound()
    return { status: 204 }
  },
}

/** The caller's role in a plan that exists. Whoever has no role is not told whether it does. */
export async function requireRole(
  context: ApiContext,
  id: string,
  identity: Identity,
  suffices: (role: Role) => boolean = () => true,
): Promise<Role> {
  const role = roleIn(identity, id)
  if (!role || !suffices(role)) throw new ApiError("forbidden", "The token gives no right to this")
  await requirePlan(context, id)
  return role
}

/** The plan; throws `plan-not-found`. */
export async function requirePlan({ storage }: ApiContext, id: string): Promise<PlanRecord> {
  const plan = await storage.plan(id)
  if (!plan) throw notFound()
  return plan
}

function notFound(): ApiError {
  return new ApiError("plan-not-found", "There is no such plan")
}

/** A plan as the interface tells about it. */
export function planJson({ id, title, created, updated, by, format }: PlanRecord, role: Role) {
  return { id, title, created: isoTime(created), updated: isoTime(updated), by, format, role }
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}
