import { ruleCases } from "../../rule-cases.ts"
import { emptySection } from "./empty-section.ts"

ruleCases(emptySection, {
  valid: [
    "# 临江市2027年工作要点\n## 总体要求\n坚持稳中求进。",
    "## 重点任务\n### 产业发展\n+ 培育数字经济。",
    "## 指标表\n@schedule ",
    "## 示意图\n@figure ",
    "没有标题的文字。",
  ],
  invalid: [
    { text: "## ⟦总体要求⟧\n## 重点任务\n+ 培育数字经济。", message: "empty", data: { heading: "总体要求" } },
    { text: "## 重点任务\n### ⟦产业发展⟧\n### 民生改善\n办好实事。", message: "empty", data: { heading: "产业发展" } },
    { text: "## ⟦保障措施⟧\n\n@annexNote 附件：任务分解表", message: "empty", data: { heading: "保障措施" } },
    { text: "## ⟦保障措施⟧\n# 附件标题\n正文。", message: "empty", data: { heading: "保障措施" } },
  ],
})
