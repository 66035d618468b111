/** Runs rules over what they look at and gives what they found; a rule that throws becomes one finding and the rest go on. */
import { type ActiveRule, milder, type Settings } from "./config.ts"
import { crashOf } from "./crash.ts"
import type { Edit } from "./diagnostic.ts"
import { type Found, type FoundPlace, fixOf, printOf, relatedAt, textEdit, wordsAt } from "./found.ts"
import type { BlockGroup } from "./group.ts"
import { fillMessage } from "./messages.ts"
import type { PlanView } from "./plan.ts"
import type { BlockChange, BlockSpot, Change, OutlineRule, Preset, Report, Rule, Spot } from "./rule.ts"
import type { StyleConsensus } from "./style.ts"
import { type PlanBlock, TextBlock } from "./view.ts"

/** What the block rules of a preset find in a block. */
export function checkBlock(
  block: TextBlock,
  preset: Preset,
  style: StyleConsensus,
  settings: Settings,
): readonly Found[] {
  const locate = (spot: Spot): FoundPlace => ({ at: 0, block, part: "text", ...spot })
  return settings.active[preset].block
    .filter(({ rule }) => looksAt(rule, block.role))
    .flatMap((active) => {
      const place = textPlaces(active, settings, locate, (change) => textEdit(block, change))
      return attempt(active.rule, settings, preset, block, place, (report) => {
        active.rule.check(block, { options: active.options, style, today: settings.today, report })
      })
    })
}

/** What the group rules of a preset find in a paragraph. */
export function checkGroup(
  group: BlockGroup,
  preset: Preset,
  style: StyleConsensus,
  settings: Settings,
): readonly Found[] {
  const [first] = group.blocks
  if (!first) return []
  return settings.active[preset].group
    .filter(({ rule }) => looksAt(rule, group.role))
    .flatMap((active) => {
      const place = textPlaces(
        active,
        settings,
        (spot) => placeIn(group, spot),
        (change) => changeIn(group, change),
      )
      return attempt(active.rule, settings, preset, first, place, (report) => {
        active.rule.check(group, { options: active.options, style, today: settings.today, report })
      })
    })
}

function looksAt({ roles }: Rule, role: TextBlock["role"]): boolean {
  return roles === null ? role !== "chrome" : roles.includes(role)
}

// The place of a range of the joined text: one that runs over a line break is cut at it.
function placeIn(group: BlockGroup, { part = "text", from, to }: Spot): FoundPlace {
  let start = 0
  for (const [at, block] of group.blocks.entries()) {
    const end = start + block.text.length
    if (from < end || at === group.blocks.length - 1) {
      return { at, block, part, from: from - start, to: Math.min(to, end) - start }
    }
    start = end
  }
  throw new RangeError("A group has no blocks")
}

function changeIn(group: BlockGroup, change: Change): Edit {
  const { block, from, to } = placeIn(group, change)
  if (to - from !== change.to - change.from)
    throw new RangeError(`Change ${change.from}–${change.to} runs over a line break`)
  return textEdit(block, { from, to, insert: change.insert })
}

type AnyReport<At, EditSpec> = Report<string, At, EditSpec>
type Finder<At, EditSpec> = (report: AnyReport<At, EditSpec>) => Found

function textPlaces(
  active: ActiveRule,
  settings: Settings,
  locate: (spot: Spot) => FoundPlace,
  edit: (change: Change) => Edit,
): Finder<Spot, Change> {
  return (report) => foundOf(active, settings, report, locate, edit)
}

/** A plan with the index of each of its blocks. */
export interface IndexedPlan {
  readonly plan: PlanView
  readonly indexes: ReadonlyMap<PlanBlock, number>
}

/** What an outline rule finds in the plan. `active` gives the rule as it is set for the block at an index, if it is on. */
export function checkOutline(
  rule: OutlineRule,
  { plan, indexes }: IndexedPlan,
  active: (at: number) => ActiveRule | undefined,
  settings: Settings,
  preset: Preset,
): readonly Found[] {
  const locate = (spot: BlockSpot) => blockPlace(spot, indexes)
  const isOn = (at: number) => active(at) !== undefined
  const anywhere = plan.blocks.findIndex((_, at) => isOn(at))
  const setting = active(anywhere)
  const first = textBlock(plan.blocks[Math.max(0, anywhere)])
  if (!setting || !first) return []
  const found: Finder<BlockSpot, BlockChange | Edit> = (report) => {
    const here = active(locate(report.at).at) ?? setting
    return foundOf(here, settings, report, locate, blockEdit)
  }
  return attempt(rule, settings, preset, first, found, (report) => {
    rule.check(plan, { options: setting.options, style: plan.style, today: settings.today, isOn, report })
  })
}

function textBlock(block: PlanBlock | undefined): TextBlock | null {
  return block instanceof TextBlock ? block : null
}

function blockPlace(spot: BlockSpot, indexes: ReadonlyMap<PlanBlock, number>): FoundPlace {
  const block = textBlock(spot.block)
  const at = indexes.get(spot.block)
  if (!block || at === undefined) throw new RangeError(`Block ${spot.block.key} is not in the plan`)
  const { part = "text", from = 0 } = spot
  const { to = part === "label" ? block.label.length : block.text.length } = spot
  const isWhole = part === "text" && spot.from === undefined && spot.to === undefined
  return { at, block, part, from, to, isWhole }
}

function blockEdit(change: BlockChange | Edit): Edit {
  if ("kind" in change) return change
  const block = textBlock(change.block)
  if (!block) throw new RangeError(`Block ${change.block.key} is not in the plan`)
  if ("insert" in change) return textEdit(block, change)
  const { attrs } = block.source
  const expect = Object.fromEntries(Object.keys(change.set).map((name) => [name, attrs[name] ?? ""]))
  return { kind: "attrs", block: block.key, expect, set: change.set }
}

function foundOf<At, EditSpec>(
  { rule, severity }: ActiveRule,
  { language }: Settings,
  report: AnyReport<At, EditSpec>,
  locate: (at: At) => FoundPlace,
  edit: (spec: EditSpec) => Edit,
): Found {
  const { scope = "place", data = {}, related = [], fixes = [], confidence = 1 } = report
  const message = rule.messages[report.message]
  if (!message) throw new RangeError(`Rule ${rule.id} has no message ${report.message}`)
  const place = locate(report.at)
  const others = related.map(locate)
  const draft: Found["draft"] = {
    rule: rule.id,
    severity: report.milder ? milder(severity) : severity,
    message: fillMessage(message, data, language),
    messageId: report.message,
    data,
    confidence,
    scope,
    block: place.block.key,
    part: place.part,
    from: place.from,
    to: place.to,
    ...wordsAt(place),
    related: others.map(relatedAt),
    fixes: fixes.map((spec) => fixOf(rule, spec, spec.edits.map(edit), language)),
  }
  return { at: place.at, draft, print: printOf(rule.id, scope, place), place, related: others }
}

function attempt<At, EditSpec>(
  rule: Rule,
  settings: Settings,
  preset: Preset,
  first: TextBlock,
  finder: Finder<At, EditSpec>,
  check: (report: (report: AnyReport<At, EditSpec>) => void) => void,
): readonly Found[] {
  const found: Found[] = []
  try {
    check((report) => found.push(finder(report)))
    return found
  } catch (error) {
    settings.onError(rule.id, error)
    return [crashOf(rule.id, error, first, preset, settings.language)]
  }
}
