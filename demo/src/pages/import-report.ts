import type { Text } from "../api.ts"
import { h } from "../dom.ts"

/** What the server tells of an import: the new plan, the lines it left out, and what it is not sure of. */
export interface ImportReport {
  readonly id: string
  readonly title: string
  readonly dropped: readonly { readonly line: number; readonly text: string; readonly why: Text }[]
  readonly problems: readonly { readonly line: number; readonly message: Text }[]
}

/** The report as a notice: a link to the plan, and what to look at. Nothing was left out silently. */
export function importReport(file: string, { id, title, dropped, problems }: ImportReport): HTMLElement {
  return h(
    "div",
    { class: "notice ok", role: "status" },
    h("p", {}, `已导入 ${file}：`, h("a", { href: `#/plan/${id}` }, title || "未命名的计划")),
    lines(
      "需要看一看",
      problems.map(({ line, message }) => `第${line}行：${message["zh-CN"]}`),
    ),
    lines(
      "未放进计划的行",
      dropped.map(({ line, text, why }) => `第${line}行：${text}（${why["zh-CN"]}）`),
    ),
  )
}

function lines(label: string, items: readonly string[]): HTMLElement | null {
  if (items.length === 0) return null
  return h(
    "details",
    {},
    h("summary", {}, `${label}（${items.length}）`),
    h("ul", {}, ...items.map((item) => h("li", {}, item))),
  )
}
