/**
 * Flat lines -> document: the way of every format from the point where its lines are known.
 *
 *     flat lines -> classify -> repair -> blocks -> document
 */
import { outline, type SourceLine } from "@yaodian/model"
import { toBlocks } from "./blocks.ts"
import { type ClassifiedLine, classify } from "./classify.ts"
import type { FlatLine } from "./flat-lines.ts"
import type { ImportOptions, ImportProblem, ImportResult } from "./format.ts"
import { numberedDocument } from "./numbers.ts"
import { repair } from "./repair.ts"
import { emptyFile } from "./unreadable.ts"

/** The document that the lines of a source make. */
export function readLines(lines: readonly FlatLine[], { random }: ImportOptions = {}): ImportResult {
  const classified = classify(lines)
  const { paragraphs, dropped, problems } = repair(classified)
  if (paragraphs.length === 0) return emptyFile
  const { doc, problems: numbers, lineOf } = numberedDocument(toBlocks(paragraphs, random))
  return {
    ok: true,
    kind: outline(doc).main.part,
    doc,
    lines: classified.map(sourceLine),
    dropped,
    problems: [...problems, ...numbers, ...damagedLines(lines)].sort((a, b) => a.line - b.line),
    lineOf,
  }
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
