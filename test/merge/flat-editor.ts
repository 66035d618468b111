/** Our binding, as an editor without a view. */
import { type Attachment, type BindingHost, type PlanBinding, planBinding, seed } from "@yaodian/collab"
import { docToFlat } from "@yaodian/model"
import { EditorState, type Transaction } from "prosemirror-state"
import * as Y from "yjs"
import type { Binding, OpenOptions, SharedEditor } from "./shared-editor.ts"

class FlatEditor implements SharedEditor, BindingHost {
  readonly ydoc = new Y.Doc()
  state: EditorState
  readonly #binding: PlanBinding
  readonly #attachment: Attachment

  constructor(stored: Uint8Array, { clientId, captureMs = 500 }: OpenOptions) {
    if (clientId !== undefined) this.ydoc.clientID = clientId
    Y.applyUpdate(this.ydoc, stored)
    this.#binding = planBinding(this.ydoc, { captureMs })
    this.state = EditorState.create({ doc: this.#binding.doc, plugins: [...this.#binding.plugins] })
    this.#attachment = this.#binding.attach(this)
  }

  dispatch(tr: Transaction): void {
    this.state = this.state.applyTransaction(tr).state
    this.#attachment.update()
  }

  undo(): boolean {
    return this.#binding.undo()
  }

  redo(): boolean {
    return this.#binding.redo()
  }

  destroy(): void {
    this.#attachment.detach()
    this.#binding.destroy()
  }
}

/** The flat layout. */
export const flat: Binding = {
  name: "flat",
  store: (doc) => {
    const ydoc = new Y.Doc()
    ydoc.clientID = 1
    seed(ydoc, docToFlat(doc))
    return Y.encodeStateAsUpdate(ydoc)
  },
  open: (stored, options = {}) => new FlatEditor(stored, options),
}
