/** What a document, a part or a section is. `mixed`: nothing says so. */
export type DocKind = "plan" | "report" | "notice" | "mixed"

const kindWords: readonly (readonly [Exclude<DocKind, "mixed">, RegExp])[] = [
  [
    "plan",
    /(?:要点|要點|方案|规划|規劃|计划|計劃|安排|部署|打算|目标任务|重点任务|主要任务|工作举措|实施意见|分工|任务分解表)$/,
  ],
  ["report", /(?:总结|總結|综述|綜述|回顾|回顧|报告|報告|纪实|述评|主要成效|工作情况)$/],
  ["notice", /(?:通知|通报|公告|通告|决定|决议|批复|请示|纪要|的函|复函)$/],
]

/** The kind that the last words of a title or a heading name, or null. What stands in brackets behind them is passed over. */
export function kindOfTitle(title: string): DocKind | null {
  const words = title.replace(/\s*(?:[（(［[][^）)\]］]{0,30}[）)\]］]\s*)+$/, "").replace(/[》”\s]+$/, "")
  return kindWords.find(([, pattern]) => pattern.test(words.slice(-8)))?.[0] ?? null
}
