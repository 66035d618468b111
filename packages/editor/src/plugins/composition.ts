import { Plugin, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { type Composition, compositionKey } from "../keys.ts"

/** How long after the end of a composition the browser may still write its words. */
const settleDelayMs = 60

/** Who is told when a composition holds a block: the binding, which keeps the block as it is until then. */
export interface CompositionHold {
  hold(blockId: string): void
  release(): void
}

/**
 * Holds the block in which an input method composes: nothing is drawn in it and nothing from others comes into it until the
 * composition has ended. A change in its DOM would end it and leave its unfinished letters in the text.
 */
export function composition(binding: CompositionHold): Plugin<Composition> {
  let releaseTimer: ReturnType<typeof setTimeout> | undefined
  const start = (view: EditorView) => {
    clearTimeout(releaseTimer)
    // The one before may have ended a moment ago: its words are a step of their own, and what waited comes in now.
    if (compositionKey.getState(view.state)?.block) binding.release()
    clearBlocks(view)
    const id = String(view.state.selection.$from.parent.attrs.id ?? "")
    if (id !== "") binding.hold(id)
    view.dispatch(setBlock(view.state.tr, id || null))
  }
  const end = (view: EditorView, delayMs: number) => {
    clearTimeout(releaseTimer)
    releaseTimer = setTimeout(() => {
      if (view.isDestroyed || compositionKey.getState(view.state)?.block === null) return
      if (view.composing && view.hasFocus()) return end(view, settleDelayMs)
      binding.release()
      view.dispatch(setBlock(view.state.tr, null))
    }, delayMs)
  }
  return new Plugin<Composition>({
    key: compositionKey,
    state: {
      init: () => none,
      apply: (tr, value) => tr.getMeta(compositionKey) ?? value,
    },
    props: {
      handleDOMEvents: {
        compositionstart: (view) => start(view),
        compositionend: (view) => end(view, settleDelayMs),
        blur: (view) => end(view, 0),
      },
    },
    view: () => ({ destroy: () => clearTimeout(releaseTimer) }),
  })
}

// The words will stand in the place of the selection. Where that is more than one block, the browser would join them with
// its first letter, and a change of several blocks cannot be held back.
function clearBlocks(view: EditorView): void {
  const { selection, tr } = view.state
  if (!selection.empty && !selection.$from.sameParent(selection.$to)) view.dispatch(tr.deleteSelection())
}

const none: Composition = { block: null }

function setBlock(tr: Transaction, block: string | null): Transaction {
  const value: Composition = { block }
  return tr.setMeta(compositionKey, value).setMeta("addToHistory", false)
}
