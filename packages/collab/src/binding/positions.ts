/** Positions that outlive edits, as plain JSON. */

/**
 * A place in the shared text: Yjs's relative position as JSON, or `{v: id}` for a place in a block that is shown but not
 * stored, the empty paragraph of a table's cell.
 */
export type RelativePlace = { readonly v: string } | { readonly [name: string]: unknown }

/** The two ends of a selection. */
export interface RelativeSelection {
  readonly anchor: RelativePlace
  readonly head: RelativePlace
}
