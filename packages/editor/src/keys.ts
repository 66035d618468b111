import { PluginKey } from "prosemirror-state"
import type { DecorationSet } from "prosemirror-view"
import type { FindingsState } from "./plugins/findings-state.ts"
import type { PeersState } from "./plugins/peers-state.ts"

/** One's own steps, to be taken back and done again. */
export interface History {
  undo(): boolean
  redo(): boolean
  canUndo(): boolean
  canRedo(): boolean
}

/** The block, by id, in which an input method composes; `null` when none does. */
export interface Composition {
  readonly block: string | null
}

/** A block on the page that shows its number. */
export interface NumberedView {
  readonly blockId: string
  /** Shows this number; `""` for none. */
  showNumber(label: string): void
}

/** Undo and redo of one's own work. */
export const historyKey: PluginKey<History> = new PluginKey("history")
/** The block in which an input method composes. */
export const compositionKey: PluginKey<Composition> = new PluginKey("composition")
/** The views of the blocks that show a number. */
export const numbersKey: PluginKey<Set<NumberedView>> = new PluginKey("numbers")
/** Leads, references, placeholders: what is drawn on blocks beyond their words and numbers. */
export const looksKey: PluginKey<DecorationSet> = new PluginKey("looks")
/** What the linter found. */
export const findingsKey: PluginKey<FindingsState> = new PluginKey("findings")
/** The carets of the others. */
export const peersKey: PluginKey<PeersState> = new PluginKey("peers")
/** The blocks, by id, in which one has written since everything was saved. */
export const unsentKey: PluginKey<ReadonlySet<string>> = new PluginKey("unsent")
