import { block } from "./block.ts"

/** How far a task is; overdue is derived, never stored. */
export type TaskStatus = "todo" | "doing" | "done" | "dropped"

/**
 * 任务: one paragraph, its run-in lead and its body. Lists of units are joined by `、`; dates as in dates.ts;
 * `leadsText` and `dueText` are the words that the fact came from. `progress` is 0–100.
 */
export const task = block("task", {
  level: 2,
  numbered: true,
  label: "",
  leads: "",
  supports: "",
  supervisor: "",
  start: "",
  due: "",
  status: "todo",
  progress: 0,
  priority: "normal",
  leadsText: "",
  dueText: "",
})
