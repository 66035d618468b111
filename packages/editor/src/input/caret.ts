import { type Selection, TextSelection, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"

/**
 * Takes over the caret that the browser shows. Chromium tells that a caret has moved with the next frame only; a key that
 * comes earlier, after Home for example, would be answered at the old place.
 */
export function takeCaret(view: EditorView): void {
  if (!(view.state.selection instanceof TextSelection)) return
  const shown = shownSelection(view)
  if (shown && !shown.eq(view.state.selection)) view.dispatch(view.state.tr.setSelection(shown))
}

/**
 * Lets a transaction that is not the writer's leave the caret where the browser shows it. A caret that has just been put
 * somewhere is not in the state yet (see above); the editor would take it back to where it was.
 */
export function keepCaret(view: EditorView, tr: Transaction): void {
  if (view.composing || !view.hasFocus() || !(view.state.selection instanceof TextSelection)) return
  const shown = shownSelection(view)
  if (shown && !shown.eq(view.state.selection)) tr.setSelection(shown.map(tr.doc, tr.mapping))
}

function shownSelection(view: EditorView): Selection | null {
  const { root } = view
  // Of shadow roots, only Chromium's have a selection of their own; elsewhere the browser's news come in time.
  if (!("getSelection" in root)) return null
  const { anchorNode, anchorOffset, focusNode, focusOffset } = root.getSelection() ?? {}
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return null
  const anchor = view.posAtDOM(anchorNode, anchorOffset ?? 0)
  const head = view.posAtDOM(focusNode, focusOffset ?? 0)
  const { doc } = view.state
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head))
}
