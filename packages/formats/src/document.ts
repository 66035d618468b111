/**
 * Flat lines -> document: the way of every format from the point where its lines are known.
 *
 *     flat lines -> classify -> repair -> blocks -> document
 */
import {
  type FlatBlock,
  flatToDoc,
  labelsAgree,
  numberBlocks,
  outline,
  readLabel,
  type SourceLine,
} from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { type SourceBlock, toBlocks } from "./blocks.ts"
import { type ClassifiedLine, classify } from "./classify.ts"
import { readTyped } from "./content.ts"
import type { FlatLine } from "./flat-lines.ts"
import type { ImportOptions, ImportProblem, ImportResult } from "./format.ts"
import { repair } from "./repair.ts"
import { emptyFile } from "./unreadable.ts"

/** The document that the lines of a source make. */
export function readLines(lines: readonly FlatLine[], { random }: ImportOptions = {}): ImportResult {
  const classified = classify(lines)
  const { paragraphs, dropped, problems } = repair(classified)
  if (paragraphs.length === 0) return emptyFile
  const blocks = toBlocks(paragraphs, random)
  const doc = withTypedLabels(blocks)
  return {
    ok: true,
    kind: outline(doc).main.part,
    doc,
    lines: classified.map(sourceLine),
    dropped,
    problems: [...problems, ...damagedLines(lines)].sort((a, b) => a.line - b.line),
    lineOf: new Map(blocks.map(({ block, line }) => [block.id, line])),
  }
}

// A typed label is kept where the derived number says something else: a gap, a repeat, a wrong order.
function withTypedLabels(sources: readonly SourceBlock[]): Node {
  const doc = flatToDoc(sources.map(({ block }) => block))
  const derived = numberBlocks(doc)
  let differ = false
  const blocks = sources.map(({ block, label }): FlatBlock => {
    if (label === "" || saysTheSame(label, derived.get(block.id) ?? "", block)) return block
    differ = true
    return { ...block, attrs: { ...block.attrs, label } }
  })
  return differ ? flatToDoc(blocks) : doc
}

function saysTheSame(label: string, derived: string, { runs }: FlatBlock): boolean {
  const text = typeof runs[0]?.insert === "string" ? runs[0].insert : ""
  const typed = readTyped(label, text)
  const own = derived === "" ? null : readLabel(derived + text)
  return typed !== null && own !== null && labelsAgree(typed, own)
}

function sourceLine(line: ClassifiedLine): SourceLine {
  const { text, label, role, level, continues, cues, place, textColumn } = line
  return { text, label, role, level, ...(continues ? { continues } : {}), cues, place, textColumn }
}

// A character that could not be decoded is kept as U+FFFD; the user must see where.
function damagedLines(lines: readonly FlatLine[]): readonly ImportProblem[] {
  return lines
    .filter(({ text }) => text.includes("\ufffd"))
    .map(({ place }) => ({
      line: place.line,
      code: "undecodable",
      message: {
        "zh-CN": `第 ${place.line} 行有无法识别的字，显示为“\ufffd”；请对照原件补上。`,
        en: `Line ${place.line} holds characters that could not be read; they show as “\ufffd”. Restore them from the original.`,
      },
      proposal: "",
    }))
}
