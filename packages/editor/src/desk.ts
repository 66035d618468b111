import type { EditorView } from "prosemirror-view"
import type { EditorCommand } from "./commands/command.ts"
import type { Language, Say } from "./i18n/index.ts"
import type { Session } from "./session.ts"

/** What the parts around the page work with. They read the document from `view.state` and change it by commands. */
export interface Desk {
  readonly view: EditorView
  readonly session: Session
  readonly lang: Language
  readonly say: Say
  /** Runs the command at the selection; whether it applied. The page gets the focus back unless `keepFocus`. */
  run(command: EditorCommand, keepFocus?: boolean): boolean
  /** Puts the selection on a block, or a range of its text by offsets, and brings it into view. */
  reveal(blockId: string, from?: number, to?: number): void
  /** Opens a panel by its id; `field` names the form field that gets the focus. */
  show(panel: string, field?: string): void
  /** Whether the writer may change the document now. */
  isEditable(): boolean
}

/** Whether the document is here to be read only. While it loads nobody can write either, but that will change. */
export function isReading(desk: Desk): boolean {
  return desk.session.hasSynced && !desk.isEditable()
}

/** A piece of the surface: made once, told to look again after every change, and taken away. */
export interface Part {
  readonly dom: HTMLElement
  update(): void
  destroy?(): void
}
