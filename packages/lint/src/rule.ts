import type { Attrs } from "@yaodian/model"
import type { Data, Edit, FixKind, Severity, Span } from "./diagnostic.ts"
import type { FactName } from "./facts.ts"
import type { GroupView } from "./group.ts"
import { checkMessages, type Message } from "./messages.ts"
import type { OptionSchema, Options, OptionsOf } from "./options.ts"
import type { PlanView } from "./plan.ts"
import type { Role } from "./roles.ts"
import type { StyleConsensus } from "./style.ts"
import type { BlockView, PlanBlock } from "./view.ts"

/** What a rule is about; the first half of its id. */
export type RuleGroup = "punct" | "text" | "word" | "num" | "target" | "date" | "struct" | "task" | "ref" | "gb9704"

/** `punct/unmatched`. */
export type RuleId = `${RuleGroup}/${string}`

/** A selection of rules: marks and words only; a report; a plan; a plan that is about to be issued. */
export type Preset = "text" | "report" | "plan" | "strict"

/** Where a rule comes from: the standard's clause, where there is one, and the version that brought the rule. */
export interface RuleSource {
  readonly standard?: string
  readonly clause?: string
  readonly since: string
}

/** All about a rule but what it does. */
export interface RuleMeta<Schema extends OptionSchema, Msg extends string> {
  readonly id: RuleId
  /** What its fixes are at best; a fix may be less. */
  readonly fix: FixKind | "none"
  readonly source: RuleSource
  /** A trial rule is in no preset and never more than an info. */
  readonly status?: "stable" | "trial"
  /** Block and group rules: the roles that they look at; all but `chrome` where absent. */
  readonly roles?: readonly Role[]
  /** Outline rules: the facts that they read besides the shape of the document. They run again when one of them changes. */
  readonly needs?: readonly FactName[]
  readonly options?: Schema
  readonly messages: Readonly<Record<Msg, Message>>
  /** The severity by preset, and options that differ there; a preset that is absent leaves the rule off. */
  readonly presets: Partial<Record<Preset, Severity | readonly [Severity, Partial<OptionsOf<Schema>>]>>
}

/** A range in the text at hand, or with `part` in the label in front of it. */
export interface Spot extends Span {
  readonly part?: "text" | "label"
}

/** A block as a whole, or a range in it. */
export interface BlockSpot {
  readonly block: PlanBlock
  readonly part?: "text" | "label"
  readonly from?: number
  readonly to?: number
}

/** Puts `insert` in the place of a range of the text at hand. */
export interface Change extends Span {
  readonly insert: string
}

/** A change of a named block: of a range of its text, or of attributes. */
export type BlockChange = (Change & { readonly block: PlanBlock }) | { readonly block: PlanBlock; readonly set: Attrs }

/** A repair that a rule proposes. Without a title, the common one for what it does; without a kind, the rule's. */
export interface FixSpec<Msg extends string, EditSpec> {
  readonly title?: Msg
  readonly data?: Data
  readonly kind?: FixKind
  readonly edits: readonly EditSpec[]
}

/** A finding, as a rule reports it. */
export interface Report<Msg extends string, At, EditSpec> {
  readonly at: At
  readonly message: Msg
  readonly data?: Data
  /** `document`: it is about the whole document, `at` is where to look first. */
  readonly scope?: "place" | "document"
  /** One step below the rule's severity: for a finding that stands for many. */
  readonly milder?: boolean
  readonly related?: readonly At[]
  readonly fixes?: readonly FixSpec<Msg, EditSpec>[]
  /** How sure the rule is, 0–1; 1 where absent. */
  readonly confidence?: number
}

/** What a rule is given besides what it looks at. Rules have no clock, no state and no other block's text. */
interface Context<Opt, Msg extends string, At = Spot, EditSpec = Change> {
  readonly options: Opt
  /** What most of the document does. */
  readonly style: StyleConsensus
  /** `YYYY-MM-DD`. */
  readonly today: string
  report(finding: Report<Msg, At, EditSpec>): void
}

/** The context of a block or group rule: places are offsets in the text at hand. */
export type TextContext<Opt, Msg extends string> = Context<Opt, Msg, Spot, Change>
/** The context of an outline rule: places name their block. */
export interface OutlineContext<Opt, Msg extends string> extends Context<Opt, Msg, BlockSpot, BlockChange | Edit> {
  /** Whether the rule is on where the block with this index lies: a plan may be a section of a report. */
  isOn(at: number): boolean
}

/** What all rules have, whatever they look at. */
export interface RuleInfo {
  readonly id: RuleId
  readonly fix: FixKind | "none"
  readonly source: RuleSource
  readonly status: "stable" | "trial"
  readonly roles: readonly Role[] | null
  readonly needs: readonly FactName[]
  readonly options: OptionSchema
  readonly messages: Readonly<Record<string, Message>>
  readonly presets: Partial<Record<Preset, Severity | readonly [Severity, Options]>>
}

/** A rule that looks at one block. */
export interface BlockRule extends RuleInfo {
  readonly scope: "block"
  check(block: BlockView, context: TextContext<Options, string>): void
}
/** A rule that looks at a paragraph, put together where hard line breaks took it apart. */
export interface GroupRule extends RuleInfo {
  readonly scope: "group"
  check(group: GroupView, context: TextContext<Options, string>): void
}
/** A rule that looks at the whole plan, through facts. */
export interface OutlineRule extends RuleInfo {
  readonly scope: "outline"
  check(plan: PlanView, context: OutlineContext<Options, string>): void
}
/** Any rule. */
export type Rule = BlockRule | GroupRule | OutlineRule

/** Makes a rule that looks at one block at a time. */
export function blockRule<const Schema extends OptionSchema = Record<never, never>, Msg extends string = string>(
  meta: RuleMeta<Schema, Msg>,
  check: (block: BlockView, context: TextContext<OptionsOf<Schema>, Msg>) => void,
): BlockRule {
  return { ...ruleInfo(meta), scope: "block", check: check as BlockRule["check"] }
}

/** Makes a rule that looks at one paragraph at a time. */
export function groupRule<const Schema extends OptionSchema = Record<never, never>, Msg extends string = string>(
  meta: RuleMeta<Schema, Msg>,
  check: (group: GroupView, context: TextContext<OptionsOf<Schema>, Msg>) => void,
): GroupRule {
  return { ...ruleInfo(meta), scope: "group", check: check as GroupRule["check"] }
}

/** Makes a rule that looks at the plan as a whole. */
export function outlineRule<const Schema extends OptionSchema = Record<never, never>, Msg extends string = string>(
  meta: RuleMeta<Schema, Msg>,
  check: (plan: PlanView, context: OutlineContext<OptionsOf<Schema>, Msg>) => void,
): OutlineRule {
  return { ...ruleInfo(meta), scope: "outline", check: check as OutlineRule["check"] }
}

// The engine hands every rule the options that its own schema gave, so the narrower types of `check` hold.
function ruleInfo<Schema extends OptionSchema, Msg extends string>(meta: RuleMeta<Schema, Msg>): RuleInfo {
  checkMessages(meta.id, meta.messages)
  return {
    id: meta.id,
    fix: meta.fix,
    source: meta.source,
    status: meta.status ?? "stable",
    roles: meta.roles ?? null,
    needs: meta.needs ?? [],
    options: meta.options ?? {},
    messages: meta.messages,
    presets: meta.presets as RuleInfo["presets"],
  }
}

/** A fix that takes the range away. */
export function remove(from: number, to: number): FixSpec<never, Change> {
  return { edits: [{ from, to, insert: "" }] }
}

/** A fix that puts text in at the offset. */
export function insert(at: number, text: string): FixSpec<never, Change> {
  return { edits: [{ from: at, to: at, insert: text }] }
}

/** A fix that puts text in the place of the range. */
export function replace(from: number, to: number, text: string): FixSpec<never, Change> {
  return { edits: [{ from, to, insert: text }] }
}
