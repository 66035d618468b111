/** The selection in the shared text that was asked for last: it takes a walk through the whole text to find it. */
import type { Node } from "prosemirror-model"
import type { RelativeSelection, SelectionEnds } from "./positions.ts"

/** Remembers one selection. */
export class KnownSelection {
  #doc: Node | null = null
  #ends: SelectionEnds | null = null
  #selection: RelativeSelection | null = null

  /** The selection between these ends of the document, made only where it is not known. */
  get(doc: Node, ends: SelectionEnds, make: () => RelativeSelection): RelativeSelection {
    const isKnown = doc === this.#doc && ends.anchor === this.#ends?.anchor && ends.head === this.#ends.head
    if (isKnown && this.#selection) return this.#selection
    const made = make()
    this.keep(doc, ends, made)
    return made
  }

  /** Says what the selection between these ends is. */
  keep(doc: Node, ends: SelectionEnds, selection: RelativeSelection): void {
    this.#doc = doc
    this.#ends = ends
    this.#selection = selection
  }
}
