import { planSchema } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { TextSelection } from "prosemirror-state"
import { currentBlock, owningTask, posOfIndex } from "../blocks.ts"
import type { EditorCommand } from "./command.ts"

/** Adds a target to the task at the caret, after those that it has. */
export const insertTarget: EditorCommand = {
  id: "insert-target",
  label: "command.insertTarget",
  keys: ["Mod-Alt-5"],
  icon: "target",
  run(state, dispatch) {
    const block = currentBlock(state)
    const task = block && owningTask(state.doc, block.index)
    if (!task) return false
    const pos = targetPlace(state.doc, task.index)
    const tr = state.tr.insert(pos, planSchema.node("target"))
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView())
    return true
  },
}

/** Where the next target of the task at `index` goes: after its targets, else right after the task. */
export function targetPlace(doc: Node, index: number): number {
  let place = index + 1
  for (let at = index + 1; at < doc.childCount; at++) {
    const name = doc.child(at).type.name
    if (name === "heading" || name === "task" || name === "title") break
    if (name === "target") place = at + 1
  }
  return posOfIndex(doc, place)
}
