import { leadLength, numberBlocks } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { Desk } from "../desk.ts"

/** How a task is called: its number and its lead, or the first words that it has. */
export function headTitle(desk: Desk, task: Node): string {
  const number = numberBlocks(desk.view.state.doc).get(String(task.attrs.id)) ?? ""
  const text = task.textContent
  const lead = leadLength(text)
  const words = lead > 0 ? text.slice(0, lead).replace(/。$/, "") : text.slice(0, 24)
  return `${number}${words || desk.say("outline.untitled")}`
}
