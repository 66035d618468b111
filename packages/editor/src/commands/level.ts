import { planSchema } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import { blocksIn, isNumbered, type PlacedBlock } from "../blocks.ts"
import type { EditorCommand } from "./command.ts"
import { attrsAs } from "./kinds.ts"

const highest = 1
const lowest = 4

/** One level down: （一） becomes 1. */
export const indent: EditorCommand = {
  id: "indent",
  label: "command.indent",
  keys: ["Tab"],
  icon: "indent",
  run: (state, dispatch) => changeLevel(state, 1, dispatch),
}

/** One level up: 1. becomes （一）. */
export const outdent: EditorCommand = {
  id: "outdent",
  label: "command.outdent",
  keys: ["Shift-Tab"],
  icon: "outdent",
  run: (state, dispatch) => changeLevel(state, -1, dispatch),
}

/** Whether blocks of this type have a level. */
function hasLevel(node: Node): boolean {
  return "level" in node.attrs
}

function changeLevel(state: EditorState, by: 1 | -1, dispatch?: (tr: Transaction) => void): boolean {
  const { from, to } = state.selection
  const blocks = blocksIn(state.doc, from, to).filter((block) => canMove(block, by))
  if (blocks.length === 0) return false
  const tr = state.tr
  for (const block of blocks) setLevel(tr, block, Number(block.node.attrs.level) + by)
  dispatch?.(tr.scrollIntoView())
  return true
}

function setLevel(tr: Transaction, { node, pos, index }: PlacedBlock, level: number): void {
  const type = isNumbered(node) && node.content.size === 0 ? usualType(tr.doc, index, level) : null
  if (type && type !== node.type.name) {
    tr.setNodeMarkup(pos, planSchema.nodes[type], attrsAs(node, { type, attrs: { level } }))
    return
  }
  tr.setNodeAttribute(pos, "level", level)
  if (node.attrs.label) tr.setNodeAttribute(pos, "label", "")
}

// What is not written yet becomes what this level is nearby: one up from the tasks of a section is the next section.
function usualType(doc: Node, index: number, level: number): "heading" | "task" | null {
  for (let distance = 1; distance < doc.childCount; distance++) {
    for (const at of [index - distance, index + distance]) {
      const node = at < 0 ? null : doc.maybeChild(at)
      if (node && isNumbered(node) && node.attrs.level === level) return node.type.name === "task" ? "task" : "heading"
    }
  }
  return null
}

function canMove({ node }: PlacedBlock, by: 1 | -1): boolean {
  const level = hasLevel(node) ? Number(node.attrs.level) + by : 0
  return level >= highest && level <= lowest
}
