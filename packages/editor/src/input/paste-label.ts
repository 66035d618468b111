import { type LabelForm, leadLength, planSchema, readLabel } from "@yaodian/model"
import type { Node } from "prosemirror-model"

/** The level that a form of label has in official files (GB/T 9704-2012, 7.3.3); the others are not structure. */
const levels: Partial<Record<LabelForm, number>> = {
  chapter: 1,
  roman: 1,
  "han-comma": 1,
  "han-dot": 1,
  "han-bracket": 2,
  "han-half-bracket": 2,
  "digit-dot": 3,
  "digit-comma": 3,
  "digit-bracket": 4,
  "digit-half-bracket": 4,
  circled: 4,
}

const longestHeading = 40

/** A number at the start of a line that says what its block is: that block's level, and where its own words begin. */
export interface StructureLabel {
  readonly level: number
  readonly length: number
}

/** The number at the start of the line that makes it a numbered block, `null` where there is none. */
export function structureLabel(line: string): StructureLabel | null {
  const label = readLabel(line)
  const level = label && levels[label.form]
  return label && level ? { level, length: label.length } : null
}

/** The block that a paragraph with a typed number means, without that number; the paragraph where it means none. */
export function labelledBlock(node: Node): Node {
  const label = structureLabel(node.textContent)
  if (!label) return node
  const { level } = label
  const content = node.content.cut(textOffset(node, label.length))
  const text = node.textContent.slice(label.length)
  const type = node.type === planSchema.nodes.heading || isHeading(text, level) ? "heading" : "task"
  return planSchema.nodes[type].create({ level }, content)
}

// A number in front of a line of its own is a heading at the first level; below, a task with its lead.
function isHeading(text: string, level: number): boolean {
  const isSentence = /[。；！？]$/.test(text.trim()) || leadLength(text) < text.length
  return level === 1 && text.length <= longestHeading && !isSentence
}

// The label is text at the start; a line break or reference in it would have ended it.
function textOffset(node: Node, length: number): number {
  let offset = 0
  for (const child of node.children) {
    if (!child.isText) break
    offset += child.nodeSize
  }
  return Math.min(length, offset)
}
