import { actionPlan } from "./action-plan.ts"
import { empty } from "./empty.ts"
import type { Template } from "./template.ts"
import { workPoints } from "./work-points.ts"

/** Every plan to start from. */
export const templates: readonly Template[] = [empty, workPoints, actionPlan]
