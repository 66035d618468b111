/** What a state went through since the shared plan was last brought into line with it. */
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { Mapping, type Step, type StepMap, type Transform } from "prosemirror-transform"

/** A document and the steps that led to it. */
interface PendingSteps {
  readonly doc: Node
  readonly steps: readonly Step[]
}

/** Changes since some document, oldest first. */
export interface Pending {
  readonly start: Node
  readonly changes: readonly PendingSteps[]
}

/** Adds a transaction; `synced` is the document that the shared plan shows, before which nothing need be kept. */
export function addPending(pending: Pending, tr: Transaction, synced: Node): Pending {
  if (!tr.docChanged) return pending
  const change = { doc: tr.doc, steps: tr.steps }
  return tr.before === synced
    ? { start: tr.before, changes: [change] }
    : { ...pending, changes: [...pending.changes, change] }
}

/** The steps from `synced` to `doc`, or null where the way is not known. */
export function stepsBetween(pending: Pending, synced: Node, doc: Node): readonly Step[] | null {
  const { start, changes } = pending
  const from = start === synced ? 0 : changes.findLastIndex((change) => change.doc === synced) + 1
  if ((from === 0 && start !== synced) || (changes.at(-1)?.doc ?? start) !== doc) return null
  return changes.slice(from).flatMap((change) => change.steps)
}

/** Adds steps that were made beside the changes in `over`, as far as they still make sense behind those. */
export function addRebased(tr: Transform, steps: readonly Step[], over: readonly StepMap[]): void {
  const back = steps.toReversed().map((step) => step.getMap().invert())
  const mapping = new Mapping([...back, ...over])
  steps.forEach((step, i) => {
    const own = steps.length - i
    const mapped = step.map(mapping.slice(own))
    // A step finds its own places again behind its inverse: they are each other's mirrors.
    if (mapped && !tr.maybeStep(mapped).failed) mapping.appendMap(mapped.getMap(), own - 1)
  })
}
