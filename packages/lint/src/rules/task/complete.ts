import type { PlanView, Task } from "../../plan.ts"
import type { OutlineContext } from "../../rule.ts"
import type { PlanBlock } from "../../view.ts"

/** Below this share of tasks that have it, what is missing is the plan's habit and said once (LINT.md 5.6). */
const habitShare = 0.2
const namedTasks = 6

/**
 * Reports the tasks that lack something: each by itself where at least a fifth of the tasks has it, else all in one finding
 * for the document. A task with steps is complete through them, a step through its task.
 */
export function reportIncomplete<Opt>(
  plan: PlanView,
  context: OutlineContext<Opt, "one" | "all" | "listed">,
  has: (block: PlanBlock) => boolean,
): void {
  const here = plan.tasks.filter(({ at, section }) => context.isOn(at) && !section?.isFrame)
  const complete = new Set(here.filter(({ at, end }) => plan.blocks.slice(at, end).some(has)))
  const parents = new Set(here.map(({ parent }) => parent))
  const leaves = here.filter((task) => !parents.has(task))
  const missing = leaves.filter((task) => !line(task).some((one) => complete.has(one)))
  const [first] = missing
  if (!first) return
  if (leaves.length - missing.length >= habitShare * leaves.length) {
    for (const { block } of missing) context.report({ at: { block }, message: "one" })
    return
  }
  const tasks = names(missing)
  const data = { count: missing.length, total: leaves.length }
  context.report({
    at: { block: first.block },
    scope: "document",
    milder: true,
    message: tasks.length > 0 ? "listed" : "all",
    data: tasks.length > 0 ? { ...data, tasks } : data,
    related: missing.map(({ block }) => ({ block })),
  })
}

// The task and the tasks that it is a step of.
function line(task: Task): readonly Task[] {
  return task.parent ? [task, ...line(task.parent)] : [task]
}

// In a list a label stands without its own mark: 1、2、3, not 1.、2.、3.
function names(tasks: readonly Task[]): readonly string[] {
  const labels = tasks.map(({ label }) => label.replace(/[、.．\s]+$/, "")).filter((label) => label !== "")
  return labels.length > namedTasks ? [...labels.slice(0, namedTasks), "……"] : labels
}
