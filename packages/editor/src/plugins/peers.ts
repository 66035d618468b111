import type { Person, PlanBinding, RelativeSelection } from "@yaodian/collab"
import { type EditorState, Plugin } from "prosemirror-state"
import { DecorationSet, type EditorView } from "prosemirror-view"
import { compositionKey, peersKey } from "../keys.ts"
import type { Session } from "../session.ts"
import { drawPeers, type Peer, type PeersState } from "./peers-state.ts"

/** How often at most the others are told where the caret is. */
const tellDelayMs = 80

type Positions = Pick<PlanBinding, "relativeSelection" | "absoluteSelection">

/** Shows the carets of the others with their names, and tells them where one's own is. */
export function peers(session: Session, positions: Positions): Plugin<PeersState> {
  return new Plugin<PeersState>({
    key: peersKey,
    state: {
      init: () => ({ carets: DecorationSet.empty }),
      apply(tr, value) {
        const drawn: PeersState | undefined = tr.getMeta(peersKey)
        if (drawn) return drawn
        return tr.docChanged ? { carets: value.carets.map(tr.mapping, tr.doc) } : value
      },
    },
    props: { decorations: (state) => peersKey.getState(state)?.carets },
    view: (view) => watcher(view, session, positions),
  })
}

function watcher(view: EditorView, session: Session, positions: Positions) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown: readonly Person[] = []
  const draw = () => {
    const people = session.people()
    // Nothing is drawn while an input method composes; the carets there move with the text until then.
    if (people === shown || compositionKey.getState(view.state)?.block) return
    shown = people
    const carets = drawPeers(view.state.doc, peersOf(people, positions))
    view.dispatch(view.state.tr.setMeta(peersKey, { carets }).setMeta("addToHistory", false))
  }
  const tell = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      if (session.isEditable) session.setCursor({ ...positions.relativeSelection() })
    }, tellDelayMs)
  }
  const stop = session.subscribe(draw)
  return {
    update(_: EditorView, before: EditorState) {
      const { state } = view
      if (before.doc !== state.doc || !before.selection.eq(state.selection)) tell()
      if (compositionKey.getState(before)?.block && !compositionKey.getState(state)?.block) draw()
    },
    destroy() {
      stop()
      clearTimeout(timer)
    },
  }
}

function peersOf(people: readonly Person[], positions: Positions): readonly Peer[] {
  return people.flatMap((person) => {
    const selection = person.isMe ? null : selectionOf(person)
    const ends = selection && positions.absoluteSelection(selection)
    return ends ? [{ person, ...ends }] : []
  })
}

// Others wrote it: only its shape is checked here, the binding finds out whether it is a place.
function selectionOf({ cursor }: Person): RelativeSelection | null {
  const { anchor, head } = cursor ?? {}
  return isRecord(anchor) && isRecord(head) ? { anchor, head } : null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
}
