import { outlineRule } from "../../rule.ts"
import { reportIncomplete } from "./complete.ts"

/** A task says by when it is to be done. */
export const deadlineMissing = outlineRule(
  {
    id: "task/deadline-missing",
    fix: "none",
    source: { since: "0.1" },
    needs: ["deadlines"],
    presets: { plan: "warning", strict: "error" },
    messages: {
      one: {
        "zh-CN": "这项任务没有写明完成时限；请填写时限",
        en: "The task has no deadline: fill it in",
      },
      all: {
        "zh-CN": "{total} 项任务中有 {count} 项没有写明完成时限；请逐项填写时限，或用任务分解表落实",
        en: "No deadline is given in {count} of {total} tasks: fill in the deadlines, or settle them in the task table",
      },
      listed: {
        "zh-CN": "{total} 项任务中有 {count} 项没有写明完成时限：{tasks}；请逐项填写时限，或用任务分解表落实",
        en: "No deadline is given in {count} of {total} tasks ({tasks}): fill in the deadlines, or settle them in the task table",
      },
    },
  },
  (plan, context) => reportIncomplete(plan, context, (block) => block.fact("deadlines").length > 0),
)
