import type { Diagnostic, Severity } from "@yaodian/lint"
import { leadLength, numberBlocks } from "@yaodian/model"
import type { Node } from "prosemirror-model"

/** What of a task's facts is given. */
export interface TaskMarks {
  readonly leads: boolean
  readonly due: boolean
  readonly targets: boolean
}

/** A line of the outline. */
export interface OutlineRow {
  readonly id: string
  readonly kind: "title" | "heading" | "task"
  /** How far it is set in, from 0. */
  readonly depth: number
  readonly number: string
  readonly text: string
  /** Only for tasks. */
  readonly marks: TaskMarks | null
  /** Whether the next row is set in further. */
  readonly hasChildren: boolean
  /** How many findings lie in it and what it holds, and the gravest of them. */
  readonly findings: number
  readonly severity: Severity | null
}

type Draft = { -readonly [Key in keyof OutlineRow]: OutlineRow[Key] }

/** The lines of the outline: headings, tasks, and the titles where the document has several parts. */
export function outlineRows(doc: Node, findings: readonly Diagnostic[]): readonly OutlineRow[] {
  const rows: Draft[] = []
  const labels = numberBlocks(doc)
  const hasParts = doc.children.filter(({ type }) => type.name === "title").length > 1
  const counts = countByBlock(findings)
  const depths = depthCounter(hasParts)
  for (const node of doc.children) {
    const row = rowOf(node, labels, hasParts, depths)
    if (row) rows.push(row)
    addTo(rows, node, counts)
  }
  rows.forEach((row, index) => {
    row.hasChildren = (rows[index + 1]?.depth ?? 0) > row.depth
  })
  return rows
}

/** The id of the row that the block at `index` lies in, `null` before the first. */
export function rowAt(doc: Node, index: number, rows: ReadonlySet<string>): string | null {
  for (let at = index; at >= 0; at--) {
    const id = String(doc.maybeChild(at)?.attrs.id ?? "")
    if (rows.has(id)) return id
  }
  return null
}

interface BlockCount {
  readonly count: number
  readonly severity: Severity
}

const gravity: readonly Severity[] = ["info", "warning", "error"]

function graver(a: Severity | null, b: Severity): Severity {
  return a !== null && gravity.indexOf(a) > gravity.indexOf(b) ? a : b
}

function countByBlock(findings: readonly Diagnostic[]): ReadonlyMap<string, BlockCount> {
  const counts = new Map<string, BlockCount>()
  for (const { block, severity, scope } of findings) {
    if (severity === "info" || scope === "document") continue
    const known = counts.get(block)
    counts.set(block, { count: (known?.count ?? 0) + 1, severity: graver(known?.severity ?? null, severity) })
  }
  return counts
}

// How far a row is set in: headings by their level, tasks one further than the heading above them.
function depthCounter(hasParts: boolean): (node: Node) => number {
  const outermost = hasParts ? 1 : 0
  const headings: number[] = []
  const tasks: number[] = []
  return (node) => {
    const level = Number(node.attrs.level)
    if (node.type.name === "task") {
      stackLevel(tasks, level)
      return outermost - 1 + headings.length + tasks.length
    }
    tasks.length = 0
    if (node.type.name === "heading") stackLevel(headings, level)
    else headings.length = 0
    return node.type.name === "heading" ? outermost - 1 + headings.length : 0
  }
}

// Only the levels that are there count: a document that begins with level 2 is not set in.
function stackLevel(levels: number[], level: number): void {
  while (levels.length > 0 && (levels[levels.length - 1] ?? 0) >= level) levels.pop()
  levels.push(level)
}

function rowOf(
  node: Node,
  labels: ReadonlyMap<string, string>,
  hasParts: boolean,
  depthOf: (node: Node) => number,
): Draft | null {
  const kind = node.type.name
  if (kind !== "heading" && kind !== "task" && kind !== "title") return null
  const depth = depthOf(node)
  if (kind === "title" && !hasParts) return null
  const id = String(node.attrs.id)
  return {
    id,
    kind,
    depth,
    number: labels.get(id) ?? "",
    text: headline(node),
    marks: kind === "task" ? { leads: node.attrs.leads !== "", due: isDue(node), targets: false } : null,
    hasChildren: false,
    findings: 0,
    severity: null,
  }
}

function isDue(task: Node): boolean {
  return task.attrs.due !== "" || task.attrs.dueText !== ""
}

const longestHeadline = 60

function headline(node: Node): string {
  const text = node.textBetween(0, node.content.size, "", "").trim()
  const lead = node.type.name === "task" ? leadLength(text) : 0
  return (lead > 0 ? text.slice(0, lead).replace(/。$/, "") : text).slice(0, longestHeadline)
}

function addTo(rows: readonly Draft[], node: Node, counts: ReadonlyMap<string, BlockCount>): void {
  const last = rows[rows.length - 1]
  if (!last) return
  if (node.type.name === "target" && last.marks) last.marks = { ...last.marks, targets: true }
  const found = counts.get(String(node.attrs.id))
  if (!found) return
  let depth = Number.POSITIVE_INFINITY
  // Counts go up to every row that holds this one.
  for (let at = rows.length - 1; at >= 0 && depth > 0; at--) {
    const row = rows[at]
    if (!row || row.depth >= depth) continue
    depth = row.depth
    row.findings += found.count
    row.severity = graver(row.severity, found.severity)
  }
}
