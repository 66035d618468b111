/** The two plugins that an editor state gets: the binding's, and the care for block ids. */
import type { Random } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import type { Step } from "prosemirror-transform"
import type { Reading } from "../reading/reading.ts"
import { repairIds } from "./ids.ts"
import { addPending, type Pending, stepsBetween } from "./pending.ts"
import type { Attachment, BindingHost } from "./plan-binding.ts"

const bindingKey = new PluginKey<Pending>("plan-binding")
const idsKey = new PluginKey("plan-ids")

/** What the plugins ask the binding. */
export interface PluginCare {
  readonly synced: Node
  readonly reading: Reading
  readonly safe: boolean
  readonly random: Random | undefined
  /** Whether a block is held and the document differs from the shared one in that block alone. */
  isComposed(doc: Node): boolean
  attach(host: BindingHost): Attachment
}

/** The plugins of a binding. */
export function bindingPlugins(care: PluginCare): readonly Plugin[] {
  return [bindingPlugin(care), idsPlugin(care)]
}

/** Marks a transaction as the binding's own: it is not written again and gets no ids. */
export function markAsShown(tr: Transaction): Transaction {
  return tr.setMeta(bindingKey, true).setMeta("addToHistory", false)
}

function isShown(tr: Transaction): boolean {
  return tr.getMeta(bindingKey) !== undefined
}

/** The steps from `synced` to the state's document, or null where the way is not known. */
export function stepsSince(state: EditorState, synced: Node): readonly Step[] | null {
  const pending = bindingKey.getState(state)
  return pending ? stepsBetween(pending, synced, state.doc) : null
}

function bindingPlugin(care: PluginCare): Plugin {
  return new Plugin<Pending>({
    key: bindingKey,
    state: {
      init: (_config, state) => ({ start: state.doc, changes: [] }),
      apply: (tr, pending) => addPending(pending, tr, care.synced),
    },
    // While nothing is written, nothing may be typed that would be lost.
    filterTransaction: (tr) => !(care.safe && tr.docChanged && !isShown(tr)),
    view: (view) => {
      const { update, detach } = care.attach(view)
      return { update, destroy: detach }
    },
  })
}

// Never for others' changes, and never for what an input method composes: a change elsewhere ends the hold first.
function idsPlugin(care: PluginCare): Plugin {
  return new Plugin({
    key: idsKey,
    appendTransaction: (transactions, before, after) => {
      const own = transactions.filter((tr) => tr.docChanged && !isShown(tr))
      if (own.length === 0 || care.isComposed(after.doc)) return null
      const tr = after.tr
      repairIds(tr, before.doc, { reading: care.reading, isPaste: own.some(isPaste), random: care.random })
      return tr.docChanged ? tr : null
    },
  })
}

function isPaste(tr: Transaction): boolean {
  const event: unknown = tr.getMeta("uiEvent")
  return tr.getMeta("paste") === true || event === "paste" || event === "drop"
}
