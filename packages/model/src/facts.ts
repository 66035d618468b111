/**
 * A task's facts in words: who leads, supports and supervises it, when it starts and is due. They stand in a bracket at its
 * end, in clauses with a key, or in the sentences:
 *
 *     推进数字档案馆建设。（牵头单位：市档案馆；配合单位：市财政局；完成时限：2027年6月30日）
 *     6月底前，由市档案馆牵头建成数字档案馆。
 *
 * `formatFacts` writes the bracket, `readFacts` reads it back. An importer takes a bracket out of the text only where
 * `formatFacts` would write the same again, and leaves any other, so that no word is lost.
 */
import { type DateOptions, datePhrases, readDates } from "./date-words.ts"
import { formatDate, isPlanDate } from "./dates.ts"
import { clauseUnits, factKeys, type KeyedClause, keyedClauses, type TaskFact } from "./fact-clauses.ts"
import { readUnits, type UnitPhrase } from "./unit-words.ts"
import { joinUnits, splitUnits } from "./units.ts"

/** Attributes of a task that its words give; what they do not say is absent. */
export type TaskWords = Partial<Readonly<Record<TaskFact | "leadsText" | "dueText", string>>>

/** A bracket with a task's facts, half-open in UTF-16 units, both marks in it. */
export interface FactsBracket {
  readonly attrs: TaskWords
  readonly from: number
  readonly to: number
}

/**
 * What the text says about a task. A bracket at its end comes before clauses with a key, these before sentences; of
 * several deadlines the first counts. `leadsText` and `dueText` hold the words, unless they are just what `formatFacts`
 * writes. A deadline whose year is not known has only `dueText`.
 */
export function readFacts(text: string, options: DateOptions = {}): TaskWords {
  const bracket = readFactsBracket(text, options)
  const before = bracket ? text.slice(0, bracket.from) : text
  const said = merged(clauseFacts(keyedClauses(before), options), sentenceFacts(before, options))
  return bracket ? merged(bracket.attrs, said) : said
}

/** The bracket with facts that ends the text (a last 。 aside), or `null`: （牵头单位：…；完成时限：…）, （市教育局负责）. */
export function readFactsBracket(text: string, options: DateOptions = {}): FactsBracket | null {
  const to = text.replace(/[\s。；;.]{0,8}$/, "").length
  const from = bracketStart(text, to)
  if (from === null) return null
  const inside = text.slice(from + 1, to - 1)
  const clauses = keyedClauses(inside)
  const attrs = clauses.length > 0 ? clauseFacts(clauses, options) : unitFacts(wholePhrases(inside))
  return Object.keys(attrs).length > 0 ? { attrs, from, to } : null
}

/** What else is known when a bracket is written. */
export interface FactsOptions extends DateOptions {
  /** The task's text: what it says by itself is not written again; none by default. */
  readonly text?: string
}

/**
 * The bracket that says these facts, `""` where there is nothing to say:
 * （牵头单位：…；配合单位：…；督办单位：…；启动时间：…；完成时限：…）. A deadline that is no stored date is written in the writer's words.
 */
export function formatFacts(attrs: TaskWords, { text = "", ...options }: FactsOptions = {}): string {
  const said = readFacts(text, options)
  const clauses = bracketOrder.flatMap((fact) => {
    const words = factWords(attrs, fact)
    return words === "" || words === factWords(said, fact) ? [] : [`${factKeys[fact][0]}：${words}`]
  })
  return clauses.length > 0 ? `（${clauses.join("；")}）` : ""
}

const bracketOrder: readonly TaskFact[] = ["leads", "supports", "supervisor", "start", "due"]

function factWords(attrs: TaskWords, fact: TaskFact): string {
  const value = attrs[fact] ?? ""
  if (fact !== "start" && fact !== "due") return joinUnits(splitUnits(value))
  if (isPlanDate(value)) return formatDate(value)
  return (fact === "due" && value === "" ? (attrs.dueText ?? "") : value).trim()
}

// A fact goes with the words that it came from.
function merged(first: TaskWords, second: TaskWords): TaskWords {
  const { leadsText, dueText, ...rest } = second
  const hasLeads = first.leads !== undefined
  const hasDue = first.due !== undefined || first.dueText !== undefined
  const { due, ...units } = rest
  return {
    ...units,
    ...(leadsText === undefined || hasLeads ? {} : { leadsText }),
    ...(due === undefined || hasDue ? {} : { due }),
    ...(dueText === undefined || hasDue ? {} : { dueText }),
    ...first,
  }
}

// No list of owners is longer; it bounds the search for the opening mark.
const longestBracket = 600

function bracketStart(text: string, to: number): number | null {
  if (!/[）)】]/.test(text[to - 1] ?? "")) return null
  let depth = 0
  for (let at = to - 1; at >= 0 && to - at <= longestBracket; at--) {
    const letter = text[at] ?? ""
    if (/[）)】]/.test(letter)) depth++
    else if (/[（(【]/.test(letter) && --depth === 0) return at
  }
  return null
}

// In a bracket without keys the phrases must be all there is: （市教育局负责） says who, （一批由专人负责的项目） does not.
function wholePhrases(inside: string): readonly UnitPhrase[] {
  const phrases = readUnits(inside)
  const rest = phrases.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), inside)
  return /^[，,；;、。\s]*$/.test(rest) ? phrases : []
}

function clauseFacts(clauses: readonly KeyedClause[], options: DateOptions): TaskWords {
  const phrases = clauses.map((clause) => {
    const { fact, key } = clause
    const names = fact === "start" || fact === "due" ? [] : clauseUnits(clause)
    return {
      words: `${key}：${joinUnits(names)}`,
      leads: fact === "leads" ? names : [],
      supports: fact === "supports" ? names : [],
      supervisors: fact === "supervisor" ? names : [],
    }
  })
  return { ...unitFacts(phrases), ...dateFacts(clauses, options) }
}

// Where a clause names several dates, work starts on the first and is done on the last.
function dateFacts(clauses: readonly KeyedClause[], options: DateOptions): TaskWords {
  const start = clauses.find(({ fact }) => fact === "start")?.value
  const due = clauses.find(({ fact }) => fact === "due")?.value
  const startDate = start === undefined ? undefined : (readDates(start, options)[0]?.value ?? start)
  const dueDate = due === undefined ? undefined : readDates(due, options).at(-1)?.value
  const isPlain = dueDate !== undefined && formatDate(dueDate) === due
  return {
    ...(startDate === undefined ? {} : { start: startDate }),
    ...(dueDate === undefined ? {} : { due: dueDate }),
    ...(due === undefined || isPlain ? {} : { dueText: due }),
  }
}

function sentenceFacts(text: string, options: DateOptions): TaskWords {
  const due = datePhrases(text, options).find(({ kind, problem }) => kind === "due" && problem !== "invalid")
  return {
    ...unitFacts(readUnits(text)),
    ...(due?.value ? { due: due.value } : {}),
    ...(due ? { dueText: due.words } : {}),
  }
}

function unitFacts(phrases: readonly Omit<UnitPhrase, "from" | "to">[]): TaskWords {
  const leads = joinUnits(phrases.flatMap((phrase) => phrase.leads))
  const supports = joinUnits(phrases.flatMap((phrase) => phrase.supports))
  const supervisor = joinUnits(phrases.flatMap((phrase) => phrase.supervisors))
  const leadsText = phrases
    .filter((phrase) => phrase.leads.length > 0)
    .map(({ words }) => words)
    .join("；")
  return {
    ...(leads === "" ? {} : { leads }),
    ...(supports === "" ? {} : { supports }),
    ...(supervisor === "" ? {} : { supervisor }),
    ...(leadsText === "" || leadsText === `${factKeys.leads[0]}：${leads}` ? {} : { leadsText }),
  }
}
