/** The body of a part: tables, lists, headings, tasks, broken lines, captions; the rest are paragraphs. */
import type { LineRole } from "@yaodian/model"
import { brokenPassages } from "./broken.ts"
import { readHeadings } from "./headings.ts"
import { runInTasks } from "./leads.ts"
import { type Passage, unlabelled } from "./passage.ts"
import { isFinished } from "./plain.ts"

/** What a passage is. */
export interface Role {
  readonly role: LineRole
  /** 1–4 for headings, tasks and list items, else 0. */
  readonly level: number
  /** What stands before the words and is no part of them: a typed number, the mark of a list item. */
  readonly label: string
  /** Whether it goes on with the passage before it. */
  readonly continues: boolean
}

/** A role that says nothing but what the line is. */
export function plainRole(role: LineRole): Role {
  return { role, level: 0, label: "", continues: false }
}

/** The roles of a body's passages, in order. `wrapWidth` is where the lines of a hard-wrapped text end. */
export function bodyRoles(passages: readonly Passage[], wrapWidth: number): readonly Role[] {
  const rows = tableRows(passages)
  const marks = bulletMarks(passages, rows)
  const taken = new Set([...rows, ...marks.keys()])
  const text = passages.map((passage, at) => (taken.has(at) ? unlabelled(passage) : passage))
  const headings = readHeadings(text, taken, wrapWidth)
  const broken = brokenPassages(
    headings.passages,
    (at) => !taken.has(at),
    (at) => headings.placed.has(at),
  )
  const leads = runInTasks(headings, (at) => !taken.has(at) && !broken.has(at))
  const captions = captionsAmong(headings.passages)
  return headings.passages.map((passage, at): Role => {
    if (rows.has(at)) return plainRole("table")
    const mark = marks.get(at)
    if (mark !== undefined) return { role: "bullet", level: 1, label: mark, continues: false }
    if (broken.has(at)) return { ...plainRole("body"), continues: true }
    const placed = headings.placed.get(at) ?? leads.get(at)
    if (placed) return { ...placed, label: passage.label?.label ?? "", continues: false }
    return plainRole(captions.has(at) ? "caption" : "body")
  })
}

const bulletMark = /^(?:[●•◆■▪○◇□▲★☆◎➢►·]|[-*+](?=\s))/

/** The marks of list items by passage. */
function bulletMarks(passages: readonly Passage[], rows: ReadonlySet<number>): ReadonlyMap<number, string> {
  const marks = new Map<number, string>()
  passages.forEach(({ label, text }, at) => {
    const mark = bulletMark.exec(text)?.[0]
    if (mark !== undefined && !label && !rows.has(at) && text.length > mark.length) marks.set(at, mark)
  })
  return marks
}

// Lines that tabs divide into the same number of cells, at least two of them, are a table; its head fills two cells.
function tableRows(passages: readonly Passage[]): ReadonlySet<number> {
  const rows = new Set<number>()
  for (let at = 0; at < passages.length; ) {
    const columns = columnsAt(passages, at)
    let end = at
    while (columns > 1 && columnsAt(passages, end) === columns) end++
    const filled = (passages[at]?.first.cells ?? []).filter((cell) => cell !== "").length
    if (end - at >= 2 && filled >= 2) for (let row = at; row < end; row++) rows.add(row)
    at = Math.max(end, at + 1)
  }
  return rows
}

function columnsAt(passages: readonly Passage[], at: number): number {
  return passages[at]?.indices.length === 1 ? (passages[at]?.first.cells?.length ?? 0) : 0
}

// The words under a picture: one short sentence, set apart by more white space than paragraphs are.
function captionsAmong(passages: readonly Passage[]): ReadonlySet<number> {
  const gaps = passages.map(({ first }) => first.cues.gap ?? 0).sort((a, b) => a - b)
  const usual = gaps[gaps.length >> 1] ?? 0
  const captions = new Set<number>()
  passages.forEach(({ label, first, text, size }, at) => {
    const isApart = (first.cues.gap ?? 0) >= usual + 2
    const isSentence = size <= 60 && isFinished(text) && text.indexOf("。") === text.length - 1
    if (!label && isApart && isSentence && at > 0) captions.add(at)
  })
  return captions
}
