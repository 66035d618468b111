import type { Node } from "prosemirror-model"
import type { Comparator } from "../nodes/target.ts"
import type { TaskStatus } from "../nodes/task.ts"
import type { PartKind } from "../nodes/title.ts"

/**
 * Where a thing of the outline stands: `pos` is the document position before its own block (for tasks under no heading, before
 * the first of them), `end` the one after the last block that belongs to it. Both hold for the document that the outline was
 * made of, and for no other.
 */
export interface Extent {
  readonly pos: number
  readonly end: number
}

/** A block that is neither heading, task nor a task's target: a paragraph, bullet, table, figure, note … */
export interface PlainBlock extends Extent {
  readonly id: string
  readonly node: Node
}

/** 目标, 指标: what a task is measured by. `text` is what is measured. */
export interface Target extends Extent {
  readonly kind: "target"
  readonly id: string
  readonly node: Node
  readonly text: string
  readonly op: Comparator
  /** A decimal number, `3..5` a range, `""` for none yet. */
  readonly value: string
  readonly unit: string
  /** A date as in dates.ts, or the writer's words. */
  readonly due: string
  readonly owners: readonly string[]
  readonly baseline: string
  readonly actual: string
  readonly status: TaskStatus
  /** The words in the task that it came from. */
  readonly quote: string
}

/** 任务. */
export interface Task extends Extent {
  readonly kind: "task"
  readonly id: string
  readonly node: Node
  readonly level: number
  /** The derived label, `""` where it is not numbered. */
  readonly number: string
  /** The label that was imported where it differs from the derived one, else `""`. */
  readonly typedLabel: string
  /** The lead without its 。; null where the task has none. */
  readonly title: string | null
  /** All of its text, lead and body. */
  readonly text: string
  readonly leads: readonly string[]
  readonly supports: readonly string[]
  readonly supervisor: string
  readonly start: string
  readonly due: string
  readonly status: TaskStatus
  readonly progress: number
  readonly isKey: boolean
  /** What stands between it and the next heading or task, its targets left out. */
  readonly blocks: readonly PlainBlock[]
  readonly targets: readonly Target[]
  /** The tasks of deeper levels under it. */
  readonly tasks: readonly Task[]
}

/** A heading and what stands under it; or the tasks that stand under no heading: then id, node, number and title are null. */
export interface Section extends Extent {
  readonly kind: "section"
  readonly id: string | null
  readonly node: Node | null
  /** 1 to 4; 0 for the tasks under no heading. */
  readonly level: number
  /** The derived label; null where it has none. */
  readonly number: string | null
  readonly typedLabel: string
  readonly title: string | null
  /** What stands before its first task or section. */
  readonly blocks: readonly PlainBlock[]
  readonly tasks: readonly Task[]
  readonly sections: readonly Section[]
}

/** A title and what follows up to the next title; `id` and `node` are null where the document begins without a title. */
export interface Part extends Extent {
  readonly kind: "part"
  readonly id: string | null
  readonly node: Node | null
  /** Where it begins; less than `pos` where a letterhead or the like stands before its title. */
  readonly from: number
  readonly part: PartKind
  readonly title: string
  /** The plan's year or range: `2027`, `2026/2028`, `""`. */
  readonly period: string
  /** Front matter and preamble: what stands before the first heading or task, the title left out. */
  readonly front: readonly PlainBlock[]
  readonly sections: readonly Section[]
  /** Annex notes, signature, date, imprint and what stands between them. */
  readonly closing: readonly PlainBlock[]
}

/** A line of the outline pane. `depth` is 0 for parts; the tasks under no heading stand at the depth of sections. */
export interface OutlineEntry {
  readonly depth: number
  readonly item: Part | Section | Task
}

/** A document as parts › sections › tasks › targets. */
export interface Outline {
  readonly parts: readonly Part[]
  /** The part that the document is about: the first plan or report, else the first that is no notice, else the first. */
  readonly main: Part
  /** Parts, sections and tasks in document order. */
  readonly entries: readonly OutlineEntry[]
}
