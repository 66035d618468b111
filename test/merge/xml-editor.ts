/** The usual binding, y-prosemirror, as an editor without a view: its plugins get an object that looks like one. */
import { createRequire } from "node:module"
import { planSchema } from "@yaodian/model"
import type { Node, Schema } from "prosemirror-model"
import { EditorState, type Plugin, type PluginView, type Transaction } from "prosemirror-state"
import {
  initProseMirrorDoc,
  prosemirrorToYXmlFragment,
  redo,
  undo,
  ySyncPlugin,
  yUndoPlugin,
  yUndoPluginKey,
} from "y-prosemirror"
import * as Y from "yjs"
import type { Binding, OpenOptions, SharedEditor } from "./shared-editor.ts"

/** The name of the root that y-prosemirror's own functions use. */
export const xmlRoot = "prosemirror"

/** The version that is measured, as its package says. */
export const xmlVersion: string = readVersion()

function readVersion(): string {
  // The package does not export its package.json.
  const entry = createRequire(import.meta.url).resolve("y-prosemirror")
  return (createRequire(entry)("../package.json") as { version: string }).version
}

/** How such an editor is opened. */
export interface XmlOptions extends OpenOptions {
  /** Ours by default. */
  readonly schema?: Schema
  /** Plugins behind those of the binding. */
  readonly plugins?: readonly Plugin[]
}

/** An editor bound by y-prosemirror. It asks its view for focus, and for no more than that when there is none. */
export class XmlEditor implements SharedEditor {
  readonly ydoc = new Y.Doc()
  state: EditorState
  readonly #views: readonly PluginView[]

  constructor(stored: Uint8Array | null, options: XmlOptions = {}) {
    const { clientId, captureMs = 500, schema = planSchema, plugins: others = [] } = options
    if (clientId !== undefined) this.ydoc.clientID = clientId
    if (stored) Y.applyUpdate(this.ydoc, stored)
    const fragment = this.ydoc.getXmlFragment(xmlRoot)
    const { doc, mapping } = initProseMirrorDoc(fragment, schema)
    const plugins: Plugin[] = [ySyncPlugin(fragment, { mapping }), yUndoPlugin(), ...others]
    // What is empty has no valid document yet; the binding writes nothing for this one until somebody edits.
    this.state = EditorState.create(doc.childCount > 0 ? { doc, plugins } : { schema, plugins })
    yUndoPluginKey.getState(this.state).undoManager.captureTimeout = captureMs
    this.#views = plugins.flatMap((plugin) => plugin.spec.view?.(this as never) ?? [])
  }

  hasFocus(): boolean {
    return false
  }

  dispatch(tr: Transaction): void {
    const before = this.state
    this.state = before.applyTransaction(tr).state
    for (const view of this.#views) view.update?.(this as never, before)
  }

  undo(): boolean {
    return undo(this.state)
  }

  redo(): boolean {
    return redo(this.state)
  }

  destroy(): void {
    for (const view of this.#views) view.destroy?.()
  }
}

/** The stored form of a document of any schema. */
export function storeXml(doc: Node, clientId = 1): Uint8Array {
  const ydoc = new Y.Doc()
  ydoc.clientID = clientId
  prosemirrorToYXmlFragment(doc, ydoc.getXmlFragment(xmlRoot))
  return Y.encodeStateAsUpdate(ydoc)
}

/** y-prosemirror. */
export const xml: Binding = {
  name: `y-prosemirror ${xmlVersion}`,
  store: (doc) => storeXml(doc),
  open: (stored, options) => new XmlEditor(stored, options),
}
