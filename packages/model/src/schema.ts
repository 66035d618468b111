import { type MarkSpec, type NodeSpec, Schema } from "prosemirror-model"
import { link } from "./marks/link.ts"
import { em, strike, strong, underline } from "./marks/simple.ts"
import { annexNote } from "./nodes/annex-note.ts"
import { bullet } from "./nodes/bullet.ts"
import { cell } from "./nodes/cell.ts"
import { date } from "./nodes/date.ts"
import { figure } from "./nodes/figure.ts"
import { heading } from "./nodes/heading.ts"
import { imprint } from "./nodes/imprint.ts"
import { hardBreak, ref, unknownInline } from "./nodes/inline.ts"
import { letterhead } from "./nodes/letterhead.ts"
import { locked } from "./nodes/locked.ts"
import { note } from "./nodes/note.ts"
import { paragraph } from "./nodes/paragraph.ts"
import { recipients } from "./nodes/recipients.ts"
import { schedule } from "./nodes/schedule.ts"
import { signature } from "./nodes/signature.ts"
import { row, table } from "./nodes/table.ts"
import { target } from "./nodes/target.ts"
import { task } from "./nodes/task.ts"
import { title } from "./nodes/title.ts"

// Paragraph comes first: it is what ProseMirror fills in where a block is needed.
const blocks = {
  paragraph,
  letterhead,
  title,
  note,
  recipients,
  heading,
  task,
  target,
  bullet,
  table,
  schedule,
  figure,
  annexNote,
  signature,
  date,
  imprint,
  locked,
} satisfies Record<string, NodeSpec>

const inlines = { hardBreak, ref, unknownInline } satisfies Record<string, NodeSpec>

const marks = { strong, em, underline, strike, link } satisfies Record<string, MarkSpec>

/** The types of the blocks that stand at the top level of a plan. */
export type BlockType = keyof typeof blocks
/** The types of inline atoms. */
export type InlineType = keyof typeof inlines
/** The names of the marks. */
export type MarkName = keyof typeof marks
/** Every node type. */
export type NodeName = BlockType | InlineType | "doc" | "text" | "row" | "cell"

/** The types of the blocks that stand at the top level, in the schema's order. */
export const blockTypes = Object.keys(blocks) as readonly BlockType[]
/** The names of the marks, in the schema's order. */
export const markNames = Object.keys(marks) as readonly MarkName[]

/** The schema of a plan: a flat list of blocks (DESIGN.md section 4). */
export const planSchema: Schema<NodeName, MarkName> = new Schema({
  nodes: { doc: { content: "block+" }, ...blocks, row, cell, text: { group: "inline" }, ...inlines },
  marks,
})

/** Whether the name is that of a block that stands at the top level. */
export function isBlockType(name: string): name is BlockType {
  return Object.hasOwn(blocks, name)
}
