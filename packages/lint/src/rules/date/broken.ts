import { isPlanDate } from "@yaodian/model"
import { blockRule, replace } from "../../rule.ts"
import type { BlockView } from "../../view.ts"

/** A date has its 年, 月 and 日: 2019422 is one that lost them. */
export const brokenDate = blockRule(
  {
    id: "date/broken",
    fix: "suggestion",
    source: { standard: "GB/T 9704-2012", clause: "7.3.5.4", since: "0.1" },
    presets: { text: "warning", report: "warning", plan: "warning", strict: "error" },
    messages: {
      broken: {
        "zh-CN": "“{words}”像是丢了“年”“月”“日”的日期；应当写成“2027年6月30日”的样子，请改正",
        en: "“{words}” looks like a date that lost 年, 月 or 日; dates are written like 2027年6月30日: correct it",
      },
    },
  },
  (block, context) => {
    for (const { words, year, digits, index } of brokenDates(block)) {
      const to = index + words.length
      context.report({
        at: { from: index, to },
        message: "broken",
        data: { words },
        fixes: readings(year, digits).map((date) => replace(index, to, date)),
      })
    }
  },
)

interface BrokenDate {
  readonly words: string
  readonly year: string
  /** The digits of month and day. */
  readonly digits: string
  readonly index: number
}

const standingAlone = /^\s*(?<words>(?<year>(?:19|20)\d{2})(?<digits>\d{2,4})日?)\s*$/d
const inText = /(?<![\d.])(?<words>(?<year>(?:19|20)\d{2})(?:年(?<inDay>\d{3,4})日|(?<joined>\d{3,4})日))/dg

// In running text seven digits are a date only with a 年 or 日 left; a line of its own needs neither.
function brokenDates({ text, role }: BlockView): readonly BrokenDate[] {
  const alone = role === "date" || role === "body" || role === "signature" ? standingAlone.exec(text) : null
  const matches = alone ? [alone] : [...text.matchAll(inText)]
  return matches.flatMap(({ groups = {}, indices }) => {
    const { words = "", year = "", digits = groups.inDay ?? groups.joined ?? "" } = groups
    const date = { words, year, digits, index: indices?.groups?.words?.[0] ?? 0 }
    return readings(year, digits).length > 0 ? [date] : []
  })
}

// 422 is 4月22日; 111 may be 1月11日 or 11月1日.
function readings(year: string, digits: string): readonly string[] {
  return [1, 2].flatMap((length) => {
    const month = digits.slice(0, length)
    const day = digits.slice(length)
    if (day === "" || day.length > 2) return []
    const stored = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
    return isPlanDate(stored) ? [`${year}年${Number(month)}月${Number(day)}日`] : []
  })
}
