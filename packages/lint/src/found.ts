import type { Data, Diagnostic, Edit, Fix, FixKind, Language, Related, TextEdit } from "./diagnostic.ts"
import { textHash } from "./hash.ts"
import { fillMessage, fixTitles, type Message } from "./messages.ts"
import type { Change, FixSpec, Rule } from "./rule.ts"
import type { TextBlock } from "./view.ts"

/** All of a finding that does not depend on the rest of the document. `at` is its block's index in what was looked at. */
export interface Found {
  readonly at: number
  readonly draft: Omit<Diagnostic, "section" | "fingerprint" | "suppressed">
  /** What its fingerprint is made from; equal ones are told apart by their order. */
  readonly print: string
  /** The places that `draft` was written from. */
  readonly place: FoundPlace
  readonly related: readonly FoundPlace[]
}

/** A place in a block that is at hand. */
export interface FoundPlace {
  readonly at: number
  readonly block: TextBlock
  readonly part: "text" | "label"
  readonly from: number
  readonly to: number
  /** Whether it is all of the block, whatever its text. */
  readonly isWhole?: boolean
}

const contextLength = 8
const longestExcerpt = 24

/** The words of a place and up to 8 characters on each side. Throws for a place outside the block. */
export function wordsAt({ block, part, from, to }: FoundPlace): Pick<Diagnostic, "excerpt" | "before" | "after"> {
  const text = part === "label" ? block.label : block.text
  if (!(0 <= from && from <= to && to <= text.length)) {
    throw new RangeError(`Range ${from}–${to} is outside the ${part} of block ${block.key} (0–${text.length})`)
  }
  return {
    excerpt: text.slice(from, Math.min(to, from + longestExcerpt)),
    before: text.slice(Math.max(0, from - contextLength), from),
    after: text.slice(to, to + contextLength),
  }
}

/** A place as it is stored. */
export function relatedAt(place: FoundPlace): Related {
  const { block, part, from, to } = place
  return { block: block.key, part, from, to, words: wordsAt(place).excerpt }
}

/** What the fingerprint of a finding is made from: rule, words and neighbours, but no number and no white space. */
export function printOf(rule: string, scope: "place" | "document", place: FoundPlace): string {
  if (scope === "document") return textHash(rule)
  const { excerpt, before, after } = wordsAt(place)
  // A label is a number: the block is known by how its text begins.
  const words = place.part === "label" ? [place.block.text.slice(0, longestExcerpt)] : [excerpt, before, after]
  return textHash([rule, ...words.map((word) => word.normalize("NFKC").replaceAll(/\s/g, ""))].join("\0"))
}

/**
 * A finding with its words read anew where blocks changed whose facts did not: `changed` gives them by index. Null where the
 * rule has to look again, because a place in the text or an edit may have moved.
 */
export function refreshFound(found: Found, changed: ReadonlyMap<number, TextBlock>): Found | null {
  const place = renewed(found.place, changed)
  const related = found.related.map((other) => renewed(other, changed))
  if (!place || !related.every((other) => other !== null)) return null
  const isSame = place === found.place
  if (isSame && related.every((other, index) => other === found.related[index])) return found
  const { draft } = found
  if (!isSame && draft.fixes.some(({ edits }) => edits.some(({ kind }) => kind !== "attrs"))) return null
  const read = related.map((other, index) => {
    const known = other === found.related[index] ? draft.related[index] : undefined
    return known ?? relatedAt(other)
  })
  return {
    at: found.at,
    draft: { ...draft, to: place.to, ...wordsAt(place), related: read },
    print: printOf(draft.rule, draft.scope, place),
    place,
    related,
  }
}

function renewed(place: FoundPlace, changed: ReadonlyMap<number, TextBlock>): FoundPlace | null {
  const block = changed.get(place.at)
  if (!block) return place
  if (place.part === "label") return { ...place, block }
  return place.isWhole ? { ...place, block, to: block.text.length } : null
}

/** The fix that a rule proposed, with its edits guarded. */
export function fixOf(rule: Rule, spec: FixSpec<string, unknown>, edits: readonly Edit[], language: Language): Fix {
  const kind: FixKind = spec.kind ?? (rule.fix === "safe" ? "safe" : "suggestion")
  const common = commonTitle(edits, spec)
  const titleId = spec.title ?? common.id
  const message = spec.title === undefined ? common.message : rule.messages[spec.title]
  if (!message) throw new RangeError(`Rule ${rule.id} has no message ${titleId}`)
  const data = spec.data ?? common.data
  return { rule: rule.id, title: fillMessage(message, data, language), titleId, data, kind, edits }
}

function commonTitle(
  edits: readonly Edit[],
  spec: FixSpec<string, unknown>,
): { id: keyof typeof fixTitles; message: Message; data: Data } {
  const [edit] = edits
  const only = edits.length === 1 && edit?.kind === "text" ? edit : null
  const whole = only ? replacement(spec.edits[0]) : null
  // The edit is cut to what differs; people are shown the words whole: 改为 2019年4月22日, not 改为 年4月22日.
  if (whole !== null) return { id: "replace", message: fixTitles.replace, data: { new: whole } }
  const id = only === null ? "change" : only.insert === "" ? "remove" : only.expect === "" ? "insert" : "replace"
  return { id, message: fixTitles[id], data: only ? { old: only.expect, new: only.insert } : {} }
}

function replacement(change: unknown): string | null {
  if (typeof change !== "object" || change === null || !("from" in change && "to" in change && "insert" in change))
    return null
  return change.from !== change.to && change.insert !== "" ? String(change.insert) : null
}

/** A change as an edit of the block, cut to what differs. Throws for a range outside the block. */
export function textEdit(block: TextBlock, { from, to, insert }: Change): TextEdit {
  if (!(0 <= from && from <= to && to <= block.text.length)) {
    throw new RangeError(`Range ${from}–${to} is outside block ${block.key} (0–${block.text.length})`)
  }
  const expect = block.text.slice(from, to)
  const start = commonPrefix(expect, insert)
  const end = commonSuffix(expect.slice(start), insert.slice(start))
  return {
    kind: "text",
    block: block.key,
    hash: block.hash,
    from: from + start,
    to: to - end,
    expect: expect.slice(start, expect.length - end),
    insert: insert.slice(start, insert.length - end),
  }
}

function commonPrefix(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

function commonSuffix(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++
  return length
}
