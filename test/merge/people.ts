/** People who edit one plan at random, by our binding or by y-prosemirror, with the same hands. */
import { newId, type Random } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, type Transaction } from "prosemirror-state"
import { ySyncPluginKey } from "y-prosemirror"
import type * as Y from "yjs"
import { Peer, seedDocument } from "../../packages/collab/src/testing/peer.ts"
import { storeXml, XmlEditor, xmlVersion } from "./xml-editor.ts"

/** A person at an editor: as much of one as the random edits need. */
export interface Person {
  readonly ydoc: Y.Doc
  readonly state: EditorState
  readonly doc: Node
  /** The document as the last own change left it, before the binding put anything right. */
  readonly intended: Node
  readonly binding: Pick<Peer["binding"], "held" | "hold" | "release" | "undo" | "redo">
  dispatch(tr: Transaction): void
  destroy(): void
}

/** A binding under test. */
export interface Side {
  readonly name: string
  store(doc: Node): Uint8Array
  person(stored: Uint8Array, clientId: number, random: Random): Person
}

/** Thrown for an edit that the binding has no means for. */
export class NotOffered extends Error {}

/** Our side. */
export const flatSide: Side = {
  name: "flat",
  store: seedDocument,
  person: (stored, clientId, random) => new Peer(clientId, stored, { random }),
}

/** The usual side. */
export const xmlSide: Side = {
  name: `y-prosemirror ${xmlVersion}`,
  store: (doc) => storeXml(doc),
  person: (stored, clientId, random) => new XmlPerson(stored, clientId, random),
}

class XmlPerson implements Person {
  readonly binding: Person["binding"]
  readonly #editor: XmlEditor

  constructor(stored: Uint8Array, clientId: number, random: Random) {
    const editor = new XmlEditor(stored, { clientId, captureMs: 0, plugins: [idCare(random)] })
    this.#editor = editor
    this.binding = {
      held: null,
      hold: () => {
        throw new NotOffered("y-prosemirror holds no block back while somebody composes in it")
      },
      release: () => undefined,
      undo: () => editor.undo(),
      redo: () => editor.redo(),
    }
  }

  get ydoc(): Y.Doc {
    return this.#editor.ydoc
  }

  get state(): EditorState {
    return this.#editor.state
  }

  get doc(): Node {
    return this.state.doc
  }

  get intended(): Node {
    return this.doc
  }

  dispatch(tr: Transaction): void {
    this.#editor.dispatch(tr)
  }

  destroy(): void {
    this.#editor.destroy()
  }
}

// y-prosemirror leaves ids to others: after a local change every block gets one of its own, every cell a column.
function idCare(random: Random): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, { doc, tr }) => {
      const isOwn = transactions.some((each) => each.docChanged && each.getMeta(ySyncPluginKey) === undefined)
      if (!isOwn) return null
      const used = new Set<string>([""])
      doc.descendants((node, position, parent, index) => {
        if (node.isInline) return false
        if (node.type.name === "cell") {
          if (node.attrs.col === "") tr.setNodeAttribute(position, "col", columnAt(parent, index, random))
        } else if (used.has(node.attrs.id)) tr.setNodeAttribute(position, "id", newId(random))
        else used.add(node.attrs.id)
        return true
      })
      return tr.docChanged ? tr : null
    },
  })
}

// The cells that one edit puts into a column stand at one place in their rows, each after the cell of the same column.
function columnAt(row: Node | null, index: number, random: Random): string {
  const left = index > 0 ? row?.child(index - 1).attrs.col : null
  return left ? `${left}.`.slice(-60) : newId(random)
}
