/**
 * The binding: a shared plan and an editor, kept alike both ways.
 *
 *     colleague → Y.Doc → mirror → nodes → smallest steps → editor
 *     editor → changed window → token gaps → Y.Doc and mirror → nodes, compared with the editor
 *
 * Both ways end in the same comparison: what the mirror shows must be what the editor shows, and a difference is put
 * right in the editor. An error stops all writing, everything is read afresh, and work goes on (`safe`).
 */
import { planSchema, type Random } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { EditorState, Plugin, Selection, Transaction } from "prosemirror-state"
import { type Step, StepMap, Transform } from "prosemirror-transform"
import * as Y from "yjs"
import type { Reading } from "../reading/reading.ts"
import { type HeldBlock, holdIn, textBlockWithId } from "./held-block.ts"
import { firstWords, type Landing, landedSelection, withHeld, writeHeld } from "./hold.ts"
import { endsOf, keepSelection, standsStill } from "./keep-selection.ts"
import { KnownSelection } from "./known-selection.ts"
import { isStructural, type LocalChange, localChange, writeChange } from "./local-change.ts"
import { type KnownEdits, patchDocument } from "./patch.ts"
import { addRebased } from "./pending.ts"
import type { Attachment, BindingHost, BindingOptions, PlanBinding } from "./plan-binding.ts"
import { bindingPlugins, markAsShown, type PluginCare, stepsSince } from "./plugins.ts"
import {
  absoluteSelection,
  blockPosition,
  type RelativeSelection,
  relativeSelection,
  type SelectionEnds,
  selectionBetween,
} from "./positions.ts"
import { sameChildren, showsAlike } from "./same-children.ts"
import { type PlanListener, SharedPlan } from "./shared-plan.ts"
import { Shown } from "./shown.ts"

/** Binds a shared plan. Give the result's `plugins` and `doc` to an editor state. */
export function planBinding(ydoc: Y.Doc, options: BindingOptions = {}): PlanBinding {
  return new Binding(ydoc, options)
}

/** What a binding holds of the shared plan; for tests, which compare it with a fresh reading. */
export function readingOf(binding: PlanBinding): Reading | null {
  return binding instanceof Binding ? binding.reading : null
}

class Binding implements PlanBinding, PluginCare, PlanListener {
  readonly plugins: readonly Plugin[]
  readonly #plan: SharedPlan
  readonly #options: BindingOptions
  readonly #undoManager: Y.UndoManager
  readonly #known = new KnownSelection()
  readonly #safeListeners = new Set<(safe: boolean) => void>()
  #shown = new Shown()
  /** The document that the shared plan shows and the editor has. */
  #synced: Node
  #host: BindingHost | null = null
  #ends: SelectionEnds | null = null
  /** The selection before the transaction that is under way. */
  #before: RelativeSelection | null = null
  #held: HeldBlock | null = null
  #isSafe = false

  constructor(ydoc: Y.Doc, options: BindingOptions) {
    this.#options = options
    this.#plan = new SharedPlan(ydoc, this)
    this.#synced = planSchema.node("doc", null, this.#render())
    this.reading.mirror.settle()
    this.plugins = bindingPlugins(this)
    const { text, changes } = this.#plan.types
    this.#undoManager = new Y.UndoManager([text, changes], {
      trackedOrigins: new Set([this.#plan]),
      captureTimeout: options.captureMs ?? 500,
    })
    this.#undoManager.on("stack-item-added", this.#onStackItem)
  }

  get doc(): Node {
    return this.#synced
  }

  get synced(): Node {
    return this.#synced
  }

  get random(): Random | undefined {
    return this.#options.random
  }

  get reading(): Reading {
    return this.#plan.reading
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
    return this.#held?.held.id ?? null
  }

  isComposed(doc: Node): boolean {
    return this.#held?.isOnlyChange(this.#synced, doc) ?? false
  }

  hold(blockId: string): void {
    this.release()
    this.stopCapturing()
    this.#held = holdIn(this.#synced, blockId, this.#plan.reading, this.#plan.types, this.relativeSelection())
  }

  release(): void {
    const held = this.#held
    if (!held) return
    this.#guard(() => this.#showReleased(this.#commitHeld(held)))
    this.stopCapturing()
  }

  onSafe(listener: (safe: boolean) => void): () => void {
    this.#safeListeners.add(listener)
    return () => this.#safeListeners.delete(listener)
  }

  relativeSelection(): RelativeSelection | null {
    const ends = this.#ends
    // After an error the editor may still show another document.
    if (!ends || Math.max(ends.anchor, ends.head) > this.#synced.content.size) return null
    const make = () => relativeSelection(this.#plan.reading, this.#plan.types, this.#synced, ends)
    return this.#known.get(this.#synced, ends, make)
  }

  absoluteSelection(relative: RelativeSelection): SelectionEnds | null {
    return absoluteSelection(this.#plan.reading, this.#plan.ydoc, this.#synced, relative)
  }

  selectionAt(relative: RelativeSelection): Selection | null {
    const ends = this.absoluteSelection(relative)
    return ends && selectionBetween(this.#synced, ends)
  }

  destroy(): void {
    this.#host = null
    this.#plan.destroy()
    this.#undoManager.destroy()
  }

  /** For the shared plan. */
  before(): void {
    // The caret in a held block stays by itself: the block is left alone.
    this.#before = this.#held ? null : this.relativeSelection()
  }

  after(transaction: Y.Transaction): void {
    this.#guard(() => {
      if (this.#plan.isStale) this.#readAfresh()
      this.#show(transaction)
    })
  }

  failed(error: unknown): void {
    this.#options.onError?.(error)
  }

  #readAfresh(): void {
    this.#plan.readAfresh()
    this.#shown = new Shown()
    this.#shown.adopt(this.#synced.children)
  }

  #render(): readonly Node[] {
    return this.#shown.render(this.#plan.reading)
  }

  // Brings the editor into line with the shared plan, after a change that did not come from the editor.
  #show(transaction: Y.Transaction | null): void {
    const rendered = this.#render()
    const wanted = this.#held ? withHeld(this.#synced.children, rendered, this.#held.node) : rendered
    const host = this.#host
    if (!host) {
      this.#synced = sameChildren(this.#synced, wanted) ? this.#synced : planSchema.node("doc", null, wanted)
      this.#plan.reading.mirror.settle()
      return
    }
    const isUndo = transaction?.origin === this.#undoManager
    const item = isUndo ? this.#undoManager.currStackItem : null
    const tr = host.state.tr
    patchDocument(tr, wanted, this.#edits())
    this.#plan.reading.mirror.settle()
    if (!tr.docChanged) return
    this.#keepSelection(tr, host.state, isUndo ? (item?.meta.get(this) ?? this.#before) : this.#before)
    if (!isUndo) tr.setMeta("remote", true)
    this.#dispatch(host, tr, wanted)
  }

  #dispatch(host: BindingHost, tr: Transaction, wanted: readonly Node[]): void {
    markAsShown(tr)
    this.#synced = tr.doc
    this.#adopt(tr.doc, wanted)
    host.dispatch(tr)
  }

  // The editor's own objects are those that are compared from now on.
  #adopt(doc: Node, wanted: readonly Node[]): void {
    if (!showsAlike(doc.children, wanted)) throw new Error("The steps do not lead to the shared document")
    this.#shown.prove(doc.children, wanted)
  }

  // The edits of a block's text, where they are known and it is all in one segment.
  #edits(): KnownEdits {
    const { fold, mirror } = this.#plan.reading
    return (id) => {
      const content = fold.blocks.get(id)?.content ?? []
      const [only] = content
      return only && content.length === 1 ? (mirror.touched.get(only.id) ?? null) : null
    }
  }

  #keepSelection(tr: Transaction, state: EditorState, relative: RelativeSelection | null): void {
    if (!relative) return
    const isStill = relative === this.#before && standsStill(tr, state)
    const find = (doc: Node) => absoluteSelection(this.#plan.reading, this.#plan.ydoc, doc, relative)
    keepSelection(tr, state, isStill ? () => null : find)
    // Bound to the same characters, whatever their positions are now.
    if (isStill) this.#known.keep(tr.doc, endsOf(tr), relative)
  }

  #onState(): void {
    const state = this.#host?.state
    if (!state) return
    if (state.doc !== this.#synced && !this.#isSafe) this.#guard(() => this.#write(state))
    if (this.#host && this.#host.state.doc === this.#synced) this.#ends = endsOf(this.#host.state)
  }

  // Brings the shared plan into line with the editor, after a change that was made there.
  #write(state: EditorState): void {
    if (this.#held?.follows(this.#synced, state.doc)) {
      this.#synced = state.doc
      return
    }
    const steps = stepsSince(state, this.#synced)
    if (this.#held && !this.#flushHeld(this.#held, steps)) return
    // The way is not known (a state was put in from outside): nothing counts as kept but what is alike.
    const whole = new StepMap([0, this.#synced.content.size, state.doc.content.size])
    const change = localChange(this.#synced, state.doc, steps?.map((step) => step.getMap()) ?? [whole])
    if (change) this.#writeChange(change)
    this.#shown.adopt(state.doc.children)
    this.#synced = state.doc
    const wanted = this.#render()
    this.#plan.reading.mirror.settle()
    if (!sameChildren(state.doc, wanted)) this.#correct(wanted)
  }

  // Another block changes while one is held: the hold ends first. False where colleagues' changes were waiting in the held
  // block: then those are shown first, and the change is made again behind them.
  #flushHeld(held: HeldBlock, steps: readonly Step[] | null): boolean {
    const before = this.#synced
    this.#commitHeld(held)
    const wanted = this.#render()
    if (wanted.length === before.childCount && wanted.every((node, i) => node.eq(before.child(i)))) return true
    const over = new Transform(before)
    patchDocument(over, wanted, () => null)
    this.#correct(wanted)
    const host = this.#host
    if (!host || !steps) return false
    const tr = host.state.tr
    addRebased(tr, steps, over.mapping.maps)
    if (tr.docChanged) host.dispatch(tr)
    return false
  }

  // Writes the finished words of the held block; gives the selection in the shared text.
  #commitHeld({ held, selection }: HeldBlock): RelativeSelection | null {
    const node = textBlockWithId(this.#synced, held.id)
    this.#held = null
    if (!node) return null
    this.#before = selection
    const { reading, types, ydoc } = this.#plan
    if (!held.isStored) {
      const change = firstWords(planSchema.node("doc", null, this.#render()), held, node)
      if (change) this.#plan.transact(() => writeChange(reading, types, change, this.#options.random))
      return null
    }
    const start = blockPosition(this.#synced, held.id) ?? 0
    let landing: Landing = () => null
    this.#plan.transact(() => {
      landing = writeHeld(reading, types, ydoc, held, node)
    })
    const ends = this.#ends && { anchor: this.#ends.anchor - start, head: this.#ends.head - start }
    const isInside =
      ends && Math.min(ends.anchor, ends.head) >= 0 && Math.max(ends.anchor, ends.head) <= node.content.size
    return isInside ? landedSelection(types, landing, ends) : null
  }

  #showReleased(selection: RelativeSelection | null): void {
    const host = this.#host
    const wanted = this.#render()
    this.#plan.reading.mirror.settle()
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
    this.#plan.transact(() => writeChange(this.#plan.reading, this.#plan.types, change, this.#options.random))
    if (isStep) this.stopCapturing()
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
    this.#held = null
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
    this.#plan.reading.mirror.settle()
    this.#dispatch(host, tr.setMeta("remote", true), wanted)
  }

  #setSafe(safe: boolean): void {
    if (this.#isSafe === safe) return
    this.#isSafe = safe
    for (const listener of this.#safeListeners) listener(safe)
  }
}
