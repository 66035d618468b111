/** What a state went through since the shared plan was last brought into line with it: the maps of its steps. */
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import type { StepMap } from "prosemirror-transform"

/** A document and the maps of the steps that led to it. */
export interface PendingStep {
  readonly doc: Node
  readonly maps: readonly StepMap[]
}

/** Changes since some document, oldest first. */
export interface Pending {
  readonly start: Node
  readonly steps: readonly PendingStep[]
}

/** Adds a transaction; `synced` is the document that the shared plan shows, before which nothing need be kept. */
export function addPending(pending: Pending, tr: Transaction, synced: Node): Pending {
  if (!tr.docChanged) return pending
  const step = { doc: tr.doc, maps: tr.mapping.maps }
  return tr.before === synced ? { start: tr.before, steps: [step] } : { ...pending, steps: [...pending.steps, step] }
}

/** The maps of the steps from `synced` to `doc`, or null where the way is not known. */
export function mapsBetween(pending: Pending, synced: Node, doc: Node): readonly StepMap[] | null {
  const { start, steps } = pending
  const from = start === synced ? 0 : steps.findLastIndex((step) => step.doc === synced) + 1
  if ((from === 0 && start !== synced) || (steps.at(-1)?.doc ?? start) !== doc) return null
  return steps.slice(from).flatMap((step) => step.maps)
}
