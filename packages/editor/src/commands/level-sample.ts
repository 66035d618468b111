import { parseNumbering, renderLabel } from "@yaodian/model"
import type { EditorState } from "prosemirror-state"

/** How a number of this level (1–4) looks in the part that the selection is in: its first, `（一）`. */
export function numberSample(state: EditorState, level: number): string {
  const format = parseNumbering(numberingAt(state))[level - 1]
  return format ? renderLabel(format, 1).trim() : ""
}

function numberingAt({ doc, selection }: EditorState): string {
  for (let index = selection.$head.index(0); index >= 0; index--) {
    const node = doc.maybeChild(index)
    if (node?.type.name === "title") return String(node.attrs.numbering)
  }
  return ""
}
