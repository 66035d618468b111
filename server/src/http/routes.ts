import type { Route } from "./api.ts"
import { createPlan, listTemplates } from "./create.ts"
import { demoToken } from "./demo.ts"
import { exportPlan } from "./export.ts"
import { healthz, readyz } from "./health.ts"
import { describedBy } from "./openapi.ts"
import { deletePlan, listPlans, readPlan, renamePlan } from "./plans.ts"

const routes: readonly Route[] = [
  healthz,
  readyz,
  listPlans,
  createPlan,
  readPlan,
  renamePlan,
  deletePlan,
  exportPlan,
  listTemplates,
]

/** The routes of a server, with the one that describes them all. */
export function routesOf(isDemo: boolean): readonly Route[] {
  return describedBy(isDemo ? [...routes, demoToken] : routes)
}
