import type { Node } from "prosemirror-model"

/** A run of the new document's blocks by index, half-open, and the positions where it starts and ends. */
export interface ChangedWindow {
  readonly from: number
  readonly to: number
}

/** The blocks of `next` that are not, as the same objects, at the same distance from the start or the end of `before`. */
export function changedWindow(before: Node, next: Node): ChangedWindow {
  const shorter = Math.min(before.childCount, next.childCount)
  let from = 0
  while (from < shorter && before.child(from) === next.child(from)) from++
  let same = 0
  while (
    same < shorter - from &&
    before.child(before.childCount - 1 - same) === next.child(next.childCount - 1 - same)
  ) {
    same++
  }
  return { from, to: next.childCount - same }
}
