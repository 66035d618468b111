/**
 * Fixes on a document. Every edit says what it expects; a text edit also which text its offsets were counted in. So a fix
 * is either applied as it was meant or refused, never at a place that has moved. Edits are as small as they can be and no
 * block is replaced, so what somebody else types in the same block at the same time merges.
 */
import type { Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import type { BlockKey, Diagnostic, Fix, Language } from "./diagnostic.ts"
import { applyPlaces, blocksOf, type EditPlace, indexBlocks, locate, overlaps } from "./edits.ts"

/** The meta key of a transaction that applied fixes; its value is a `LintFixMeta`. */
export const lintFixMeta = "lintFix"

/** Which rule's fixes a transaction applied, and how many. */
export interface LintFixMeta {
  readonly rule: string
  readonly count: number
}

/** A transform, or a transaction that takes metadata as well. */
export type FixTransaction = Transform & { setMeta?(key: string, value: unknown): unknown }

/** What became of a fix. `stale`: what it was made for is no longer there; the document is as it was. */
export type FixOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: "stale"; readonly message: string }

const stale = {
  "zh-CN": "此处已被他人修改，未作改动；请重新查看后再试",
  en: "This place was changed by somebody else, so nothing was done; look at it again",
} satisfies Record<Language, string>

/** Applies all edits of a fix, or none where one of them does not find what it expects. */
export function applyFix(tr: FixTransaction, fix: Fix, language: Language = "zh-CN"): FixOutcome {
  return applyAt(tr, fix.rule, locate(indexBlocks(tr.doc), fix.edits), language)
}

function applyAt(
  tr: FixTransaction,
  rule: string,
  places: readonly EditPlace[] | null,
  language: Language,
): FixOutcome {
  if (!places) return { ok: false, code: "stale", message: stale[language] }
  applyPlaces(tr, places)
  tr.setMeta?.(lintFixMeta, { rule, count: 1 } satisfies LintFixMeta)
  return { ok: true }
}

/** How a finding is repaired. */
export interface RepairOptions {
  /** Which of its fixes; the first by default. */
  readonly fix?: number
  /** Lints the document as it is now; asked where the finding is older than the document. */
  readonly relint?: (doc: Node) => readonly Diagnostic[]
  readonly language?: Language
}

/**
 * Applies a fix of a finding. Where the block has changed since, the same finding (by fingerprint) is looked for in the
 * document as it is now, or else one on the same words in the block, and its fix is applied; where there is none, nothing
 * is done.
 */
export function repair(tr: FixTransaction, diagnostic: Diagnostic, options: RepairOptions = {}): FixOutcome {
  const { fix = 0, relint, language = "zh-CN" } = options
  const made = diagnostic.fixes[fix]
  if (!made) throw new RangeError(`Finding ${diagnostic.rule} has no fix ${fix} (it has ${diagnostic.fixes.length})`)
  const index = indexBlocks(tr.doc)
  const now = locate(index, made.edits) ? made : fixNow(tr.doc, diagnostic, made, relint)
  return applyAt(tr, diagnostic.rule, now && locate(index, now.edits), language)
}

// The fix of the same name of the same finding. The count in its title may have changed with the document.
function fixNow(doc: Node, diagnostic: Diagnostic, made: Fix, relint: RepairOptions["relint"]): Fix | null {
  const now = sameFinding(diagnostic, relint?.(doc) ?? [])
  const named = now?.fixes.filter(({ titleId }) => titleId === made.titleId)
  return named?.find(({ title }) => title === made.title) ?? named?.[0] ?? null
}

// Somebody may have typed right beside the words: then what stands on their other side still tells them.
function sameFinding(old: Diagnostic, findings: readonly Diagnostic[]): Diagnostic | null {
  const ofRule = findings.filter(({ rule, messageId }) => rule === old.rule && messageId === old.messageId)
  const same = ofRule.find(({ fingerprint }) => fingerprint === old.fingerprint)
  const near = ofRule.filter(
    ({ block, excerpt, before, after }) =>
      block === old.block && excerpt === old.excerpt && (before === old.before || after === old.after),
  )
  return same ?? (near.length === 1 ? (near[0] ?? null) : null)
}

/** What `repairAll` is told. */
export interface RepairAllOptions {
  /** Whether suggestions are applied too: the first of each finding. Only safe fixes by default. */
  readonly suggestions?: boolean
  /** Blocks that are left alone: where somebody else's caret is. */
  readonly skip?: ReadonlySet<BlockKey>
}

/** What became of many findings. */
export interface RepairAllOutcome {
  readonly applied: readonly Diagnostic[]
  /** Findings whose fix was left out: stale, in a block to skip, or overlapping one that came first. */
  readonly left: readonly Diagnostic[]
}

/** Applies the fixes of many findings of the same document in one transaction: safe ones first, then from the start. */
export function repairAll(
  tr: FixTransaction,
  diagnostics: readonly Diagnostic[],
  { suggestions = false, skip = new Set() }: RepairAllOptions = {},
): RepairAllOutcome {
  const index = indexBlocks(tr.doc)
  const chosen: EditPlace[] = []
  const taken = new Map<number, EditPlace[]>()
  const applied: Diagnostic[] = []
  const left: Diagnostic[] = []
  for (const { diagnostic, fix } of inTurn(diagnostics, suggestions)) {
    const places = fix.edits.some((edit) => blocksOf(edit).some((key) => skip.has(key)))
      ? null
      : locate(index, fix.edits)
    const isTaken = (place: EditPlace) => taken.get(place.pos)?.some(({ edit }) => overlaps(place.edit, edit)) ?? false
    if (!places || places.some(isTaken)) {
      left.push(diagnostic)
      continue
    }
    for (const place of places) taken.set(place.pos, [...(taken.get(place.pos) ?? []), place])
    chosen.push(...places)
    applied.push(diagnostic)
  }
  applyPlaces(tr, chosen)
  const [first] = applied
  if (first) tr.setMeta?.(lintFixMeta, { rule: first.rule, count: applied.length } satisfies LintFixMeta)
  return { applied, left }
}

/** The fixes that are applied when many are, safe ones first; none of a suppressed finding. */
export function inTurn(
  diagnostics: readonly Diagnostic[],
  suggestions: boolean,
): readonly { readonly diagnostic: Diagnostic; readonly fix: Fix }[] {
  return diagnostics
    .filter(({ suppressed }) => !suppressed)
    .flatMap((diagnostic) => {
      const fix = diagnostic.fixes.find(({ kind }) => suggestions || kind === "safe")
      return fix ? [{ diagnostic, fix }] : []
    })
    .sort((a, b) => (a.fix.kind === b.fix.kind ? 0 : a.fix.kind === "safe" ? -1 : 1))
}
