export {
  type DateFact,
  type DateKind,
  type DateOptions,
  type DatePhrase,
  datePhrases,
  readDate,
  readDates,
  readDue,
  readPeriod,
} from "./date-words.ts"
export { compareDates, type DateLanguage, type DayRange, dateRange, formatDate, isPlanDate } from "./dates.ts"
export { type DocumentJson, documentJson, type NodeJson } from "./document-json.ts"
export {
  type FactsBracket,
  type FactsOptions,
  formatFacts,
  readFacts,
  readFactsBracket,
  type TaskWords,
} from "./facts.ts"
export {
  blockNode,
  cellNode,
  changedAttrs,
  columnsOf,
  docToFlat,
  type FlatBlock,
  flatBlock,
  flatToDoc,
  type InlineEmbed,
  inlineNodes,
  knownAttrs,
  knownMarks,
  paragraphNode,
  type Run,
  type RunMarks,
  runMarks,
  runsOf,
} from "./flat.ts"
export { isId, newId, type Random } from "./ids.ts"
export { leadLength, longestLead, proposeLead } from "./lead.ts"
export type { LineCues, LineRole, SourceLine, SourcePlace } from "./lines.ts"
export { isSafeHref } from "./marks/link.ts"
export { measureWords, unitScale } from "./measures.ts"
export type { Attrs, Primitive } from "./nodes/block.ts"
export type { Comparator } from "./nodes/target.ts"
export type { TaskStatus } from "./nodes/task.ts"
export type { PartKind } from "./nodes/title.ts"
export { detectLevels, detectNumbering, type LabelledLevel, labelsAgree } from "./numbering/detect.ts"
export type { Figure } from "./numbering/figures.ts"
export { type LabelForm, readLabel, type TypedLabel } from "./numbering/label.ts"
export { type BlockNumber, blockLevel, blockNumbers, numberBlocks } from "./numbering/number.ts"
export { formatHan, maxHan, narrowDigits, parseHan } from "./numbering/numerals.ts"
export { lostReference, referenceText } from "./numbering/reference.ts"
export {
  defaultNumbering,
  formatNumbering,
  type LevelFormat,
  type Numbering,
  numberingSchemes,
  parseNumbering,
  readNumbering,
  renderLabel,
} from "./numbering/schemes.ts"
export { type Adoption, readAdoption } from "./outline/adoption.ts"
export type { AnnexJson } from "./outline/annexes.ts"
export { outlineJson } from "./outline/json.ts"
export type {
  OutlineJson,
  OutlineProblem,
  PartJson,
  SectionJson,
  TargetJson,
  TaskJson,
} from "./outline/json-types.ts"
export { outline } from "./outline/outline.ts"
export type { Extent, Outline, OutlineEntry, Part, PlainBlock, Section, Target, Task } from "./outline/types.ts"
export type { Problem, ProblemCode } from "./parse/problems.ts"
export { type ParseLimits, type ParseOptions, type ParseResult, parseDocument, parseLimits } from "./parse.ts"
export { formatQuantity, type Quantity, readQuantities } from "./quantities.ts"
export {
  type BlockType,
  blockTypes,
  type InlineType,
  isBlockType,
  type MarkName,
  markNames,
  type NodeName,
  planSchema,
} from "./schema.ts"
export { atomSign, blockText, shownText } from "./text.ts"
export { readUnits, type UnitPhrase } from "./unit-words.ts"
export { joinUnits, splitUnits } from "./units.ts"
