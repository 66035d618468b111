/**
 * What a block says by itself, read once for as long as its node lives. A block with references is read again for each
 * outline: their text depends on the numbers of other blocks.
 */
import type { Node } from "prosemirror-model"
import { leadLength } from "../lead.ts"
import type { Comparator } from "../nodes/target.ts"
import type { TaskStatus } from "../nodes/task.ts"
import { blockLevel } from "../numbering/number.ts"
import { blockText, shownText } from "../text.ts"
import { splitUnits } from "../units.ts"
import type { Section, Target, Task } from "./types.ts"

type Labels = ReadonlyMap<string, string>

/** What a task's node says. */
export type TaskFacts = Omit<Task, "pos" | "end" | "number" | "blocks" | "targets" | "tasks">
/** What a target's node says. */
export type TargetFacts = Omit<Target, "pos" | "end">
/** What a heading's node says. */
export type HeadingFacts = Omit<Section, "pos" | "end" | "number" | "blocks" | "tasks" | "sections">

/** What the node of a task says. */
export const taskFacts: (node: Node, labels: Labels) => TaskFacts = kept((node, labels) => {
  const { attrs } = node
  const lead = leadLength(blockText(node))
  return {
    kind: "task",
    id: String(attrs.id),
    node,
    level: blockLevel(node),
    typedLabel: String(attrs.label),
    title: lead > 0 ? shownText(node, { labels, to: lead }).replace(/。$/, "") : null,
    text: shownText(node, { labels }),
    leads: splitUnits(attrs.leads),
    supports: splitUnits(attrs.supports),
    supervisor: String(attrs.supervisor),
    start: String(attrs.start),
    due: String(attrs.due),
    status: readStatus(attrs.status),
    progress: Number(attrs.progress),
    isKey: attrs.priority === "key",
  }
})

/** What the node of a target says. */
export const targetFacts: (node: Node, labels: Labels) => TargetFacts = kept((node, labels) => {
  const { attrs } = node
  return {
    kind: "target",
    id: String(attrs.id),
    node,
    text: shownText(node, { labels }),
    op: readComparator(attrs.op),
    value: String(attrs.value),
    unit: String(attrs.unit),
    due: String(attrs.due),
    owners: splitUnits(attrs.owners),
    baseline: String(attrs.baseline),
    actual: String(attrs.actual),
    status: readStatus(attrs.status),
    quote: String(attrs.quote),
  }
})

/** What the node of a heading says. */
export const headingFacts: (node: Node, labels: Labels) => HeadingFacts = kept((node, labels) => ({
  kind: "section",
  id: String(node.attrs.id),
  node,
  level: blockLevel(node),
  typedLabel: String(node.attrs.label),
  title: shownText(node, { labels, lineBreak: "" }),
}))

function kept<T>(read: (node: Node, labels: Labels) => T): (node: Node, labels: Labels) => T {
  const known = new WeakMap<Node, T>()
  return (node, labels) => {
    const before = known.get(node)
    if (before !== undefined) return before
    const facts = read(node, labels)
    if (!hasReference(node)) known.set(node, facts)
    return facts
  }
}

function hasReference(node: Node): boolean {
  return node.children.some((inline) => inline.type.name === "ref")
}

const statuses: readonly TaskStatus[] = ["todo", "doing", "done", "dropped"]
const comparators: readonly Comparator[] = ["=", ">=", "<=", ">", "<", "~"]

function readStatus(value: unknown): TaskStatus {
  return statuses.find((status) => status === value) ?? "todo"
}

function readComparator(value: unknown): Comparator {
  return comparators.find((comparator) => comparator === value) ?? "="
}
