import type { Node } from "prosemirror-model"
import { type EditorState, Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { unsentKey } from "../keys.ts"
import type { Session } from "../session.ts"
import { changedWindow } from "./window.ts"

/** Remembers in which blocks one has written since everything was saved, so that the words can be copied if they cannot be. */
export function unsent(session: Session): Plugin<ReadonlySet<string>> {
  return new Plugin<ReadonlySet<string>>({
    key: unsentKey,
    state: {
      init: () => none,
      apply(tr, ids) {
        if (tr.getMeta(unsentKey) === "saved") return none
        return tr.docChanged && !tr.getMeta("remote") ? withChanged(ids, tr.before, tr.doc) : ids
      },
    },
    view: (view) => ({ destroy: session.subscribe(() => forgetSaved(view, session)) }),
  })
}

const none: ReadonlySet<string> = new Set()

function withChanged(ids: ReadonlySet<string>, before: Node, doc: Node): ReadonlySet<string> {
  const { from, to } = changedWindow(before, doc)
  const changed = doc.children.slice(from, to).map((node) => String(node.attrs.id))
  return new Set([...ids, ...changed])
}

function forgetSaved(view: EditorView, session: Session): void {
  const ids = unsentKey.getState(view.state)
  if (session.saveState !== "saved" || session.hasUnsaved || !ids?.size) return
  view.dispatch(view.state.tr.setMeta(unsentKey, "saved").setMeta("addToHistory", false))
}

/** The words of the blocks in which one has written and that are not saved, a line each. */
export function unsentText(state: EditorState): string {
  const ids = unsentKey.getState(state) ?? none
  const lines = state.doc.children
    .filter((node) => ids.has(String(node.attrs.id)))
    .map((node) => node.textBetween(0, node.content.size, "\n", "\n"))
  return lines.filter((line) => line.trim() !== "").join("\n")
}
