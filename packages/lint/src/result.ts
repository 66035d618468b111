import type { Diagnostic, Place, Severity } from "./diagnostic.ts"
import type { Run } from "./engine.ts"
import { isEqual } from "./equal.ts"
import type { Found } from "./found.ts"
import type { DocKind } from "./kind.ts"
import type { Preset } from "./rule.ts"
import type { SuppressionLookup } from "./suppress.ts"

/** Where a finding begins and ends, 1-based; columns count UTF-16 units. In a document a line is a block. */
export interface LinePlace {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** What a linter says of a document or a file. */
export interface Result {
  readonly kind: DocKind
  readonly preset: Preset | "auto"
  /** All findings in the order of the text, suppressed ones too. */
  readonly diagnostics: readonly Diagnostic[]
  /** The line and column of a place in this document or file; null for a block that is not in it. */
  linePlace(place: Place): LinePlace | null
}

/** The findings of a run, in order. Those of `before` that still hold are given as the same objects. */
export function diagnosticsOf(
  run: Run,
  suppressed: SuppressionLookup,
  before: readonly Diagnostic[],
): readonly Diagnostic[] {
  const known = new Map(before.map((diagnostic) => [diagnostic.fingerprint, diagnostic]))
  const prints = new Map<string, number>()
  return inOrder(run).flatMap(({ at, found }) => {
    const count = (prints.get(found.print) ?? 0) + 1
    prints.set(found.print, count)
    if (count > 1 && found.draft.scope === "document") return []
    const fingerprint = count === 1 ? found.print : `${found.print}-${count}`
    const diagnostic = finish(found, run.plan.places[at] ?? "", fingerprint, suppressed)
    const last = known.get(fingerprint)
    return [last && isEqual(last, diagnostic) ? last : diagnostic]
  })
}

const finished = new WeakMap<Found, Diagnostic>()

// The finding with its place in the document; the same object while that stays.
function finish(found: Found, section: string, fingerprint: string, suppressed: SuppressionLookup): Diagnostic {
  const last = finished.get(found)
  const cover = suppressed({ rule: found.draft.rule, excerpt: found.draft.excerpt, fingerprint })
  if (last?.section === section && last.fingerprint === fingerprint && last.suppressed === cover) return last
  const finding = { ...found.draft, section, fingerprint }
  const diagnostic: Diagnostic = cover ? { ...finding, suppressed: cover } : finding
  finished.set(found, diagnostic)
  return diagnostic
}

interface Ordered {
  /** The index of the block in the document. */
  readonly at: number
  readonly found: Found
}

function inOrder(run: Run): readonly Ordered[] {
  const all: Ordered[] = []
  const add = (found: readonly Found[], start: number) => {
    for (const one of found) all.push({ at: start + one.at, found: one })
  }
  for (let at = 0; at < run.ofBlocks.length; at++) add(run.ofBlocks[at]?.found ?? [], at)
  for (let at = 0; at < run.ofGroups.length; at++) add(run.ofGroups[at]?.found ?? [], run.groupStarts[at] ?? 0)
  for (const found of run.ofOutline.values()) add(found, 0)
  return all.sort(
    (a, b) =>
      a.at - b.at ||
      a.found.draft.from - b.found.draft.from ||
      (a.found.draft.rule < b.found.draft.rule ? -1 : a.found.draft.rule > b.found.draft.rule ? 1 : 0),
  )
}

/** How many findings there are of each severity, suppressed ones left out. */
export function countSeverities(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity, suppressed } of diagnostics) if (!suppressed) counts[severity]++
  return counts
}
