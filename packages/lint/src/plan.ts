/**
 * The outline that rules see, folded from the shapes of the blocks: parts › sections › tasks. It is the same for a document
 * and for the flat lines of a file, so it knows only roles, levels and labels.
 */
import type { DocKind } from "./kind.ts"
import type { Role } from "./roles.ts"
import type { StyleConsensus } from "./style.ts"
import type { PlanBlock } from "./view.ts"

/** A title and what follows it up to the next; what stands before the first title is a part too. Indexes of blocks. */
interface Part {
  readonly kind: DocKind
  readonly from: number
  readonly to: number
}

/** A heading and what stands under it: the blocks from `at` to `end`, the heading first. */
interface Section {
  readonly block: PlanBlock
  readonly label: string
  readonly level: number
  readonly at: number
  readonly end: number
  /** That of its own words, else that of what it lies in. */
  readonly kind: DocKind
  readonly parent: Section | null
  /** Whether it is about how the plan is meant and secured (总体要求, 基本原则, 保障措施), not about what is to be done. */
  readonly isFrame: boolean
}

/** A task with the blocks that belong to it, from `at` to `end`, up to the next heading or task. */
export interface Task {
  readonly block: PlanBlock
  readonly label: string
  readonly level: number
  readonly at: number
  readonly end: number
  readonly section: Section | null
  /** The task of a lower level that it is a step of. */
  readonly parent: Task | null
  readonly kind: DocKind
}

/** The whole plan, as outline rules see it. */
export interface PlanView {
  readonly kind: DocKind
  readonly blocks: readonly PlanBlock[]
  /** The label of every block, typed or derived; `""` for none. */
  readonly labels: readonly string[]
  readonly parts: readonly Part[]
  /** All sections in order, whatever their level. */
  readonly sections: readonly Section[]
  readonly tasks: readonly Task[]
  readonly style: StyleConsensus
  /** The kind of the part or section that each block lies in. */
  readonly kinds: readonly DocKind[]
  /** Where each block lies: the labels of its headings and its task, `三、（九）`. */
  readonly places: readonly string[]
}

/** Folds blocks with their labels into the plan. `kind` is that of its main parts, where somebody said it. */
export function foldPlan(
  blocks: readonly PlanBlock[],
  labels: readonly string[],
  style: StyleConsensus,
  kind: DocKind | null = null,
): PlanView {
  const parts = foldParts(blocks, kind)
  const folded = parts.map((part) => foldPart(blocks, labels, part))
  return {
    kind: mainKind(parts),
    blocks,
    labels,
    parts,
    sections: folded.flatMap(({ sections }) => sections),
    tasks: folded.flatMap(({ tasks }) => tasks),
    style,
    kinds: folded.flatMap(({ kinds }) => kinds),
    places: folded.flatMap(({ places }) => places),
  }
}

function mainKind(parts: readonly Part[]): DocKind {
  const main = parts.find(({ kind }) => kind === "plan" || kind === "report")
  return main?.kind ?? parts.find(({ kind }) => kind !== "mixed")?.kind ?? "mixed"
}

function foldParts(blocks: readonly PlanBlock[], stated: DocKind | null): readonly Part[] {
  const starts = [0]
  for (let at = 1; at < blocks.length; at++) {
    // A title in several lines is one title.
    if (isTitle(blocks[at]) && !isTitle(blocks[at - 1])) starts.push(at)
  }
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? blocks.length
    const kind = partKind(blocks.slice(from, to))
    return { from, to, kind: kind === "notice" ? kind : (stated ?? kind) }
  })
}

function isTitle(block: PlanBlock | undefined): boolean {
  return block?.shape.role === "title"
}

// The last line of a title names the kind; where it does not, a note under it (——…2019年工作回顾) or the first section may.
function partKind(blocks: readonly PlanBlock[]): DocKind {
  const kinds = (wanted: Role) => blocks.flatMap(({ shape: { role, kind } }) => (role === wanted && kind ? [kind] : []))
  return kinds("title").at(-1) ?? kinds("note")[0] ?? kinds("heading")[0] ?? "mixed"
}

interface FoldedPart {
  readonly sections: readonly Section[]
  readonly tasks: readonly Task[]
  readonly kinds: readonly DocKind[]
  readonly places: readonly string[]
}

interface Open {
  readonly sections: Section[]
  readonly tasks: Task[]
}

function foldPart(blocks: readonly PlanBlock[], labels: readonly string[], part: Part): FoldedPart {
  const sections: Section[] = []
  const tasks: Task[] = []
  const kinds: DocKind[] = []
  const places: string[] = []
  const open: Open = { sections: [], tasks: [] }
  for (let at = part.from; at < part.to; at++) {
    const block = blocks[at]
    if (!block) break
    const { role, isEmpty } = block.shape
    // A number by itself on a line (003) is no heading; the heading is what follows.
    if (role === "heading" && !isEmpty) sections.push(openSection(blocks, labels, part, at, block, open))
    if (role === "task") tasks.push(openTask(blocks, labels, part, at, block, open))
    kinds.push(open.tasks.at(-1)?.kind ?? open.sections.at(-1)?.kind ?? part.kind)
    places.push([...open.sections, ...open.tasks].map(({ label }) => label.trim()).join(""))
  }
  return { sections, tasks, kinds, places }
}

function openSection(
  blocks: readonly PlanBlock[],
  labels: readonly string[],
  part: Part,
  at: number,
  block: PlanBlock,
  open: Open,
): Section {
  const { level, words } = block.shape
  open.tasks.length = 0
  closeTo(open.sections, level)
  const parent = open.sections.at(-1) ?? null
  const kind = block.shape.kind ?? parent?.kind ?? part.kind
  const end = endOf(blocks, part, at, ({ role, level: other }) => role === "heading" && other <= level)
  const label = labels[at] || shortened(words)
  const isFrame = (parent?.isFrame ?? false) || frameWords.test(words)
  const section: Section = { block, label, level, at, end, kind, parent, isFrame }
  open.sections.push(section)
  return section
}

function openTask(
  blocks: readonly PlanBlock[],
  labels: readonly string[],
  part: Part,
  at: number,
  block: PlanBlock,
  open: Open,
): Task {
  const { level } = block.shape
  closeTo(open.tasks, level)
  const section = open.sections.at(-1) ?? null
  const parent = open.tasks.at(-1) ?? null
  const end = endOf(blocks, part, at, ({ role }) => role === "heading" || role === "task")
  const kind = section?.kind ?? part.kind
  const task: Task = { block, label: labels[at] ?? "", level, at, end, section, parent, kind }
  open.tasks.push(task)
  return task
}

function closeTo(open: { readonly level: number }[], level: number): void {
  while ((open.at(-1)?.level ?? -1) >= level) open.pop()
}

function endOf(
  blocks: readonly PlanBlock[],
  part: Part,
  at: number,
  ends: (shape: { role: string; level: number }) => boolean,
): number {
  for (let next = at + 1; next < part.to; next++) {
    const shape = blocks[next]?.shape
    if (shape && ends(shape)) return next
  }
  return part.to
}

const frameWords =
  /(?:原则|指导思想|总体要求|(?:总体|工作|主要|发展|目标)(?:目标|要求)|(?:组织|工作|机制|要素)保障|保障措施|组织领导|组织实施|形势|背景|意义)$/
const longestPlace = 12

function shortened(words: string): string {
  return words.length > longestPlace ? `${words.slice(0, longestPlace)}…` : words
}
