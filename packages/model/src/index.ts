export {
  blockNode,
  cellNode,
  changedAttrs,
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
export type { LineCues, LineRole, SourceLine, SourcePlace } from "./lines.ts"
export { isSafeHref } from "./marks/link.ts"
export type { Attrs, Primitive } from "./nodes/block.ts"
export type { Comparator } from "./nodes/target.ts"
export type { TaskStatus } from "./nodes/task.ts"
export type { PartKind } from "./nodes/title.ts"
export { formatHan, maxHan, narrowDigits, parseHan } from "./numbering/numerals.ts"
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
