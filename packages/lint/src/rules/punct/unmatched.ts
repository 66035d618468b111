import type { LoneMark } from "../../pairs.ts"
import { type Change, type FixSpec, groupRule, insert, remove } from "../../rule.ts"

// More than these say no more: something else is wrong with the paragraph.
const mostInParagraph = 20

type Message = "open" | "close" | "addOpening"

/** A quotation mark, bracket or title mark must have its partner in the same paragraph (GB/T 15834-2011). */
export const unmatched = groupRule(
  {
    id: "punct/unmatched",
    fix: "suggestion",
    source: { standard: "GB/T 15834-2011", since: "0.1" },
    presets: { text: "error", report: "error", plan: "error", strict: "error" },
    messages: {
      open: {
        "zh-CN": "这里的 {mark} 没有后半个；这类标点应当成对使用，请补上后半个，或删去这一个",
        en: "This {mark} is never closed; such marks come in pairs: add the closing one or remove this one",
      },
      close: {
        "zh-CN": "这里的 {mark} 没有前半个；这类标点应当成对使用，请补上前半个，或删去这一个",
        en: "This {mark} was never opened; such marks come in pairs: add the opening one or remove this one",
      },
      addOpening: { "zh-CN": "在“关于”前补上 《", en: "Insert 《 before 关于" },
    },
  },
  (group, context) => {
    for (const mark of group.pairs().lone.slice(0, mostInParagraph)) {
      context.report({
        at: { from: mark.from, to: mark.to },
        message: mark.side,
        data: { mark: group.text.slice(mark.from, mark.to) },
        fixes: [...missingTitleMark(group.text, mark), remove(mark.from, mark.to)],
      })
    }
  },
)

// …贯彻落实区委关于…的意见》: a title of a document begins with 关于.
function missingTitleMark(text: string, { family, side, from }: LoneMark): readonly FixSpec<Message, Change>[] {
  if (family !== "title" || side !== "close") return []
  const clause =
    text
      .slice(Math.max(0, from - 60), from)
      .split(/[，。；：！？,;:!?》《]/)
      .at(-1) ?? ""
  const at = clause.indexOf("关于")
  if (at < 0 || at !== clause.lastIndexOf("关于")) return []
  return [{ ...insert(from - clause.length + at, "《"), title: "addOpening" }]
}
