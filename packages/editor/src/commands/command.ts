import type { EditorState, Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { MessageKey } from "../i18n/index.ts"
import type { IconName } from "../ui/icons.ts"

/**
 * Something a writer can do. One value feeds the keymap, the toolbar and the tooltips. `run` is a ProseMirror command: it
 * answers whether it applies, and does it only when `dispatch` is given.
 */
export interface EditorCommand {
  readonly id: string
  readonly label: MessageKey
  /** Keys as prosemirror-keymap names them; the first is the one that tooltips show. */
  readonly keys?: readonly string[]
  readonly icon?: IconName
  run(state: EditorState, dispatch?: (tr: Transaction) => void, view?: EditorView): boolean
  /** Whether what it switches is on at the selection. Only for commands that switch something. */
  isOn?(state: EditorState): boolean
}
