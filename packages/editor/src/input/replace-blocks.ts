import { Plugin, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { takeCaret } from "./caret.ts"

/**
 * Words written over a selection of several blocks: the selection goes first, as a change of ours. Chromium would take it
 * out of the page by itself, around the facts under the tasks, and leave an empty block behind.
 */
export function replaceBlocks(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput(view, event) {
          if (event.inputType !== "insertText" || event.isComposing || !spansBlocks(view)) return false
          event.preventDefault()
          view.dispatch(view.state.tr.insertText(event.data ?? "").scrollIntoView())
          return true
        },
        compositionstart(view) {
          if (spansBlocks(view)) view.dispatch(view.state.tr.deleteSelection())
          return false
        },
      },
    },
  })
}

function spansBlocks(view: EditorView): boolean {
  takeCaret(view)
  const { selection } = view.state
  return selection instanceof TextSelection && !selection.$from.sameParent(selection.$to)
}
