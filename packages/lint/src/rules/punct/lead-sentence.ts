import { type BlockChange, type FixSpec, outlineRule } from "../../rule.ts"
import type { PlanBlock } from "../../view.ts"

/** Where most tasks begin with a short sentence that says what is to be done, every task should (段首主题句). */
export const leadSentence = outlineRule(
  {
    id: "punct/lead-sentence",
    fix: "suggestion",
    source: { standard: "GB/T 9704-2012", clause: "7.3.3", since: "0.1" },
    needs: ["lead"],
    presets: { text: "warning", report: "warning", plan: "warning", strict: "warning" },
    messages: {
      open: {
        "zh-CN": "段首主题句没有用句号收住；其他条目多以一句短语开头，请在主题句后加句号",
        en: "The lead sentence is not closed; the other items begin with a short sentence: close this one with a full stop",
      },
      close: { "zh-CN": "在主题句后加句号", en: "Close the lead with a full stop" },
    },
  },
  (plan, context) => {
    if (context.style.lead !== "closed") return
    for (const { block, at } of plan.tasks) {
      const lead = block.fact("lead")
      if (lead?.state !== "open" || !context.isOn(at)) continue
      context.report({
        at: { block, from: 0, to: lead.proposal },
        message: "open",
        fixes: closing(block, lead.proposal),
      })
    }
  },
)

function closing(block: PlanBlock, proposal: number): readonly FixSpec<"close", BlockChange>[] {
  return proposal === 0 ? [] : [{ title: "close", edits: [{ block, from: proposal, to: proposal, insert: "。" }] }]
}
