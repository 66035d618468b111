import { ruleCases } from "../../rule-cases.ts"
import { unitMissing } from "./unit-missing.ts"

ruleCases(unitMissing, {
  valid: [
    "# 要点\n+ {leads=市教育局} 完成改造。\n+ {leads=市档案馆、市财政局} 建成档案馆。",
    "# 要点\n+ 完成改造。（牵头单位：市教育局；配合单位：市财政局）",
    "# 要点\n+ 完成改造。\n@target {owners=市教育局} 改造面积",
    "# 要点\n正文。",
    // What secures the plan or says how it is meant is no task.
    "# 要点\n## 基本原则\n+ 坚持因地制宜。",
  ],
  invalid: [
    {
      text: "# 要点\n+ {leads=市教育局} 完成改造。\n+ ⟦建成档案馆。⟧",
      message: "one",
    },
    {
      text: "# 要点\n+ ⟦完成改造。⟧\n+ 建成档案馆。",
      message: "listed",
      data: { total: 2, count: 2, tasks: ["（一）", "（二）"] },
    },
    {
      text: "# 要点\n+ {numbered=} ⟦完成改造。⟧",
      message: "all",
      data: { total: 1, count: 1 },
    },
  ],
})
