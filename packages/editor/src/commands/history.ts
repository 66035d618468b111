import { historyKey } from "../keys.ts"
import type { EditorCommand } from "./command.ts"

/** Takes back one's own last step; what colleagues wrote stays. */
export const undo: EditorCommand = {
  id: "undo",
  label: "command.undo",
  keys: ["Mod-z"],
  icon: "undo",
  run(state, dispatch) {
    const history = historyKey.getState(state)
    if (!history?.canUndo()) return false
    if (dispatch) history.undo()
    return true
  },
}

/** Does again what was taken back last. */
export const redo: EditorCommand = {
  id: "redo",
  label: "command.redo",
  keys: ["Mod-y", "Mod-Shift-z"],
  icon: "redo",
  run(state, dispatch) {
    const history = historyKey.getState(state)
    if (!history?.canRedo()) return false
    if (dispatch) history.redo()
    return true
  },
}
