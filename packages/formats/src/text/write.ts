/** Document -> plain text: a line for each block, numbers written out, rows of tables with tabs between their cells. */
import { type BlockType, numberBlocks, shownText } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { copyLabel, printedLabel, signatoryLabel } from "../classify/letterhead.ts"
import type { Exporter, ExportOptions } from "../format.ts"
import { factsBracket } from "../task-facts.ts"
import { textLosses } from "./losses.ts"

/** Plain text in UTF-8. */
export const textExporter: Exporter = {
  id: "txt",
  name: { "zh-CN": "纯文本", en: "Plain text" },
  extensions: ["txt", "text"],
  mediaType: "text/plain;charset=utf-8",
  write: (doc, options) => new TextEncoder().encode(writeText(doc, options)),
  losses: textLosses,
}

/** The text of a document. */
export function writeText(doc: Node, { facts = "brackets" }: ExportOptions = {}): string {
  const labels = numberBlocks(doc)
  const lines: string[] = []
  let period = ""
  for (const block of doc.children) {
    if (block.type.name === "title") {
      period = block.attrs.period
      if (lines.length > 0) lines.push("")
    }
    lines.push(...writers[block.type.name as BlockType](block, { labels, facts, period }))
  }
  return `${lines.join("\n")}\n`
}

interface Context {
  readonly labels: ReadonlyMap<string, string>
  readonly facts: "brackets" | "none"
  readonly period: string
}

type Writer = (block: Node, context: Context) => readonly string[]

// 署名 and 日期 stand to the right, which is also how the reader knows them.
const rightIndent = "\u3000".repeat(16)

const writers = {
  letterhead: letterheadLines,
  title: textLines,
  note: textLines,
  recipients: textLines,
  heading: (block, context) => [labelOf(block, context) + flatText(block, context)],
  task: taskLines,
  // Targets are not printed: the sentence already says them.
  target: () => [],
  paragraph: textLines,
  bullet: (block, context) => [`●${flatText(block, context)}`],
  table: tableLines,
  // Drawn from the tasks wherever it stands.
  schedule: () => [],
  figure: textLines,
  annexNote: textLines,
  signature: (block, context) => textLines(block, context).map((line) => rightIndent + line),
  date: (block, context) => textLines(block, context).map((line) => rightIndent + line),
  imprint: imprintLines,
  locked: textLines,
} as const satisfies Record<BlockType, Writer>

function textLines(block: Node, { labels }: Context): readonly string[] {
  return shownText(block, { labels }).split("\n").filter(isFilled)
}

// Where a line break would begin a paragraph of its own, a space stands for it.
function flatText(block: Node, { labels }: Context): string {
  return shownText(block, { labels, lineBreak: " " })
}

function labelOf(block: Node, { labels }: Context): string {
  return labels.get(block.attrs.id) ?? ""
}

function taskLines(block: Node, context: Context): readonly string[] {
  const text = flatText(block, context)
  const bracket = context.facts === "brackets" ? factsBracket(text, block.attrs, context.period) : ""
  return [labelOf(block, context) + text + bracket]
}

function tableLines(table: Node, context: Context): readonly string[] {
  return table.children.map((row) => row.children.map((cell) => cellText(cell, context)).join("\t"))
}

function cellText(cell: Node, context: Context): string {
  return cell.children
    .map((paragraph) => flatText(paragraph, context).replace(/\s+/g, " "))
    .filter(isFilled)
    .join(" ")
}

function letterheadLines({ attrs }: Node): readonly string[] {
  const { copyNumber, classification, urgency, issuerMark, documentNumber, signatory } = attrs
  const signed = signatory === "" ? "" : signatoryLabel + signatory
  return [copyNumber, classification, urgency, issuerMark, documentNumber, signed].filter(isFilled)
}

function imprintLines({ attrs }: Node): readonly string[] {
  const { copyTo, printedBy, printedDate } = attrs
  const printed = [printedBy, printedDate].filter(isFilled).join("\u3000\u3000")
  return [copyTo === "" ? "" : copyLabel + copyTo, printed === "" ? "" : printed + printedLabel].filter(isFilled)
}

function isFilled(line: string): boolean {
  return line.trim() !== ""
}
