/** A person at an editor without a view, for tests. */
import type { FlatBlock } from "@yaodian/model"
import { docToFlat } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { EditorState, TextSelection, type Transaction } from "prosemirror-state"
import * as Y from "yjs"
import { planBinding } from "../binding/binding.ts"
import type { Attachment, BindingHost, BindingOptions, PlanBinding } from "../binding/plan-binding.ts"
import { readMirror } from "../reading/walk.ts"
import { seed } from "../seed.ts"

/** One person: a shared document, its binding and the state of an editor. */
export class Peer implements BindingHost {
  readonly ydoc = new Y.Doc()
  readonly binding: PlanBinding
  readonly errors: unknown[] = []
  /** Updates that this person's document sent. */
  updates = 0
  state: EditorState
  /** Every transaction that the editor took. */
  readonly taken: Transaction[] = []
  #attachment: Attachment

  constructor(clientId: number, update: Uint8Array | null = null, options: BindingOptions = {}) {
    this.ydoc.clientID = clientId
    if (update) Y.applyUpdate(this.ydoc, update, "seed")
    this.binding = planBinding(this.ydoc, { captureMs: 0, onError: (error) => this.errors.push(error), ...options })
    this.state = EditorState.create({ doc: this.binding.doc, plugins: [...this.binding.plugins] })
    this.#attachment = this.binding.attach(this)
    this.ydoc.on("update", () => {
      this.updates++
    })
  }

  dispatch(tr: Transaction): void {
    const { state, transactions } = this.state.applyTransaction(tr)
    this.state = state
    this.taken.push(...transactions)
    this.#attachment.update()
  }

  /** Changes the document. */
  edit(change: (tr: Transaction) => unknown): void {
    const { tr } = this.state
    change(tr)
    this.dispatch(tr)
  }

  get doc(): Node {
    return this.state.doc
  }

  /** The position of the start of a block's text, or before an atom. */
  at(id: string, offset = 0): number {
    const position = findBlock(this.doc, id)
    if (position === null) throw new Error(`Block ${id} is not shown`)
    return position + offset
  }

  caret(id: string, offset: number): void {
    this.edit((tr) => tr.setSelection(TextSelection.create(tr.doc, this.at(id, offset))))
  }

  destroy(): void {
    this.#attachment.detach()
    this.binding.destroy()
  }
}

/** The position of the start of a block's text, or before a block without text; null where it is not shown. */
export function findBlock(doc: Node, id: string): number | null {
  let found: number | null = null
  doc.descendants((node, position) => {
    if (found === null && !node.isInline && node.attrs.id === id) found = node.inlineContent ? position + 1 : position
    return found === null && !node.inlineContent
  })
  return found
}

/** The first state of a plan with these blocks. */
export function seedUpdate(blocks: readonly FlatBlock[]): Uint8Array {
  const ydoc = new Y.Doc()
  ydoc.clientID = 1
  seed(ydoc, blocks)
  return Y.encodeStateAsUpdate(ydoc)
}

/** The first state of a plan as a document. */
export function seedDocument(doc: Node): Uint8Array {
  return seedUpdate(docToFlat(doc))
}

/** Gives `to` what `from` has. */
export function send(from: Peer, to: Peer): void {
  Y.applyUpdate(to.ydoc, Y.encodeStateAsUpdate(from.ydoc, Y.encodeStateVector(to.ydoc)), "network")
}

/** Brings two people up to date with each other. */
export function sync(a: Peer, b: Peer): void {
  send(a, b)
  send(b, a)
}

/** What is wrong with a peer: the editor against a fresh reading, the mirror, the schema, the ids. Empty for nothing. */
export function complaints(peer: Peer): string[] {
  const found = peer.errors.map((error) => `threw ${error instanceof Error ? (error.stack ?? error.message) : error}`)
  const fresh = new Peer(7, Y.encodeStateAsUpdate(peer.ydoc))
  if (!fresh.doc.eq(peer.doc)) found.push(`editor ${peer.doc}\n   read ${fresh.doc}`)
  try {
    peer.doc.check()
  } catch (error) {
    found.push(`check ${error}`)
  }
  const ids = docToFlat(peer.doc).map((block) => block.id)
  if (new Set(ids).size !== ids.length || ids.includes("")) found.push(`ids ${ids.join(" ")}`)
  if (readMirror(peer.ydoc).length !== peer.ydoc.getText("t").length) found.push("length")
  fresh.destroy()
  return found
}
