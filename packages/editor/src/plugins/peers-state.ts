import type { Person } from "@yaodian/collab"
import type { Node } from "prosemirror-model"
import { Decoration, DecorationSet } from "prosemirror-view"

/** The carets and selections of the others, drawn. */
export interface PeersState {
  readonly carets: DecorationSet
}

/** Somebody's caret in the document. */
export interface Peer {
  readonly person: Person
  readonly anchor: number
  readonly head: number
}

/** Draws the carets of these people. */
export function drawPeers(doc: Node, peers: readonly Peer[]): DecorationSet {
  return DecorationSet.create(doc, peers.flatMap(peerMarks))
}

function peerMarks({ person, anchor, head }: Peer): readonly Decoration[] {
  const { clientId, color, name, cursor } = person
  // A caret that has moved is made anew, and with it its name, which fades.
  const key = `${clientId} ${color} ${name} ${JSON.stringify(cursor)}`
  const caret = Decoration.widget(head, () => caretElement(name, color), { key, side: 10, ignoreSelection: true })
  if (anchor === head) return [caret]
  const look = { class: `plan-peer-selection peer-${color}` }
  return [caret, Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), look)]
}

function caretElement(name: string, color: number): HTMLElement {
  const caret = document.createElement("span")
  caret.className = `plan-peer peer-${color}`
  caret.dataset.name = name
  return caret
}
