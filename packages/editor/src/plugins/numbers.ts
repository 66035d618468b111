import { numberBlocks } from "@yaodian/model"
import { type EditorState, Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { compositionKey, type NumberedView, numbersKey } from "../keys.ts"

/**
 * Keeps the numbers on the page up to date. They are attributes that the views of headings and tasks set themselves: as
 * decorations they would cost each keystroke a walk over all of them for every block. A number that changes in the block in
 * which an input method composes waits until the composition has ended.
 */
export function numbers(): Plugin<Set<NumberedView>> {
  return new Plugin<Set<NumberedView>>({
    key: numbersKey,
    // The views come and go with the page; the state only says where they are known.
    state: { init: () => new Set(), apply: (_, views) => views },
    view: () => ({ update: (view, before) => showNumbers(view, before) }),
  })
}

function showNumbers({ state }: EditorView, before: EditorState): void {
  const labels = numberBlocks(state.doc)
  const held = compositionKey.getState(state)?.block ?? null
  const isReleased = held === null && (compositionKey.getState(before)?.block ?? null) !== null
  if (labels === numberBlocks(before.doc) && !isReleased) return
  for (const view of numbersKey.getState(state) ?? []) {
    if (view.blockId !== held) view.showNumber(labels.get(view.blockId) ?? "")
  }
}
