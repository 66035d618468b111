import { outlineRule } from "../../rule.ts"
import { reportIncomplete } from "./complete.ts"

/** A task says who is responsible for it. */
export const unitMissing = outlineRule(
  {
    id: "task/unit-missing",
    fix: "none",
    source: { since: "0.1" },
    needs: ["units"],
    presets: { plan: "warning", strict: "error" },
    messages: {
      one: {
        "zh-CN": "这项任务没有写明责任单位；请填写牵头单位",
        en: "The task names no responsible unit: fill in its lead unit",
      },
      all: {
        "zh-CN": "{total} 项任务中有 {count} 项没有写明责任单位；请逐项填写牵头单位，或用任务分解表落实",
        en: "No responsible unit is named in {count} of {total} tasks: fill in the lead units, or settle them in the task table",
      },
      listed: {
        "zh-CN": "{total} 项任务中有 {count} 项没有写明责任单位：{tasks}；请逐项填写牵头单位，或用任务分解表落实",
        en: "No responsible unit is named in {count} of {total} tasks ({tasks}): fill in the lead units, or settle them in the task table",
      },
    },
  },
  (plan, context) => reportIncomplete(plan, context, (block) => block.fact("units").length > 0),
)
