import { outlineRule } from "../../rule.ts"

/** Chinese text takes full-width marks (GB/T 15834-2011): one finding for the whole document, one fix that changes all. */
export const halfWidth = outlineRule(
  {
    id: "punct/half-width",
    fix: "safe",
    source: { standard: "GB/T 15834-2011", clause: "5.1", since: "0.1" },
    needs: ["halfWidth"],
    presets: { text: "warning", report: "warning", plan: "warning", strict: "error" },
    messages: {
      most: {
        "zh-CN": "全文的标点以半角为主（{count} 处）；中文应当使用全角标点，可以一次全部改正",
        en: "Most marks in the document are half width ({count} places); Chinese takes full-width marks: change all at once",
      },
      some: {
        "zh-CN": "文中有 {count} 处半角标点；中文应当使用全角标点，可以一次全部改正",
        en: "Some marks in the document are half width ({count} places); Chinese takes full-width marks: change all at once",
      },
      all: { "zh-CN": "全部改为全角（{count} 处）", en: "Make all of them full width ({count} places)" },
    },
  },
  (plan, context) => {
    const blocks = plan.blocks.filter((block, at) => context.isOn(at) && block.fact("halfWidth").length > 0)
    const edits = blocks.flatMap((block) => block.fact("halfWidth"))
    const [block] = blocks
    const [first] = edits
    if (!block || !first) return
    const data = { count: edits.length }
    context.report({
      at: { block, from: first.from, to: first.to },
      scope: "document",
      message: context.style.width === "half" ? "most" : "some",
      data,
      fixes: [{ title: "all", data, edits }],
    })
  },
)
