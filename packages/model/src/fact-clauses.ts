import { splitUnits } from "./units.ts"

/** What a clause with a key may say about a task; the names are those of its attributes. */
export type TaskFact = "leads" | "supports" | "supervisor" | "start" | "due"

/** 牵头单位：市教育局 in a text: from the key to the end of what it says, half-open in UTF-16 units. */
export interface KeyedClause {
  readonly from: number
  readonly to: number
  readonly fact: TaskFact
  readonly key: string
  readonly value: string
}

/** The keys by what they say; the first of each is the one that we write. */
export const factKeys = {
  leads: ["牵头单位", "责任单位", "主办单位", "承办单位", "主责单位", "负责单位", "牵头部门", "责任部门", "责任主体"],
  supports: ["配合单位", "协办单位", "支撑单位", "参与单位", "参加单位", "协助单位", "配合部门", "协办部门"],
  supervisor: ["督办单位", "督导单位", "督办部门"],
  start: ["启动时间", "开始时间"],
  due: ["完成时限", "完成时间", "完成日期", "办结时限", "时间节点", "时限要求", "时限"],
} as const satisfies Record<TaskFact, readonly string[]>

const factOfKey: ReadonlyMap<string, TaskFact> = new Map(
  (Object.keys(factKeys) as TaskFact[]).flatMap((fact) => factKeys[fact].map((key) => [key, fact] as const)),
)

const keyAt = new RegExp(`(?<=^|[；;，,。、（(【\\s])(${Array.from(factOfKey.keys()).join("|")})[ \\u00a0]?[：:]`, "g")

// No list of organisations is longer; it bounds the search for the end.
const longestValue = 400

/** All clauses with a known key, in order. */
export function keyedClauses(text: string): readonly KeyedClause[] {
  const clauses: KeyedClause[] = []
  for (const match of text.matchAll(keyAt)) {
    const [words, key = ""] = match
    const start = match.index + words.length
    const value = text.slice(start, valueEnd(text, start))
    const fact = factOfKey.get(key)
    if (!fact || value.trim() === "") continue
    clauses.push({ from: match.index, to: start + value.trimEnd().length, fact, key, value: value.trim() })
  }
  return clauses
}

/** The organisations that a clause names; a comma between them is taken for a `、`. */
export function clauseUnits({ value }: KeyedClause): readonly string[] {
  return splitUnits(value.replace(/[，,]/g, "、"))
}

const nextKey = /[，,、\s]\s{0,3}[^，,；;。：:、（）()\s]{2,10}[ \u00a0]?[：:]/y

// The value ends at ；。 or a line's end, before the next key, or with the bracket around it; brackets in names are skipped.
function valueEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + longestValue)
  let depth = 0
  for (let at = start; at < limit; at++) {
    const letter = text[at] ?? ""
    if (/[（(]/.test(letter)) depth++
    else if (/[）)】]/.test(letter) && --depth < 0) return at
    else if (letter === "\n" || (depth <= 0 && /[；;。]/.test(letter))) return at
    nextKey.lastIndex = at
    if (at > start && nextKey.test(text)) return at
  }
  return limit
}
