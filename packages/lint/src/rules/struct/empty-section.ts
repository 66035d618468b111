import { outlineRule } from "../../rule.ts"
import type { PlanBlock } from "../../view.ts"

/** A heading has something under it. */
export const emptySection = outlineRule(
  {
    id: "struct/empty-section",
    fix: "none",
    source: { since: "0.1" },
    presets: { report: "info", plan: "warning", strict: "error" },
    messages: {
      empty: {
        "zh-CN": "“{heading}”下没有内容；请补写内容，或删去这个标题",
        en: "There is nothing under “{heading}”: write its content, or remove the heading",
      },
    },
  },
  (plan, context) => {
    for (const { block, at, end } of plan.sections) {
      if (!context.isOn(at) || plan.blocks.slice(at + 1, end).some(isContent)) continue
      context.report({ at: { block }, message: "empty", data: { heading: block.shape.words } })
    }
  },
)

// What is drawn counts even without words; what closes the document belongs to no section.
function isContent({ shape: { role, isEmpty } }: PlanBlock): boolean {
  if (role === "cell" || role === "caption" || role === "object") return true
  return !isEmpty && role !== "annexNote" && role !== "signature" && role !== "date" && role !== "chrome"
}
