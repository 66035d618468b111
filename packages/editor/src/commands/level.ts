import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import { blocksIn, type PlacedBlock } from "../blocks.ts"
import type { EditorCommand } from "./command.ts"

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
  for (const { node, pos } of blocks) {
    tr.setNodeAttribute(pos, "level", Number(node.attrs.level) + by)
    if (node.attrs.label) tr.setNodeAttribute(pos, "label", "")
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

function canMove({ node }: PlacedBlock, by: 1 | -1): boolean {
  const level = hasLevel(node) ? Number(node.attrs.level) + by : 0
  return level >= highest && level <= lowest
}
