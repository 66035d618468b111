/** The end of a part: annex note, signature, date; and the line that opens an annex. */
import type { LineRole } from "@yaodian/model"
import { readImprint } from "./letterhead.ts"
import type { Passage } from "./passage.ts"
import { isFinished, plain } from "./plain.ts"

// Half-width columns of white space before a line that was pushed to the right.
const heavyIndent = 10
const han = "〇零○Ｏ一二三四五六七八九十"
const wholeDate = new RegExp(
  `^(?:\\d{4}\\s*年\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日)?|[${han}]{4}年[${han}]{1,2}月[${han}]{1,3}日|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})$`,
)
// 2019422: a date that lost its 年月日.
const brokenDate = /^(?:19|20)\d{4,6}$/

/** Whether the passage is a date and nothing else; one that lost its 年月日 counts where it stands far to the right. */
export function isDate({ first, label, text }: Passage): boolean {
  if (label) return false
  return wholeDate.test(text) || (brokenDate.test(text) && isPushedRight(first.cues.indent))
}

/** Whether the passage is 附件, 附件1 alone: the first line of an annex. */
export function isAnnexMark({ label, text }: Passage): boolean {
  return !label && /^附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]?$/.test(text)
}

/** The roles of the closing lines in a part's passages from `from` to `to`, by index. */
export function closingRoles(passages: readonly Passage[], from: number, to: number): ReadonlyMap<number, LineRole> {
  const roles = new Map<number, LineRole>()
  for (let at = from; at < to; at++) {
    const passage = passages[at]
    if (!passage || roles.has(at)) continue
    if (isAnnexNote(passage)) {
      for (const index of annexNotes(passages, at, to)) roles.set(index, "annexNote")
    } else if (!passage.label && readImprint(passage.text).length > 0) roles.set(at, "imprint")
    else if (isDate(passage)) roles.set(at, "date")
    else if (isSignature(passages, at, to)) roles.set(at, "signature")
  }
  return roles
}

// Whether the passage is a signature: short, unfinished, pushed to the right or followed by a date.
function isSignature(passages: readonly Passage[], at: number, to: number): boolean {
  const passage = passages[at]
  if (!passage || passage.label || passage.size < 3 || passage.size > 40 || /[。；：:，,]/.test(passage.text))
    return false
  if (isFinished(passage.text) && !/[）)]$/.test(passage.text)) return false
  const next = at + 1 < to ? passages[at + 1] : undefined
  if (next && isDate(next)) return true
  return isPushedRight(passage.first.cues.indent) || passage.first.cues.align === "right"
}

function isPushedRight(indent: number | undefined): boolean {
  return (indent ?? 0) >= heavyIndent
}

function isAnnexNote({ label, text, size }: Passage): boolean {
  return !label && size <= 120 && /^附\s*件\s*\d{0,2}\s*:/.test(plain(text)) && !text.includes("。")
}

// 附件：1.甲 and below it 2.乙: the further names are lines of their own.
function annexNotes(passages: readonly Passage[], at: number, to: number): readonly number[] {
  const notes = [at]
  const text = passages[at]?.text ?? ""
  let expected = /[：:]\s*$/.test(text) ? 1 : /[：:]\s*1\s*[.．、]/.test(text) ? 2 : 0
  for (let next = at + 1; expected > 0 && next < to; next++, expected++) {
    const { label, size, text: name } = passages[next] ?? { label: null, size: 0, text: "" }
    if (label?.figure !== "arabic" || label.value !== expected || size > 80 || name.includes("。")) break
    notes.push(next)
  }
  return notes
}
