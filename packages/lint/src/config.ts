import type { Language, Severity } from "./diagnostic.ts"
import type { DocKind } from "./kind.ts"
import { type Options, readOptions } from "./options.ts"
import type { BlockRule, GroupRule, OutlineRule, Preset, Rule } from "./rule.ts"
import { rules as allRules } from "./rules/index.ts"
import type { Suppressions } from "./suppress.ts"

/** How a rule is set in a configuration: off, its severity, or severity and options. */
export type RuleSetting = "off" | Severity | readonly [Severity, Options]

/** What a linter is told. Everything may be left out. */
export interface LintConfig {
  /** The selection of rules; `auto` (the default) takes that of the kind of each section. */
  readonly preset?: Preset | "auto"
  /** What the document is, where somebody said it; else its titles tell. A notice that issues it stays one. */
  readonly kind?: DocKind
  /** Single rules by id, over the preset. */
  readonly rules?: Readonly<Record<string, RuleSetting>>
  /** The language of messages; zh-CN by default. */
  readonly language?: Language
  /** `YYYY-MM-DD`; without it rules that compare with today stay silent. */
  readonly today?: string
  readonly suppressions?: Suppressions
  /** Told of a rule that throws; the finding `lint/rule-crash` says it as well. */
  readonly onError?: (rule: string, error: unknown) => void
}

/** The presets, from the fewest rules to the most. */
export const presets = ["text", "report", "plan", "strict"] as const satisfies readonly Preset[]

/** A rule that is on, with what it is set to. */
export interface ActiveRule<Kind extends Rule = Rule> {
  readonly rule: Kind
  readonly severity: Severity
  readonly options: Options
}

/** The rules that a preset turns on, by what they look at. */
interface ActiveRules {
  readonly block: readonly ActiveRule<BlockRule>[]
  readonly group: readonly ActiveRule<GroupRule>[]
  readonly outline: readonly ActiveRule<OutlineRule>[]
}

/** A configuration that was checked and worked out for every preset. */
export interface Settings {
  readonly preset: Preset | "auto"
  readonly kind: DocKind | null
  readonly language: Language
  readonly today: string
  readonly active: Readonly<Record<Preset, ActiveRules>>
  readonly onError: (rule: string, error: unknown) => void
}

/**
 * The settings that a configuration gives. Throws a RangeError for an unknown rule, preset, severity or option: a rule that
 * cannot be run as asked must not be taken for a clean document.
 */
export function readConfig(config: LintConfig, rules: readonly Rule[] = allRules): Settings {
  const { preset = "auto", kind = null, rules: set = {}, language = "zh-CN", today = "" } = config
  checkPreset(preset)
  const unknown = Object.keys(set).filter((id) => !rules.some((rule) => rule.id === id))
  if (unknown.length > 0) throw new RangeError(`There is no rule ${unknown.join(", ")}`)
  const active = (name: Preset) => activeRules(rules.flatMap((rule) => activeRule(rule, name, set[rule.id]) ?? []))
  return {
    preset,
    kind,
    language,
    today,
    onError: config.onError ?? (() => undefined),
    active: { text: active("text"), report: active("report"), plan: active("plan"), strict: active("strict") },
  }
}

function checkPreset(preset: string): void {
  if (preset !== "auto" && !presets.some((name) => name === preset)) {
    throw new RangeError(`There is no preset ${preset} (there are: auto, ${presets.join(", ")})`)
  }
}

const severities: readonly Severity[] = ["error", "warning", "info"]

function activeRule(rule: Rule, preset: Preset, set: RuleSetting | undefined): ActiveRule | null {
  const preferred = rule.status === "trial" ? undefined : rule.presets[preset]
  const setting = set ?? preferred ?? "off"
  if (setting === "off") return null
  const [severity, options] = typeof setting === "string" ? [setting, {}] : setting
  if (!severities.includes(severity)) {
    throw new RangeError(`Rule ${rule.id} is set to ${severity}; it must be off, ${severities.join(", ")}`)
  }
  const presetOptions = typeof preferred === "object" ? preferred[1] : {}
  return {
    rule,
    severity: rule.status === "trial" ? "info" : severity,
    options: readOptions(rule.id, rule.options, { ...presetOptions, ...options }),
  }
}

function activeRules(active: readonly ActiveRule[]): ActiveRules {
  return {
    block: active.filter((one): one is ActiveRule<BlockRule> => one.rule.scope === "block"),
    group: active.filter((one): one is ActiveRule<GroupRule> => one.rule.scope === "group"),
    outline: active.filter((one): one is ActiveRule<OutlineRule> => one.rule.scope === "outline"),
  }
}

const presetOfKind = {
  plan: "plan",
  report: "report",
  notice: "text",
  mixed: "report",
} as const satisfies Record<DocKind, Preset>

/** The preset for a section of this kind. */
export function presetFor(settings: Settings, kind: DocKind): Preset {
  return settings.preset === "auto" ? presetOfKind[kind] : settings.preset
}

/** One step below. */
export function milder(severity: Severity): Severity {
  return severity === "error" ? "warning" : "info"
}
