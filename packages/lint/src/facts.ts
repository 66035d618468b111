import { type DatePhrase, datePhrases, leadLength, longestLead, proposeLead, readFacts } from "@yaodian/model"
import type { TextEdit } from "./diagnostic.ts"
import { readHalfWidth } from "./half-width.ts"
import { textHash } from "./hash.ts"
import type { PairTree } from "./pairs.ts"
import { proseRoles } from "./roles.ts"
import type { BlockSource } from "./source.ts"
import { noCounts, type StyleCounts } from "./style.ts"

/** How a task begins: with a lead that is closed by 。, as one short sentence, or with a lead that never ends. */
export interface LeadFact {
  readonly state: "closed" | "short" | "open"
  /** Of an open one, where it might be split off; 0 for nowhere. */
  readonly proposal: number
}

/** What rules about the whole plan may know of a block besides its shape: small, comparable, read once per block. */
export interface BlockFacts {
  /** The units that are named as responsible, in the block's attributes or its words. */
  readonly units: readonly string[]
  /** The deadlines that are given, in the block's attributes or its words. */
  readonly deadlines: readonly string[]
  /** Of a task. */
  readonly lead: LeadFact | null
  /** Half-width marks in Chinese text, each as the edit that makes it full width. */
  readonly halfWidth: readonly TextEdit[]
}

/** The name of a fact. */
export type FactName = keyof BlockFacts

/** What facts are read from. */
export interface FactSource {
  readonly source: BlockSource
  readonly pairs: PairTree
}

/** How each fact is read: the one list. */
export const factReaders: { readonly [Name in FactName]: (from: FactSource) => BlockFacts[Name] } = {
  units: readUnitFact,
  deadlines: readDeadlineFact,
  lead: readLeadFact,
  halfWidth: readHalfWidthFact,
}

function attribute({ attrs }: BlockSource, name: string): readonly string[] {
  const value = attrs[name]
  return typeof value === "string" && value !== "" ? [value] : []
}

function readUnitFact({ source }: FactSource): readonly string[] {
  if (source.role === "target") return attribute(source, "owners")
  if (!proseRoles.includes(source.role)) return []
  const { leads = "", supervisor = "" } = readFacts(source.text)
  return [...attribute(source, "leads"), ...attribute(source, "leadsText"), leads, supervisor].filter(isSaid)
}

function readDeadlineFact({ source }: FactSource): readonly string[] {
  if (source.role === "target") return attribute(source, "due")
  if (!proseRoles.includes(source.role)) return []
  const { due = "", dueText = "" } = readFacts(source.text)
  const inText = datePhrases(source.text).flatMap((phrase) => (isDeadline(phrase) ? [phrase.words] : []))
  const inAttributes = [...attribute(source, "due"), ...attribute(source, "dueText")]
  return [...new Set([...inAttributes, ...[due, dueText, ...inText].filter((words) => !thisYear.test(words))])].filter(
    isSaid,
  )
}

// A month or a day is a time by which something is to happen, a year by itself is not.
function isDeadline({ kind, value }: DatePhrase): boolean {
  return kind === "due" || (kind === "time" && (value?.includes("-") ?? false))
}

// 今年 only says which year the plan is about.
const thisYear = /^(?:今|本|当|全)年$/

function isSaid(words: string): boolean {
  return words !== ""
}

function readLeadFact({ source: { role, text } }: FactSource): LeadFact | null {
  if (role !== "task") return null
  const length = leadLength(text)
  if (length === 0) return { state: text === "" ? "short" : "open", proposal: proposeLead(text) }
  return { state: text.length > longestLead ? "closed" : "short", proposal: 0 }
}

function readHalfWidthFact({ source: { role, text, key }, pairs }: FactSource): readonly TextEdit[] {
  if (role === "chrome") return []
  const marks = readHalfWidth(text, pairs.pairs)
  if (marks.length === 0) return []
  const hash = textHash(text)
  return marks.map(({ from, to, insert }) => ({
    kind: "text",
    block: key,
    hash,
    from,
    to,
    expect: text.slice(from, to),
    insert,
  }))
}

/** The counts of a block for the questions of style. */
export function readStyleCounts(from: FactSource, lead: LeadFact | null, halfWidth: number): StyleCounts {
  if (from.source.role === "chrome") return noCounts
  return {
    halfWidth,
    fullWidth: fullWidthMarks(from.source.text),
    closedLeads: lead?.state === "closed" ? 1 : 0,
    openLeads: lead?.state === "open" ? 1 : 0,
  }
}

function fullWidthMarks(text: string): number {
  return text.match(/[，；：？！（）]/g)?.length ?? 0
}
