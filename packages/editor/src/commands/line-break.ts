import { planSchema } from "@yaodian/model"
import type { EditorCommand } from "./command.ts"

/** Shift-Enter: a new line in the same block, as in a title of two lines. */
export const lineBreak: EditorCommand = {
  id: "line-break",
  label: "command.lineBreak",
  keys: ["Shift-Enter", "Mod-Enter"],
  run(state, dispatch) {
    if (!state.selection.$from.parent.inlineContent) return false
    dispatch?.(state.tr.replaceSelectionWith(planSchema.node("hardBreak")).scrollIntoView())
    return true
  },
}
