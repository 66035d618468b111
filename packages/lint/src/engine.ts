/**
 * The incremental run. A document is a list of origins (nodes at the top level, or lines) whose objects stay the same where
 * nothing changed, so:
 *
 *     1. the changed stretch is what is left between the equal ends of the old and the new list;
 *     2. only its blocks are read; if their shapes are as before, outline, groups and numbers stay;
 *     3. block and group rules run where a block, its preset or the consensus changed;
 *     4. an outline rule runs when the shapes, the consensus, a fact that it needs or a place in a text that it spoke of
 *        changed.
 *
 * What a run gives depends on the document and the settings alone, never on the run before: that is only where results that
 * still hold are taken from.
 */
import type { SourceLine } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { type ActiveRule, presetFor, type Settings } from "./config.ts"
import { isEqual } from "./equal.ts"
import { type Found, refreshFound } from "./found.ts"
import { BlockGroup, groupLengths } from "./group.ts"
import { foldPlan, type PlanView } from "./plan.ts"
import type { OutlineRule, Preset } from "./rule.ts"
import { checkBlock, checkGroup, checkOutline, type IndexedPlan } from "./run.ts"
import { addCounts, consensusOf, noCounts, type StyleConsensus, type StyleCounts } from "./style.ts"
import type { TextBlock } from "./view.ts"

/** What the engine looks at: the same objects again where nothing changed. */
export interface EngineInput {
  readonly origins: readonly (Node | SourceLine)[]
  blocksOf(origin: Node | SourceLine): readonly TextBlock[]
  /** The labels of the blocks, typed or derived; asked for only when shapes changed. */
  labelsOf(blocks: readonly TextBlock[]): readonly string[]
}

interface Checked {
  readonly preset: Preset
  readonly style: StyleConsensus
  readonly found: readonly Found[]
}

/** Everything that a run leaves to the next. */
export interface Run {
  readonly settings: Settings
  readonly origins: readonly (Node | SourceLine)[]
  /** How many blocks each origin has. */
  readonly widths: readonly number[]
  readonly blocks: readonly TextBlock[]
  readonly labels: readonly string[]
  readonly counts: StyleCounts
  readonly style: StyleConsensus
  /** Folded from these shapes; its blocks may be older ones of the same shape. */
  readonly plan: PlanView
  readonly presets: readonly Preset[]
  readonly groups: readonly BlockGroup[]
  /** The index of each block's group. */
  readonly groupOf: readonly number[]
  /** The index of each group's first block. */
  readonly groupStarts: readonly number[]
  readonly ofBlocks: readonly Checked[]
  readonly ofGroups: readonly Checked[]
  readonly ofOutline: ReadonlyMap<OutlineRule, readonly Found[]>
}

/** The blocks that were replaced: `blocks` of the new run from `from` stand for `old`. */
interface Replaced {
  readonly from: number
  readonly old: readonly TextBlock[]
  readonly blocks: readonly TextBlock[]
  readonly isSameShape: boolean
}

/** Runs the rules over the input; `last` is the run before, if there was one. */
export function run(input: EngineInput, settings: Settings, last: Run | null): Run {
  const before = last?.settings === settings ? last : null
  const change = originChange(before?.origins ?? [], input.origins)
  if (before && change.to === change.from && change.oldTo === change.from) return before
  const read = readBlocks(input, before, change)
  const counts = countStyle(before?.counts ?? noCounts, read.replaced)
  const style = consensusOf(counts, before?.style)
  const same = read.replaced.isSameShape ? before : null
  const labels = same?.labels ?? input.labelsOf(read.blocks)
  const fold = once(() => indexed(foldPlan(read.blocks, labels, style, settings.kind)))
  const plan = same?.plan ?? fold().plan
  const presets = same?.presets ?? plan.kinds.map((kind) => presetFor(settings, kind))
  const base = { settings, origins: input.origins, ...read, labels, counts, style, plan, presets }
  const grouped = same ? sameGroups(same, read.replaced, read.blocks) : newGroups(before, read.blocks)
  return {
    ...base,
    ...grouped,
    ofBlocks: checkBlocks(base, before, read.replaced),
    ofGroups: checkGroups(base, grouped, before),
    ofOutline: checkOutlines(base, before, read.replaced, fold),
  }
}

function countStyle(before: StyleCounts, { old, blocks }: Replaced): StyleCounts {
  const kept = old.reduce((counts, block) => addCounts(counts, block.style, -1), before)
  return blocks.reduce((counts, block) => addCounts(counts, block.style), kept)
}

function indexed(plan: PlanView): IndexedPlan {
  return { plan, indexes: new Map(plan.blocks.map((block, at) => [block, at])) }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

interface OriginChange {
  readonly from: number
  readonly oldTo: number
  readonly to: number
}

function originChange(old: readonly unknown[], origins: readonly unknown[]): OriginChange {
  const shorter = Math.min(old.length, origins.length)
  let from = 0
  while (from < shorter && old[from] === origins[from]) from++
  let end = 0
  while (end < shorter - from && old[old.length - 1 - end] === origins[origins.length - 1 - end]) end++
  return { from, oldTo: old.length - end, to: origins.length - end }
}

interface ReadBlocks {
  readonly widths: readonly number[]
  readonly blocks: readonly TextBlock[]
  readonly replaced: Replaced
}

function readBlocks(input: EngineInput, before: Run | null, { from, oldTo, to }: OriginChange): ReadBlocks {
  const oldWidths = before?.widths ?? []
  const oldBlocks = before?.blocks ?? []
  const read = input.origins.slice(from, to).map((origin) => input.blocksOf(origin))
  const start = sum(oldWidths, 0, from)
  const old = oldBlocks.slice(start, start + sum(oldWidths, from, oldTo))
  const blocks = read.flat()
  return {
    widths: oldWidths.toSpliced(from, oldTo - from, ...read.map(({ length }) => length)),
    blocks: oldBlocks.toSpliced(start, old.length, ...blocks),
    replaced: { from: start, old, blocks, isSameShape: before !== null && haveSameShape(old, blocks) },
  }
}

function sum(numbers: readonly number[], from: number, to: number): number {
  let total = 0
  for (let at = from; at < to; at++) total += numbers[at] ?? 0
  return total
}

function haveSameShape(old: readonly TextBlock[], blocks: readonly TextBlock[]): boolean {
  return old.length === blocks.length && old.every((block, at) => isEqual(block.shape, blocks[at]?.shape))
}

type Groups = Pick<Run, "groups" | "groupOf" | "groupStarts">

function newGroups(before: Run | null, blocks: readonly TextBlock[]): Groups {
  const known = new Map(before?.groups.map((group) => [group.blocks[0], group]))
  const groups: BlockGroup[] = []
  const groupOf: number[] = []
  const groupStarts: number[] = []
  for (const length of groupLengths(blocks.map(({ shape }) => shape))) {
    const start = groupOf.length
    const members = blocks.slice(start, start + length)
    const old = known.get(members[0])
    groupStarts.push(start)
    for (const _ of members) groupOf.push(groups.length)
    groups.push(old && hasBlocks(old, members) ? old : new BlockGroup(members))
  }
  return { groups, groupOf, groupStarts }
}

function hasBlocks(group: BlockGroup, blocks: readonly TextBlock[]): boolean {
  return group.blocks.length === blocks.length && group.blocks.every((block, at) => block === blocks[at])
}

function sameGroups(same: Run, replaced: Replaced, blocks: readonly TextBlock[]): Groups {
  const { groupOf, groupStarts } = same
  const changed = new Set(replaced.blocks.map((_, at) => groupOf[replaced.from + at] ?? 0))
  const groups = [...same.groups]
  for (const at of changed) {
    const start = groupStarts[at] ?? 0
    groups[at] = new BlockGroup(blocks.slice(start, groupStarts[at + 1] ?? blocks.length))
  }
  return { groups, groupOf, groupStarts }
}

type Base = Pick<Run, "settings" | "blocks" | "labels" | "style" | "plan" | "presets">

function checkBlocks(base: Base, before: Run | null, { from, old, blocks }: Replaced): readonly Checked[] {
  const known: (Checked | null)[] = [...(before?.ofBlocks ?? [])]
  known.splice(from, old.length, ...blocks.map(() => null))
  return base.blocks.map((block, at) => {
    const preset = base.presets[at] ?? "text"
    const last = known[at]
    if (last && last.preset === preset && last.style === base.style) return last
    return { preset, style: base.style, found: checkBlock(block, preset, base.style, base.settings) }
  })
}

function checkGroups(base: Base, { groups, groupStarts }: Groups, before: Run | null): readonly Checked[] {
  const isAligned = before?.groupStarts === groupStarts
  const byGroup = isAligned ? null : new Map(before?.groups.map((group, at) => [group, before.ofGroups[at]]))
  return groups.map((group, at) => {
    const preset = base.presets[groupStarts[at] ?? 0] ?? "text"
    const last = byGroup ? byGroup.get(group) : before?.groups[at] === group ? before.ofGroups[at] : undefined
    if (last && last.preset === preset && last.style === base.style) return last
    return { preset, style: base.style, found: checkGroup(group, preset, base.style, base.settings) }
  })
}

function checkOutlines(
  base: Base,
  before: Run | null,
  replaced: Replaced,
  fold: () => IndexedPlan,
): ReadonlyMap<OutlineRule, readonly Found[]> {
  const changed = new Map(replaced.blocks.map((block, at) => [replaced.from + at, block]))
  const found = new Map<OutlineRule, readonly Found[]>()
  for (const [rule, byPreset] of outlineRules(base)) {
    const last = before?.style === base.style && isUnaffected(rule, replaced) ? before.ofOutline.get(rule) : undefined
    const refreshed = last?.map((one) => refreshFound(one, changed))
    const holds = refreshed?.every((one) => one !== null) ? refreshed : null
    found.set(rule, holds ?? runOutline(rule, byPreset, base, fold()))
  }
  return found
}

type ByPreset = ReadonlyMap<Preset, ActiveRule<OutlineRule>>

// The outline rules that are on anywhere in the plan.
function outlineRules({ settings, presets }: Base): ReadonlyMap<OutlineRule, ByPreset> {
  const rules = new Map<OutlineRule, Map<Preset, ActiveRule<OutlineRule>>>()
  for (const preset of new Set(presets)) {
    for (const active of settings.active[preset].outline) {
      const byPreset = rules.get(active.rule) ?? new Map<Preset, ActiveRule<OutlineRule>>()
      rules.set(active.rule, byPreset.set(preset, active))
    }
  }
  return rules
}

function isUnaffected({ needs }: OutlineRule, { old, blocks, isSameShape }: Replaced): boolean {
  if (!isSameShape) return false
  return old.every((block, at) => {
    const now = blocks[at]
    return now?.key === block.key && needs.every((name) => isEqual(block.fact(name), now.fact(name)))
  })
}

function runOutline(rule: OutlineRule, byPreset: ByPreset, base: Base, plan: IndexedPlan): readonly Found[] {
  const { presets, settings } = base
  const [first = "text"] = byPreset.keys()
  return checkOutline(rule, plan, (at) => byPreset.get(presets[at] ?? "text"), settings, first)
}
