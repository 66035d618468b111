/**
 * Blocks with typed labels -> document with derived numbers. A typed label is kept where the derived number says something
 * else: a gap, a repeat, a wrong order. The user is told where that begins.
 */
import { type FlatBlock, flatToDoc, labelsAgree, numberBlocks, readLabel } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { SourceBlock } from "./blocks.ts"
import { readTyped } from "./content.ts"
import type { ImportProblem } from "./format.ts"

/** A document from a source. */
export interface NumberedDocument {
  readonly doc: Node
  readonly problems: readonly ImportProblem[]
  /** The line of the source at which a block begins, by block id. */
  readonly lineOf: ReadonlyMap<string, number>
}

/** The document of the blocks. */
export function numberedDocument(sources: readonly SourceBlock[]): NumberedDocument {
  const doc = flatToDoc(sources.map(({ block }) => block))
  const lineOf = new Map(sources.map(({ block, line }) => [block.id, line]))
  const derived = numberBlocks(doc)
  const differing = sources.filter(
    ({ block, label }) => label !== "" && !saysTheSame(label, derived.get(block.id) ?? "", block),
  )
  if (differing.length === 0) return { doc, problems: [], lineOf }
  const typed = new Map(differing.map(({ block, label }) => [block.id, label]))
  const blocks = sources.map(({ block }) => withLabel(block, typed.get(block.id)))
  return { doc: flatToDoc(blocks), problems: numberProblems(sources, typed, derived), lineOf }
}

function saysTheSame(label: string, derived: string, block: FlatBlock): boolean {
  const text = textOf(block)
  const typed = readTyped(label, text)
  const own = derived === "" ? null : readLabel(derived + text)
  return typed !== null && own !== null && labelsAgree(typed, own)
}

function textOf({ runs }: FlatBlock): string {
  const insert = runs[0]?.insert
  return typeof insert === "string" ? insert : ""
}

function withLabel(block: FlatBlock, label: string | undefined): FlatBlock {
  return label === undefined ? block : { ...block, attrs: { ...block.attrs, label } }
}

// One number left out makes all that follow differ, by the same count: only the first is a problem.
function numberProblems(
  sources: readonly SourceBlock[],
  typed: ReadonlyMap<string, string>,
  derived: ReadonlyMap<string, string>,
): readonly ImportProblem[] {
  const shifts = new Map<string, string>()
  return sources.flatMap(({ block, line, label }) => {
    const number = derived.get(block.id)
    if (label === "" || number === undefined) return []
    const level = `${block.type} ${block.attrs.level ?? ""}`
    const shift = typed.has(block.id) ? shiftOf(label, number, textOf(block)) : ""
    const isNew = shift !== "" && shifts.get(level) !== shift
    shifts.set(level, shift)
    return isNew ? [numberProblem(line, label, number.trim())] : []
  })
}

function shiftOf(label: string, number: string, text: string): string {
  const typed = readTyped(label, text)
  const own = readLabel(number + text)
  return typed && own ? `${typed.form} ${typed.value - own.value}` : label
}

function numberProblem(line: number, label: string, proposal: string): ImportProblem {
  const message = {
    "zh-CN": `编号“${label}”与顺序不符，已按顺序编为“${proposal}”；请核对是否缺漏或重复。`,
    en: `The number “${label}” is out of order and became “${proposal}”. Check whether something is missing or repeated.`,
  }
  return { line, code: "number-differs", message, proposal }
}
