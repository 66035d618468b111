/** What a title says about its part: plan, report or notice, and the years that it is for. */
import type { PartKind } from "@yaodian/model"
import { balanceOf, isBalanced } from "./brackets.ts"
import { plain } from "./plain.ts"

const kindWords = [
  { kind: "notice", words: /(?:通知|通报|通告|公告|批复|函|决定|令)$/ },
  { kind: "report", words: /(?:回顾|综述|报告|总结|汇报|述职|小结|情况)$/ },
  {
    kind: "plan",
    words: /(?:要点|计划|规划|方案|纲要|安排|部署|打算|思路|意见|办法|措施|任务|目标|行动|清单|分工|分解表|安排表)$/,
  },
] as const satisfies readonly { kind: PartKind; words: RegExp }[]

// （2024-2026年）（试行）【征求意见稿】 and glosses stand behind the word that names the kind.
const trailing = /(?:\s|\([^()]{0,30}\)|〔[^〔〕]{0,30}〕|【[^【】]{0,30}】|\[[^[\]]{0,30}\])+$/

/** What the title calls itself by its last words, or null where they name no kind. */
export function kindOfTitle(title: string): PartKind | null {
  const words = plain(title.slice(-80)).replace(trailing, "")
  return kindWords.find((each) => each.words.test(words))?.kind ?? null
}

/** Whether the words are a whole title: they end by naming its kind, with no bracket open. */
export function isWholeTitle(title: string): boolean {
  return kindOfTitle(title) !== null && isBalanced(balanceOf(title))
}

const firmWords = /(?:要点|计划|规划|方案|纲要|意见|通知|报告|综述|总结|回顾|决定|办法|表)$/

/** Whether the title's last word is one that hardly ends anything else: 要点 does, 任务 may go on. */
export function endsFirmly(title: string): boolean {
  return firmWords.test(plain(title.slice(-80)).replace(trailing, ""))
}

/** A heading that opens the plan in a report: 2022年工作部署, 下一步工作打算. */
export function opensPlan(heading: string): boolean {
  return /^(?:20\d\d年度?|今年|明年|新的?一年|下一?步|下一?阶段)[^。，,；;：:]{0,14}(?:部署|安排|打算|计划|任务|要点|思路)$/.test(
    plain(heading).trim(),
  )
}

/** A heading that only a report has: 换届以来工作回顾. */
export function looksBack(heading: string): boolean {
  return /(?:回顾|总结|成效|成绩)$/.test(plain(heading).trim())
}
