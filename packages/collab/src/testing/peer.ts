/** A person at an editor without a view, for tests. */
import type { FlatBlock } from "@yaodian/model"
import { docToFlat } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { EditorState, TextSelection, type Transaction } from "prosemirror-state"
import * as Y from "yjs"
import { planBinding, readingOf } from "../binding/binding.ts"
import type { Attachment, BindingHost, BindingOptions, PlanBinding } from "../binding/plan-binding.ts"
import { readDoc } from "../read.ts"
import { foldMirror } from "../reading/fold.ts"
import { readMirror } from "../reading/walk.ts"
import { seed } from "../seed.ts"
import { foldComplaints } from "./folds.ts"

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
  /** How often the binding put right in the editor what it had written otherwise. */
  corrections = 0
  /** The document as the last local change left it, before the binding put anything right. */
  intended: Node
  #attachment: Attachment
  #isDispatching = false

  constructor(clientId: number, update: Uint8Array | null = null, options: BindingOptions = {}) {
    this.ydoc.clientID = clientId
    if (update) Y.applyUpdate(this.ydoc, update, "seed")
    this.binding = planBinding(this.ydoc, { captureMs: 0, onError: (error) => this.errors.push(error), ...options })
    this.state = EditorState.create({ doc: this.binding.doc, plugins: [...this.binding.plugins] })
    this.intended = this.state.doc
    this.#attachment = this.binding.attach(this)
    this.ydoc.on("update", () => {
      this.updates++
    })
  }

  dispatch(tr: Transaction): void {
    const { state, transactions } = this.state.applyTransaction(tr)
    this.state = state
    this.taken.push(...transactions)
    if (this.#isDispatching && tr.getMeta("addToHistory") === false && !tr.getMeta("remote")) this.corrections++
    else this.intended = state.doc
    this.#isDispatching = true
    this.#attachment.update()
    this.#isDispatching = false
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
  const fresh = readDoc(peer.ydoc)
  // While a block is held the editor shows what is not written yet.
  const isHeld = peer.binding.held !== null
  if (!isHeld && !fresh.eq(peer.doc)) found.push(`editor ${describeDoc(peer.doc)}\n   read ${describeDoc(fresh)}`)
  if (!readingOf(peer.binding)?.mirror.equals(readMirror(peer.ydoc))) found.push("the mirror is not what is stored")
  const reading = readingOf(peer.binding)
  if (reading) found.push(...foldComplaints(reading.fold, foldMirror(reading.mirror)))
  if (!isHeld && peer.binding.doc !== peer.doc) found.push("the binding has another document")
  try {
    peer.doc.check()
  } catch (error) {
    found.push(`check ${error}`)
  }
  const ids = docToFlat(peer.doc).map((block) => block.id)
  if (new Set(ids).size !== ids.length || ids.includes("")) found.push(`ids ${ids.join(" ")}`)
  return found
}

/** A document on one line, with ids. */
export function describeDoc(doc: Node): string {
  return docToFlat(doc)
    .map(({ id, type, cell, attrs, runs }) => {
      const text = runs.map((run) => (typeof run.insert === "string" ? run.insert : "@")).join("|")
      return `${cell ? `[${cell}]` : ""}${id}.${type}${Object.keys(attrs).length ? JSON.stringify(attrs) : ""}:${text}`
    })
    .join(" / ")
}
