import { type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { blockById } from "./blocks.ts"
import { textPlaces } from "./plugins/findings-state.ts"

/** Puts the selection on a block, or on a range of its text by offsets, and brings it into view. */
export function reveal(view: EditorView, blockId: string, from?: number, to?: number): void {
  const tr = selectBlock(view.state, blockId, from, to)
  if (!tr) return
  view.dispatch(tr.scrollIntoView())
  view.focus()
  // ProseMirror brings the caret to the edge of the view; what one went to is to be read, with what follows it.
  const { node } = view.domAtPos(tr.selection.from)
  const target = node instanceof Element ? node : node.parentElement
  if (target) bringIntoView(target, from === undefined ? "start" : "center")
}

/** How many frames it takes at most until the blocks on the way have got their true heights. */
const settlingFrames = 8

// Blocks that were never seen have guessed heights (`content-visibility`); as they come into view the target moves away.
function bringIntoView(target: Element, block: "start" | "center"): void {
  let left = settlingFrames
  const again = () => {
    target.scrollIntoView({ block })
    left -= 1
    if (left > 0 && target.isConnected) requestAnimationFrame(again)
  }
  again()
}

function selectBlock(state: EditorState, id: string, from?: number, to?: number): Transaction | null {
  const text = textPlaces(state.doc).get(id)
  if (!text) {
    const block = blockById(state.doc, id)
    return block && state.tr.setSelection(NodeSelection.create(state.doc, block.pos))
  }
  const start = text.pos + 1
  const size = text.node.content.size
  const anchor = start + Math.min(from ?? 0, size)
  const head = start + Math.min(to ?? from ?? 0, size)
  return state.tr.setSelection(TextSelection.create(state.doc, anchor, head))
}
