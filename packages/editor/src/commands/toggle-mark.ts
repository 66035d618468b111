import { type MarkName, planSchema } from "@yaodian/model"
import { toggleMark } from "prosemirror-commands"
import type { EditorState } from "prosemirror-state"
import type { EditorCommand } from "./command.ts"

/** Bold. */
export const strong = markCommand("strong", "command.strong", "Mod-b", "bold")
/** Italic. */
export const em = markCommand("em", "command.em", "Mod-i", "italic")
/** Underlined. */
export const underline = markCommand("underline", "command.underline", "Mod-u", "underline")

function markCommand(
  name: MarkName,
  label: EditorCommand["label"],
  key: string,
  icon: EditorCommand["icon"],
): EditorCommand {
  return {
    id: name,
    label,
    keys: [key],
    ...(icon ? { icon } : {}),
    run: toggleMark(planSchema.marks[name]),
    isOn: (state) => hasMark(state, name),
  }
}

function hasMark(state: EditorState, name: MarkName): boolean {
  const type = planSchema.marks[name]
  const { from, to, empty, $from } = state.selection
  return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type)
}
