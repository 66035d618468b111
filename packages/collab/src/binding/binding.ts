/**
 * The binding: a shared plan and an editor, kept alike both ways.
 *
 *     colleague → Y.Doc → mirror → nodes → smallest steps → editor
 *     editor → changed window → token gaps → Y.Doc and mirror → nodes, compared with the editor
 *
 * Both ways end in the same comparison: what the mirror shows must be what the editor shows, and a difference is put
 * right in the editor. An error stops all writing, everything is read afresh, and work goes on (`safe`).
 */
import { planSchema } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import {
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  type Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state"
import { StepMap, Transform } from "prosemirror-transform"
import * as Y from "yjs"
import { type SharedTypes, sharedTypes } from "../layout.ts"
import { Reading } from "../reading/reading.ts"
import { applyDelta, readMirror } from "../reading/walk.ts"
import { changedWindow } from "./doc-blocks.ts"
import { type Held, holdBlock, type Landing, withHeld, writeHeld } from "./hold.ts"
import { repairIds } from "./ids.ts"
import { isStructural, type LocalChange, localChange, writeChange } from "./local-change.ts"
import { type KnownEdits, patchDocument } from "./patch.ts"
import { addPending, mapsBetween, type Pending } from "./pending.ts"
import type { Attachment, BindingHost, BindingOptions, PlanBinding } from "./plan-binding.ts"
import {
  absoluteSelection,
  blockPosition,
  type RelativePlace,
  type RelativeSelection,
  relativeSelection,
  type SelectionEnds,
  selectionBetween,
} from "./positions.ts"
import { Shown } from "./shown.ts"

const bindingKey = new PluginKey<Pending>("plan-binding")
const idsKey = new PluginKey("plan-ids")

/** Binds a shared plan. Give the result's `plugins` and `doc` to an editor state. */
export function planBinding(ydoc: Y.Doc, options: BindingOptions = {}): PlanBinding {
  return new Binding(ydoc, options)
}

/** What a binding holds of the shared plan; for tests, which compare it with a fresh reading. */
export function readingOf(binding: PlanBinding): Reading | null {
  return binding instanceof Binding ? binding.reading : null
}

class Binding implements PlanBinding {
  readonly plugins: readonly Plugin[]
  readonly #ydoc: Y.Doc
  readonly #types: SharedTypes
  readonly #options: BindingOptions
  readonly #undoManager: Y.UndoManager
  readonly #safeListeners = new Set<(safe: boolean) => void>()
  #reading: Reading
  #shown = new Shown()
  /** The document that the shared plan shows and the editor has. */
  #synced: Node
  #host: BindingHost | null = null
  #ends: SelectionEnds | null = null
  /** The selection before the transaction that is under way. */
  #before: RelativeSelection | null = null
  #held: Held | null = null
  /** The editor's node at the top level that is, or holds, the held block. */
  #heldNode: Node | null = null
  #heldSelection: RelativeSelection | null = null
  #isWriting = false
  #isMirrorLost = false
  #isSafe = false

  constructor(ydoc: Y.Doc, options: BindingOptions) {
    this.#ydoc = ydoc
    this.#options = options
    this.#types = sharedTypes(ydoc)
    this.#reading = new Reading(readMirror(ydoc))
    this.#synced = planSchema.node("doc", null, this.#render())
    this.#reading.mirror.settle()
    this.plugins = [this.#bindingPlugin(), this.#idsPlugin()]
    const scope = [this.#types.text, this.#types.changes]
    this.#undoManager = new Y.UndoManager(scope, {
      trackedOrigins: new Set([this]),
      captureTimeout: options.captureMs ?? 500,
    })
    this.#undoManager.on("stack-item-added", this.#onStackItem)
    this.#types.text.observe(this.#onText)
    this.#types.changes.observe(this.#onChanges)
    ydoc.on("beforeAllTransactions", this.#onBefore)
    ydoc.on("afterTransaction", this.#onAfter)
  }

  get doc(): Node {
    return this.#synced
  }

  get reading(): Reading {
    return this.#reading
  }

  get safe(): boolean {
    return this.#isSafe
  }

  attach(host: BindingHost): Attachment {
    this.#host = host
    this.#ends = endsOf(host.state)
    if (host.state.doc !== this.#synced) this.#guard(() => this.#show(null))
    return {
      update: () => this.#onState(),
      detach: () => {
        if (this.#host === host) this.#host = null
      },
    }
  }

  undo(): boolean {
    this.release()
    return this.#undoManager.undo() !== null
  }

  redo(): boolean {
    this.release()
    return this.#undoManager.redo() !== null
  }

  canUndo(): boolean {
    return this.#undoManager.canUndo()
  }

  canRedo(): boolean {
    return this.#undoManager.canRedo()
  }

  stopCapturing(): void {
    this.#undoManager.stopCapturing()
  }

  get held(): string | null {
    return this.#held?.id ?? null
  }

  hold(blockId: string): void {
    this.release()
    const position = blockPosition(this.#synced, blockId)
    const base = position === null ? null : this.#synced.resolve(position).parent
    if (!base?.inlineContent) return
    this.stopCapturing()
    this.#heldSelection = this.relativeSelection()
    this.#held = holdBlock(this.#reading, this.#types, blockId, base)
    this.#heldNode = heldAncestor(this.#synced, blockId)
  }

  release(): void {
    const held = this.#held
    if (!held) return
    this.#guard(() => {
      const ends = this.#commitHeld(held)
      this.#showReleased(ends)
    })
    this.stopCapturing()
  }

  onSafe(listener: (safe: boolean) => void): () => void {
    this.#safeListeners.add(listener)
    return () => this.#safeListeners.delete(listener)
  }

  relativeSelection(): RelativeSelection | null {
    return this.#ends && relativeSelection(this.#reading, this.#types, this.#synced, this.#ends)
  }

  absoluteSelection(relative: RelativeSelection): SelectionEnds | null {
    return absoluteSelection(this.#reading, this.#ydoc, this.#synced, relative)
  }

  selectionAt(relative: RelativeSelection): Selection | null {
    const ends = this.absoluteSelection(relative)
    return ends && selectionBetween(this.#synced, ends)
  }

  destroy(): void {
    this.#host = null
    this.#types.text.unobserve(this.#onText)
    this.#types.changes.unobserve(this.#onChanges)
    this.#ydoc.off("beforeAllTransactions", this.#onBefore)
    this.#ydoc.off("afterTransaction", this.#onAfter)
    this.#undoManager.destroy()
  }

  #bindingPlugin(): Plugin {
    return new Plugin<Pending>({
      key: bindingKey,
      state: {
        init: (_config, state) => ({ start: state.doc, steps: [] }),
        apply: (tr, pending) => addPending(pending, tr, this.#synced),
      },
      // While nothing is written, nothing may be typed that would be lost.
      filterTransaction: (tr) => !(this.#isSafe && tr.docChanged && tr.getMeta(bindingKey) === undefined),
      view: (view) => {
        const { update, detach } = this.attach(view)
        return { update, destroy: detach }
      },
    })
  }

  #idsPlugin(): Plugin {
    return new Plugin({
      key: idsKey,
      appendTransaction: (transactions, before, after) => {
        const own = transactions.filter((tr) => tr.docChanged && tr.getMeta(bindingKey) === undefined)
        if (own.length === 0 || this.#held) return null
        const tr = after.tr
        repairIds(tr, before.doc, {
          reading: this.#reading,
          isPaste: own.some((each) => each.getMeta("paste") === true || pasteEvents.has(each.getMeta("uiEvent"))),
          random: this.#options.random,
        })
        return tr.docChanged ? tr : null
      },
    })
  }

  readonly #onBefore = (): void => {
    // The caret in a held block stays by itself: the block is left alone.
    if (!this.#isWriting) this.#before = this.#held ? null : this.relativeSelection()
  }

  readonly #onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (this.#isMirrorLost || transaction.origin === this) return
    try {
      applyDelta(this.#reading.mirror, event.delta)
    } catch (error) {
      this.#isMirrorLost = true
      this.#options.onError?.(error)
    }
  }

  readonly #onChanges = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
    if (this.#isMirrorLost || transaction.origin === this) return
    for (const key of event.keysChanged) this.#reading.mirror.change(key, this.#types.changes.get(key))
  }

  readonly #onAfter = (transaction: Y.Transaction): void => {
    const { text, changes } = this.#types
    const { changed }: { changed: ReadonlyMap<unknown, unknown> } = transaction
    if (transaction.origin === this && !this.#isMirrorLost) return
    if (!changed.has(text) && !changed.has(changes)) return
    this.#guard(() => {
      if (this.#isMirrorLost || this.#reading.mirror.length !== text.length) this.#readAfresh()
      this.#show(transaction)
    })
  }

  #readAfresh(): void {
    this.#isMirrorLost = false
    this.#reading = new Reading(readMirror(this.#ydoc))
    this.#shown = new Shown()
    this.#shown.adopt(this.#synced.children)
  }

  #render(): readonly Node[] {
    return this.#shown.render(this.#reading)
  }

  // Brings the editor into line with the shared plan, after a change that did not come from the editor.
  #show(transaction: Y.Transaction | null): void {
    const rendered = this.#render()
    const wanted = this.#heldNode ? withHeld(this.#synced.children, rendered, this.#heldNode) : rendered
    const host = this.#host
    if (!host) {
      this.#synced = sameChildren(this.#synced, wanted) ? this.#synced : planSchema.node("doc", null, wanted)
      this.#reading.mirror.settle()
      return
    }
    const isUndo = transaction?.origin === this.#undoManager
    const item = isUndo ? this.#undoManager.currStackItem : null
    const tr = host.state.tr
    patchDocument(tr, wanted, this.#edits())
    this.#reading.mirror.settle()
    if (!tr.docChanged) return
    this.#keepSelection(tr, host.state, isUndo ? (item?.meta.get(this) ?? this.#before) : this.#before)
    if (!isUndo) tr.setMeta("remote", true)
    this.#dispatch(host, tr, wanted)
  }

  #dispatch(host: BindingHost, tr: Transaction, wanted: readonly Node[]): void {
    tr.setMeta(bindingKey, true).setMeta("addToHistory", false)
    this.#synced = tr.doc
    this.#adopt(tr.doc, wanted)
    host.dispatch(tr)
  }

  // The editor's own objects are those that are compared from now on.
  #adopt(doc: Node, wanted: readonly Node[]): void {
    if (doc.childCount !== wanted.length) throw new Error("The steps do not lead to the shared document")
    const made = doc.children.filter((node, i) => node !== wanted[i])
    if (!doc.children.every((node, i) => node === wanted[i] || node.eq(wanted[i] as Node))) {
      throw new Error("The steps do not lead to the shared document")
    }
    this.#shown.adopt(made)
  }

  // The edits of a block's text, where they are known and it is all in one segment.
  #edits(): KnownEdits {
    const { fold, mirror } = this.#reading
    return (id) => {
      const content = fold.blocks.get(id)?.content ?? []
      const [only] = content
      return only && content.length === 1 ? (mirror.touched.get(only.id) ?? null) : null
    }
  }

  // Mapping keeps most selections; one in a block that was cut, joined or moved is found again by its character.
  #keepSelection(tr: Transaction, state: EditorState, relative: RelativeSelection | null): void {
    const { selection, storedMarks } = state
    if (!relative || !(selection instanceof TextSelection || selection instanceof NodeSelection)) return
    const ends = absoluteSelection(this.#reading, this.#ydoc, tr.doc, relative)
    const mapped = endsOf(tr)
    if (ends && (ends.anchor !== mapped.anchor || ends.head !== mapped.head)) {
      tr.setSelection(selectionBetween(tr.doc, ends))
    }
    if (storedMarks) tr.setStoredMarks(storedMarks)
  }

  #onState(): void {
    const state = this.#host?.state
    if (!state) return
    if (state.doc !== this.#synced && !this.#isSafe) this.#guard(() => this.#write(state))
    if (this.#host && this.#host.state.doc === this.#synced) this.#ends = endsOf(this.#host.state)
  }

  // Brings the shared plan into line with the editor, after a change that was made there.
  #write(state: EditorState): void {
    if (this.#held && this.#keepsHeld(state.doc)) return
    const pending = bindingKey.getState(state)
    const known = pending && mapsBetween(pending, this.#synced, state.doc)
    if (this.#held && !this.#flushHeld(this.#held)) return
    // The way is not known (a state was put in from outside): nothing counts as kept but what is alike.
    const maps = known ?? [new StepMap([0, this.#synced.content.size, state.doc.content.size])]
    const change = localChange(this.#synced, state.doc, maps)
    if (change) this.#writeChange(change)
    this.#shown.adopt(state.doc.children)
    this.#synced = state.doc
    const wanted = this.#render()
    this.#reading.mirror.settle()
    if (!sameChildren(state.doc, wanted)) this.#correct(wanted)
  }

  // Whether nothing but the held block has changed: then nothing is written yet.
  #keepsHeld(doc: Node): boolean {
    const window = changedWindow(this.#synced, doc)
    const node = window && doc.maybeChild(window.from)
    const isOne = window && window.oldTo - window.from === 1 && window.newTo - window.from === 1
    if (!node || !isOne || this.#synced.child(window.from) !== this.#heldNode || !this.#held) return false
    if (!differOnlyIn(this.#held.id, this.#heldNode, node)) return false
    this.#heldNode = node
    this.#synced = doc
    return true
  }

  // Another block changes while one is held: the hold ends first. False where colleagues' changes were waiting in the held
  // block: then the editor shows those instead, and the change is not made.
  #flushHeld(held: Held): boolean {
    const before = this.#synced
    this.#commitHeld(held)
    const wanted = this.#render()
    if (wanted.length === before.childCount && wanted.every((node, i) => node.eq(before.child(i)))) return true
    this.#correct(wanted)
    return false
  }

  // Writes the finished words of the held block; gives the selection in the shared text.
  #commitHeld(held: Held): RelativeSelection | null {
    const node = nodeWithId(this.#synced, held.id)
    this.#held = null
    this.#heldNode = null
    if (!node) return null
    this.#before = this.#heldSelection
    if (!held.isStored) return this.#commitUnstored(held, node)
    let landing: Landing = () => null
    this.#transact(() => {
      landing = writeHeld(this.#reading, this.#types, this.#ydoc, held, node)
    })
    return this.#landed(held.id, landing)
  }

  // The empty paragraph of a cell: its words are the first there, or join those that a colleague wrote meanwhile.
  #commitUnstored(held: Held, node: Node): RelativeSelection | null {
    const { fold } = this.#reading
    const doc = planSchema.node("doc", null, this.#render())
    const position = blockPosition(doc, held.id)
    if (position === null) return null
    const after = new Transform(doc).insert(
      fold.places.has(held.id) ? doc.resolve(position).end() : position,
      node.content,
    )
    const change = localChange(doc, after.doc, after.mapping.maps)
    if (change) this.#transact(() => writeChange(this.#reading, this.#types, change, this.#options.random))
    return null
  }

  #landed(id: string, landing: Landing): RelativeSelection | null {
    const start = blockPosition(this.#synced, id)
    const size = nodeWithId(this.#synced, id)?.content.size ?? 0
    const isInside = (position: number) => start !== null && position >= start && position <= start + size
    if (!this.#ends || start === null || !isInside(this.#ends.anchor) || !isInside(this.#ends.head)) return null
    const place = (position: number) => {
      const index = landing(position - start)
      const relative = index === null ? null : Y.createRelativePositionFromTypeIndex(this.#types.text, index, -1)
      return relative && (Y.relativePositionToJSON(relative) as RelativePlace)
    }
    const [anchor, head] = [place(this.#ends.anchor), place(this.#ends.head)]
    return anchor && head ? { anchor, head } : null
  }

  #showReleased(selection: RelativeSelection | null): void {
    const host = this.#host
    const wanted = this.#render()
    this.#reading.mirror.settle()
    if (!host || sameChildren(this.#synced, wanted)) return
    const tr = host.state.tr
    patchDocument(tr, wanted, () => null)
    if (selection) this.#keepSelection(tr, host.state, selection)
    if (tr.docChanged) this.#dispatch(host, tr.setMeta("remote", true), wanted)
    else this.#adopt(tr.doc, wanted)
  }

  #writeChange(change: LocalChange): void {
    this.#before = this.relativeSelection()
    const isStep = isStructural(change)
    if (isStep) this.stopCapturing()
    this.#transact(() => writeChange(this.#reading, this.#types, change, this.#options.random))
    if (isStep) this.stopCapturing()
  }

  #transact(write: () => void): void {
    // Inside somebody else's transaction the event brings our own changes as well: then everything is read afresh.
    this.#isMirrorLost = this.#ydoc._transaction !== null
    this.#isWriting = true
    try {
      this.#ydoc.transact(write, this)
    } finally {
      this.#isWriting = false
    }
  }

  #correct(wanted: readonly Node[]): void {
    const host = this.#host
    if (!host) return
    const tr = host.state.tr
    patchDocument(tr, wanted, () => null)
    if (tr.docChanged) this.#dispatch(host, tr, wanted)
    else this.#adopt(tr.doc, wanted)
  }

  readonly #onStackItem = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }): void => {
    stackItem.meta.set(this, this.#before)
  }

  #guard(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#recover(error)
    }
  }

  // Nothing is written any more. Everything is read afresh and shown; if that goes well, work goes on.
  #recover(error: unknown): void {
    this.#setSafe(true)
    this.#options.onError?.(error)
    try {
      this.#readAfresh()
      const wanted = this.#render()
      planSchema.node("doc", null, wanted).check()
      if (this.#host) {
        this.#shown.adopt(this.#host.state.doc.children)
        this.#showAll(this.#host, wanted)
      }
      this.#setSafe(false)
    } catch (again) {
      this.#options.onError?.(again)
    }
  }

  #showAll(host: BindingHost, wanted: readonly Node[]): void {
    const tr = host.state.tr
    patchDocument(tr, wanted, () => null)
    this.#reading.mirror.settle()
    this.#dispatch(host, tr.setMeta("remote", true), wanted)
  }

  #setSafe(safe: boolean): void {
    if (this.#isSafe === safe) return
    this.#isSafe = safe
    for (const listener of this.#safeListeners) listener(safe)
  }
}

const pasteEvents: ReadonlySet<unknown> = new Set(["paste", "drop"])

// An atom that is chosen is one place, not two.
function endsOf({ selection }: { readonly selection: Selection }): SelectionEnds {
  const isNode = selection instanceof NodeSelection && selection.node.isBlock
  return { anchor: selection.anchor, head: isNode ? selection.anchor : selection.head }
}

// The child of the document that is the block or has it in a cell.
function heldAncestor(doc: Node, id: string): Node | null {
  return doc.children.find((child) => child.attrs.id === id || nodeWithId(child, id) !== null) ?? null
}

function nodeWithId(parent: Node, id: string): Node | null {
  let found: Node | null = null
  parent.descendants((node) => {
    if (found === null && node.inlineContent && node.attrs.id === id) found = node
    return found === null && !node.inlineContent
  })
  return found
}

// Whether two nodes differ only in the text of the block with this id, which is one of them or in a cell.
function differOnlyIn(id: string, before: Node, after: Node): boolean {
  if (!before.sameMarkup(after)) return false
  if (before.inlineContent) return before.attrs.id === id
  if (before.childCount !== after.childCount) return false
  return before.children.every((child, i) => child === after.child(i) || differOnlyIn(id, child, after.child(i)))
}

function sameChildren(doc: Node, wanted: readonly Node[]): boolean {
  return doc.childCount === wanted.length && wanted.every((node, i) => node === doc.child(i))
}
