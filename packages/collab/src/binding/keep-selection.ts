/** Keeping the selection through others' changes. */
import type { Node, ResolvedPos } from "prosemirror-model"
import { NodeSelection, type Selection, TextSelection, type Transaction } from "prosemirror-state"
import { type SelectionEnds, selectionBetween } from "./positions.ts"

/** The ends of a selection; an atom that is chosen is one place, not two. */
export function endsOf({ selection }: { readonly selection: Selection }): SelectionEnds {
  const isNode = selection instanceof NodeSelection && selection.node.isBlock
  return { anchor: selection.anchor, head: isNode ? selection.anchor : selection.head }
}

/**
 * Sets the selection where its characters are now. Mapping keeps most; one in a block that was cut, joined or moved is
 * found again by `ends`, which gives its places in the new document. Marks that were switched on stay on.
 */
export function keepSelection(
  tr: Transaction,
  before: TransactionStart,
  ends: (doc: Node) => SelectionEnds | null,
): void {
  const { selection, storedMarks } = before
  if (!(selection instanceof TextSelection || selection instanceof NodeSelection)) return
  const now = ends(tr.doc)
  const mapped = endsOf(tr)
  if (now && (now.anchor !== mapped.anchor || now.head !== mapped.head)) tr.setSelection(selectionBetween(tr.doc, now))
  if (storedMarks) tr.setStoredMarks(storedMarks)
}

/** Whether the selection is of text and what it stands in is untouched, so that mapping has kept it at its characters. */
export function standsStill(tr: Transaction, { selection }: Pick<TransactionStart, "selection">): boolean {
  if (!(selection instanceof TextSelection)) return false
  const isStill = ({ pos, parent, parentOffset }: ResolvedPos) => {
    const mapped = tr.mapping.mapResult(pos)
    const $now = mapped.deleted ? null : tr.doc.resolve(mapped.pos)
    return $now !== null && $now.parent === parent && $now.parentOffset === parentOffset
  }
  return isStill(selection.$anchor) && (selection.empty || isStill(selection.$head))
}

type TransactionStart = Pick<Transaction, "selection" | "storedMarks">
