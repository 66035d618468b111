import { doc, task, title } from "@yaodian/model/build"
import { expect, it } from "vitest"
import { lintDocument } from "../../linter.ts"
import { ruleCases } from "../../rule-cases.ts"
import { deadlineMissing } from "./deadline-missing.ts"

ruleCases(deadlineMissing, {
  valid: [
    "# 要点\n+ 6月底前完成改造。\n+ 年内建成档案馆。\n+ {due=2027-06-30} 完成改造。",
    "# 要点\n+ 完成改造。\n力争上半年完成示范点建设。",
    "# 要点\n+ 完成改造。\n@target {due=2027} 改造面积",
    // A step has the deadline of its task; a task is complete through its steps.
    "# 要点\n+ 6月底前完成改造。\n++ 完成设计。\n++ 完成施工。",
    "# 要点\n+ 完成改造。\n++ 6月底前完成设计。",
    "# 要点\n正文。",
    "# 要点\n+ 2027年7月至2027年12月，完成改造。",
    // What secures the plan or says how it is meant is no task.
    "# 要点\n## 重点任务\n+ 6月底前完成改造。\n## 保障措施\n+ 加强领导。",
  ],
  invalid: [
    {
      text: "# 要点\n+ 6月底前完成改造。\n+ ⟦建成档案馆。⟧\n+ ⟦办好实事。⟧",
      message: "one",
    },
    {
      text: "# 要点\n+ ⟦今年将完成改造。⟧\n+ 建成档案馆。",
      message: "listed",
      data: { total: 2, count: 2, tasks: ["（一）", "（二）"] },
    },
    {
      text: `# 要点\n+ ⟦完成改造。⟧${"\n+ 建成档案馆。".repeat(6)}`,
      message: "listed",
      data: { total: 7, count: 7, tasks: ["（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "……"] },
    },
    {
      text: "# 要点\n+ {numbered=} ⟦完成改造。⟧",
      message: "all",
      data: { total: 1, count: 1 },
    },
  ],
})

it("lists the tasks without the marks of their labels", () => {
  const tasks = ["学习。", "调研。", "视察。"].map((text) => task(text, { level: 1 }))
  const { diagnostics } = lintDocument(doc(title("临江市2027年工作要点"), ...tasks).node, { preset: "plan" })
  const finding = diagnostics.find(({ rule }) => rule === "task/deadline-missing")
  expect(finding?.message).toContain("：一、二、三；")
})
