/** What a binding between a shared plan and an editor offers. */
import type { Random } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { EditorState, Plugin, Selection, Transaction } from "prosemirror-state"
import type { RelativeSelection } from "./positions.ts"

/** What shows the plan: an EditorView, or anything that holds a state and takes transactions. */
export interface BindingHost {
  readonly state: EditorState
  dispatch(tr: Transaction): void
}

/** The ends of an attachment that is not a view of the plugins. */
export interface Attachment {
  /** To be called after every change of the host's state. */
  update(): void
  detach(): void
}

/** Options of a binding. */
export interface BindingOptions {
  /** Told of errors that the binding caught; it goes on in its safe state (see `safe`). */
  readonly onError?: (error: unknown) => void
  /** Changes within so many milliseconds are one step of undo; 500 by default. */
  readonly captureMs?: number
  /** Chance, for ids and order keys; to be held still in tests. */
  readonly random?: Random
}

/**
 * A shared plan bound to one editor at a time. Give `plugins` and `doc` to `EditorState.create`; a view then attaches
 * itself. Transactions that bring others' changes carry the meta `remote` (true) and `addToHistory` (false), and never
 * scroll.
 */
export interface PlanBinding {
  /** The binding and the care for block ids. Never reconfigure them away while the editor lives. */
  readonly plugins: readonly Plugin[]
  /** The document that the shared plan shows now. */
  readonly doc: Node
  /** Attaches a host that is no view, for work without a DOM. */
  attach(host: BindingHost): Attachment
  /** Takes back the last step of this user's own work. False where there is none. */
  undo(): boolean
  redo(): boolean
  canUndo(): boolean
  canRedo(): boolean
  /** Ends the current step of undo: what follows is a step of its own. */
  stopCapturing(): void
  /**
   * While a block is held (an input method composes in it), what is typed into it is not shared and what others do to it
   * is not shown. Everything else flows.
   */
  hold(blockId: string): void
  /** Ends the hold: only the finished words are shared. */
  release(): void
  /** The block that is held, or null. */
  readonly held: string | null
  /** True while the binding does not write, after an error. The host should then not be editable. */
  readonly safe: boolean
  /** Calls back when `safe` changes; gives the way to stop that. */
  onSafe(listener: (safe: boolean) => void): () => void
  /** The selection in a form that can be sent to others and outlives edits, or null where no host is attached. */
  relativeSelection(): RelativeSelection | null
  /** The ends of such a selection in the current document, or null where they are gone. */
  absoluteSelection(relative: RelativeSelection): { anchor: number; head: number } | null
  /** A ProseMirror selection at these ends, as close as the document allows. */
  selectionAt(relative: RelativeSelection): Selection | null
  destroy(): void
}
