import { ruleCases } from "../../rule-cases.ts"
import { ordinalGap } from "./ordinal-gap.ts"

ruleCases(ordinalGap, {
  valid: [
    "# 工作要点\n## 总体要求\n+ 加强学习。\n+ 抓好落实。\n## 重点任务\n+ 办好实事。",
    // Numbers that run on through the part.
    "# 要点\n## 甲\n+ {label=（一）} 子。\n+ {label=（二）} 丑。\n## 乙\n+ {label=（三）} 寅。",
    // Half-width brackets, and numbers that start again under each heading.
    "# 要点\n## 甲\n+ {label=(一)} 子。\n+ {label=(二)} 丑。\n## 乙\n+ {label=(一)} 寅。\n+ {label=(二)} 卯。",
    // A repetition or a step back is not a gap.
    "+ {label=1.} 子。\n+ {label=2.} 丑。\n+ {label=2.} 寅。\n+ {label=1.} 卯。",
    "+ {label=附录} 子。",
    "正文第五条。",
  ],
  invalid: [
    {
      text: "# 要点\n## {label=一、} 甲\n内容。\n## {label=⟦三、⟧} 乙\n内容。",
      message: "one",
      data: { label: "三、", missing: "二、", last: "二、" },
      fixed: "# 要点\n## 甲\n内容。\n## 乙\n内容。",
    },
    {
      text: "# 要点\n## {label=一、} 甲\n+ {label=(一)} 子。\n+ {label=⟦(四)⟧} 丑。\n+ {label=(五)} 寅。",
      message: "several",
      data: { label: "(四)", missing: "(二)", last: "(三)" },
      fixed: "# 要点\n## 甲\n+ 子。\n+ 丑。\n+ 寅。",
    },
    {
      text: "# 要点\n+ {label=１．} 子。\n+ {label=⟦３．⟧} 丑。",
      message: "one",
      data: { label: "３．", missing: "2.", last: "2." },
      fixed: "# 要点\n+ 子。\n+ 丑。",
    },
    // Numbers start again under each heading, but here the first is lost.
    {
      text: "# 要点\n## 甲\n+ {label=（一）} 子。\n## 乙\n+ {label=（一）} 丑。\n+ {label=（二）} 寅。\n## 丙\n+ {label=⟦（二）⟧} 卯。",
      message: "one",
      data: { label: "（二）", missing: "（一）", last: "（一）" },
      fixed: "# 要点\n## 甲\n+ 子。\n## 乙\n+ 丑。\n+ 寅。\n## 丙\n+ 卯。",
    },
  ],
})
