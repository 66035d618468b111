import type { Route } from "./api.ts"
import { demoToken } from "./demo.ts"
import { healthz, readyz } from "./health.ts"
import { createPlan, deletePlan, listPlans, readPlan, renamePlan } from "./plans.ts"

/** Every route there is. */
export const routes: readonly Route[] = [healthz, readyz, listPlans, createPlan, readPlan, renamePlan, deletePlan]

/** Every route of a demo. */
export const demoRoutes: readonly Route[] = [...routes, demoToken]
