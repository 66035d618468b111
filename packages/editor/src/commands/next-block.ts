import { type Attrs, type BlockType, planSchema } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { owningTask, type PlacedBlock } from "../blocks.ts"

/** What a new block will be. */
export interface NewBlock {
  readonly type: BlockType
  readonly attrs: Attrs
}

const plainText: NewBlock = { type: "paragraph", attrs: {} }

/** The block that a drafter expects below this one on Enter at its end. */
export function blockAfter(doc: Node, block: PlacedBlock): NewBlock {
  const { node } = block
  switch (node.type.name as BlockType) {
    case "heading":
      return afterHeading(doc, block)
    case "task":
      return sameKind(node, ["level", "numbered"])
    case "bullet":
      return sameKind(node, ["level"])
    case "target":
    case "annexNote":
      return sameKind(node, [])
    case "signature":
      return { type: "date", attrs: {} }
    default:
      return plainText
  }
}

/** What an empty block becomes on Enter, one step out of its list; `null` for a block that has nothing to step out of. */
export function steppedOut(doc: Node, { node, index }: PlacedBlock): NewBlock | null {
  const level = Number(node.attrs.level ?? 0)
  switch (node.type.name as BlockType) {
    case "paragraph":
    case "title":
      return null
    case "bullet":
      return level > 1 ? { type: "bullet", attrs: { level: level - 1 } } : plainText
    case "task": {
      const parent = parentTaskLevel(doc, index, level)
      return parent ? { type: "task", attrs: { level: parent } } : plainText
    }
    case "target": {
      const owner = owningTask(doc, index)
      return owner ? sameKind(owner.node, ["level", "numbered"]) : plainText
    }
    default:
      return plainText
  }
}

function sameKind(node: Node, kept: readonly string[]): NewBlock {
  return { type: node.type.name as BlockType, attrs: Object.fromEntries(kept.map((name) => [name, node.attrs[name]])) }
}

function parentTaskLevel(doc: Node, index: number, level: number): number | null {
  for (let at = index - 1; at >= 0; at--) {
    const node = doc.child(at)
    if (node.type.name === "heading" || node.type.name === "title") return null
    if (node.type.name === "task" && node.attrs.level < level) return Number(node.attrs.level)
  }
  return null
}

// What follows the other headings of the same level in the document is what this writer puts there.
function afterHeading(doc: Node, { node, index }: PlacedBlock): NewBlock {
  const level = Number(node.attrs.level)
  const sample = nearestSample(doc, index, level)
  if (sample) return sample.type === planSchema.nodes.task ? sameKind(sample, ["level", "numbered"]) : plainText
  return isPlan(doc, index) ? { type: "task", attrs: { level: Math.min(level + 1, 4) } } : plainText
}

function nearestSample(doc: Node, index: number, level: number): Node | null {
  for (let distance = 1; distance < doc.childCount; distance++) {
    for (const at of [index - distance, index + distance]) {
      const heading = doc.maybeChild(at)
      if (at < 0 || heading?.type !== planSchema.nodes.heading || heading.attrs.level !== level) continue
      const first = doc.maybeChild(at + 1)
      if (first && first.type !== planSchema.nodes.heading) return first
    }
  }
  return null
}

function isPlan(doc: Node, index: number): boolean {
  for (let at = index; at >= 0; at--) {
    const node = doc.child(at)
    if (node.type === planSchema.nodes.title) return node.attrs.part === "plan"
  }
  return true
}
