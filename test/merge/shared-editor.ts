/** What is asked of an editor of a shared plan, whichever binding it has; none of them has a view. */
import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import type * as Y from "yjs"

/** One person's shared document and the state of an editor that is bound to it. */
export interface SharedEditor {
  readonly ydoc: Y.Doc
  readonly state: EditorState
  dispatch(tr: Transaction): void
  undo(): boolean
  redo(): boolean
  destroy(): void
}

/** How an editor is opened. */
export interface OpenOptions {
  /** The number of the person's copy; random by default. */
  readonly clientId?: number
  /** Changes within so many milliseconds are one step of undo; 500 by default. */
  readonly captureMs?: number
}

/** A binding with the way in which it stores a document. */
export interface Binding {
  readonly name: string
  /** The stored form of a document that nobody has edited yet. */
  store(doc: Node): Uint8Array
  /** Reads what is stored and binds an editor to it. */
  open(stored: Uint8Array, options?: OpenOptions): SharedEditor
}
