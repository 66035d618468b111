/** Fixes on the text of a file, by lines and columns. Nothing is changed where the file does not say what is expected. */
import type { Diagnostic, Edit, Fix } from "./diagnostic.ts"
import { inTurn, type RepairAllOptions, type RepairAllOutcome } from "./fix.ts"
import type { Result } from "./result.ts"

/** What became of the findings of a file, and its text with their fixes applied. */
export interface RepairTextOutcome extends RepairAllOutcome {
  readonly text: string
}

/**
 * Applies the fixes of a result to the text that its lines were read from: the safe ones, or the first of every finding. A
 * fix that changes more than text is left.
 */
export function repairText(
  source: string,
  result: Result,
  { suggestions = false }: Pick<RepairAllOptions, "suggestions"> = {},
): RepairTextOutcome {
  const starts = lineStarts(source)
  const chosen: TextChange[] = []
  const applied: Diagnostic[] = []
  const left: Diagnostic[] = []
  for (const { diagnostic, fix } of inTurn(result.diagnostics, suggestions)) {
    const changes = changesOf(source, starts, result, fix)
    if (!changes || changes.some((change) => chosen.some((other) => touches(change, other)))) {
      left.push(diagnostic)
      continue
    }
    chosen.push(...changes)
    applied.push(diagnostic)
  }
  return { text: changed(source, chosen), applied, left }
}

interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

// Where each line begins, the first at index 0.
function lineStarts(source: string): readonly number[] {
  return [0, ...Array.from(source.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)]
}

function changesOf(
  source: string,
  starts: readonly number[],
  result: Result,
  { edits }: Fix,
): readonly TextChange[] | null {
  const changes = edits.map((edit) => changeOf(source, starts, result, edit))
  return changes.every((change) => change !== null) ? changes : null
}

function changeOf(source: string, starts: readonly number[], result: Result, edit: Edit): TextChange | null {
  if (edit.kind !== "text") return null
  const { block, from, to, expect, insert } = edit
  const place = result.linePlace({ block, part: "text", from, to })
  const start = place && starts[place.line - 1]
  if (!place || start === undefined || start === null) return null
  const change = { from: start + place.column - 1, to: start + place.endColumn - 1, insert }
  return source.slice(change.from, change.to) === expect ? change : null
}

function touches(a: TextChange, b: TextChange): boolean {
  const isInsertion = a.from === a.to || b.from === b.to
  return isInsertion ? a.from <= b.to && b.from <= a.to : a.from < b.to && b.from < a.to
}

function changed(source: string, changes: readonly TextChange[]): string {
  let text = ""
  let at = 0
  for (const { from, to, insert } of [...changes].sort((a, b) => a.from - b.from)) {
    text += source.slice(at, from) + insert
    at = to
  }
  return text + source.slice(at)
}
