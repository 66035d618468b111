export { type LintConfig, presets, type RuleSetting, readConfig, type Settings } from "./config.ts"
export type {
  AttrsEdit,
  BlockKey,
  Data,
  Diagnostic,
  Edit,
  Fix,
  FixKind,
  JoinEdit,
  Language,
  Place,
  Related,
  Severity,
  Span,
  Suppression,
  TextEdit,
} from "./diagnostic.ts"
export {
  applyFix,
  type FixOutcome,
  type FixTransaction,
  type LintFixMeta,
  lintFixMeta,
  type RepairAllOptions,
  type RepairAllOutcome,
  type RepairOptions,
  repair,
  repairAll,
} from "./fix.ts"
export { type RepairTextOutcome, repairText } from "./fix-text.ts"
export type { DocKind } from "./kind.ts"
export {
  createLinter,
  type DocumentResult,
  type Linter,
  lintDocument,
  lintLines,
} from "./linter.ts"
export { fillMessage, type Message } from "./messages.ts"
export { renderFixTitle, renderMessage } from "./render.ts"
export { type ReportFormat, reports } from "./report/index.ts"
export { type LintJson, lintJson } from "./report/json.ts"
export type { FileReport, Reporter, ReportOptions } from "./report/report.ts"
export { countSeverities, type LinePlace, type Result } from "./result.ts"
export type {
  BlockRule,
  GroupRule,
  OutlineRule,
  Preset,
  Rule,
  RuleGroup,
  RuleId,
  RuleInfo,
  RuleMeta,
  RuleSource,
} from "./rule.ts"
export { rules } from "./rules/index.ts"
export {
  parseSuppressions,
  type SuppressionOptions,
  type Suppressions,
  suppression,
  suppressionKey,
} from "./suppress.ts"
