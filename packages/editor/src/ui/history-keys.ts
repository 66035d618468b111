import { keydownHandler } from "prosemirror-keymap"
import type { EditorCommand } from "../commands/command.ts"
import { redo, undo } from "../commands/history.ts"
import type { Desk } from "../desk.ts"

/**
 * The keys of undo and redo around the page. A fact that a form wrote and a repair that a card made are steps of the
 * document like any other; the keys take them back from where one made them.
 */
export function historyKeys(desk: Desk): (event: KeyboardEvent) => void {
  const keysOf = ({ keys = [], run }: EditorCommand) => keys.map((key) => [key, run] as const)
  const handle = keydownHandler(Object.fromEntries([undo, redo].flatMap(keysOf)))
  return (event) => {
    if (event.defaultPrevented || !desk.isEditable()) return
    if (handle(desk.view, event)) event.preventDefault()
  }
}
