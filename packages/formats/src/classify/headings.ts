/** Which passages of a part's body are headings, and how deep they and the tasks stand. */
import { deepestLevel, type LabelLevels, levelOf, readLevels } from "./labels.ts"
import type { Passage } from "./passage.ts"
import { isFinished } from "./plain.ts"

/** A heading or a task. */
export interface Placed {
  readonly role: "heading" | "task"
  readonly level: number
}

/** The headings and labelled tasks of a body by index, and its passages with the labels that count. */
export interface Headings {
  readonly placed: ReadonlyMap<number, Placed>
  readonly passages: readonly Passage[]
}

const longestHeading = 45
// A line this long that ends no sentence is more likely a paragraph that was broken.
const longestBare = 39

/**
 * Finds the headings of a body. `taken` are passages that are known to be something else; `wrapWidth` is where the lines of a
 * hard-wrapped text end, `Infinity` for others.
 */
export function readHeadings(passages: readonly Passage[], taken: ReadonlySet<number>, wrapWidth: number): Headings {
  const bare = bareHeadings(passages, taken, wrapWidth)
  const first = readLevels(passages, 1)
  const over = divisions(first.passages, bare, first.levels)
  const { levels, passages: labelled } = over.size > 0 ? readLevels(passages, 2) : first
  const placed = new Map<number, Placed>(labelledRoles(labelled, levels))
  for (const [at, level] of bareLevels(labelled, bare, over, placed)) placed.set(at, { role: "heading", level })
  return { placed, passages: labelled }
}

// Whether the passage is short and without a sentence that goes on: a heading's form.
function isOwnLine({ text, size }: Passage): boolean {
  return size <= longestHeading && !/[。！？；;].|[；;，,、]$/.test(text.trimEnd())
}

const shortestDivisionList = 2
const longestDivision = 12

// Bare headings with the numbers 一、 二、 … below each of them. A single one must look like nothing but a heading.
function divisions(passages: readonly Passage[], bare: ReadonlySet<number>, levels: LabelLevels): ReadonlySet<number> {
  const over = Array.from(bare).filter((at) => {
    const below = passages[at + 1]
    return below?.label?.value === 1 && levelOf(below.label, levels) === 1 && isOwnLine(below)
  })
  const isSure = (at: number) =>
    (passages[at]?.size ?? 0) <= longestDivision && !/[，,]|如下/.test(passages[at]?.text ?? "")
  return new Set(over.length >= shortestDivisionList ? over : over.filter(isSure))
}

// Headings without a label: short lines that end no sentence, with something below them.
function bareHeadings(
  passages: readonly Passage[],
  taken: ReadonlySet<number>,
  wrapWidth: number,
): ReadonlySet<number> {
  const unlabelled = passages.filter(({ label }, at) => !label && !taken.has(at)).length
  const found = new Set<number>()
  passages.forEach((passage, at) => {
    if (!taken.has(at) && at + 1 < passages.length && isBareHeading(passage, wrapWidth)) found.add(at)
  })
  // Where most lines look so, they are a list or a page of links.
  const isText = found.size <= 2 || found.size * 2 <= unlabelled || passages.some(({ first }) => first.cues.outline)
  return isText ? found : new Set()
}

function isBareHeading({ label, first, text, size }: Passage, wrapWidth: number): boolean {
  if (label || size < 2 || size > longestBare || !/\p{Script=Han}/u.test(text)) return false
  if (first.cues.outline !== undefined) return true
  if (/[。；;\t]|[，,、]$|^[（(—…]/.test(text) || size > wrapWidth * 0.7) return false
  return !isFinished(text) || /[”》）)]$/.test(text)
}

// A bare heading with another heading directly below it stands one level higher than those without.
function bareLevels(
  passages: readonly Passage[],
  bare: ReadonlySet<number>,
  over: ReadonlySet<number>,
  placed: ReadonlyMap<number, Placed>,
): ReadonlyMap<number, number> {
  const isDivision = (at: number) => over.has(at) || bare.has(at + 1)
  const hasDivisions = Array.from(bare).some(isDivision)
  const levels = new Map<number, number>()
  let labelled = 0
  passages.forEach(({ first }, at) => {
    const own = placed.get(at)
    if (own?.role === "heading") labelled = own.level
    if (!bare.has(at)) return
    if (isDivision(at)) labelled = 0
    const level = isDivision(at) ? 1 : labelled > 0 ? labelled + 1 : hasDivisions ? 2 : 1
    const below = placed.get(at + 1)
    // A line above a number of its own level or a higher one has nothing below it: a paragraph that lacks its 。.
    const isEmpty = below !== undefined && below.level <= level && !over.has(at) && first.cues.outline === undefined
    if (!isEmpty) levels.set(at, Math.min(level, deepestLevel))
  })
  return levels
}

interface Labelled {
  readonly at: number
  readonly level: number
  readonly isOwn: boolean
  /** Whether the next labelled passage is deeper. */
  readonly isOver: boolean
}

/**
 * A labelled passage is a task when sentences run on behind its lead. On a line of its own it is a heading at the top level,
 * and deeper where labelled passages of a deeper level follow it or most of its siblings.
 */
function labelledRoles(passages: readonly Passage[], levels: LabelLevels): ReadonlyMap<number, Placed> {
  const items = labelledItems(passages, levels)
  const top = Math.min(...levels.values())
  const placed = new Map<number, Placed>()
  for (const siblings of siblingsOf(items)) {
    const own = siblings.filter(({ isOwn }) => isOwn)
    const over = own.filter(({ isOver }) => isOver)
    const areHeadings =
      siblings[0]?.level === top
        ? areSections(passages, siblings, own)
        : over.length > 0 && over.length * 2 >= own.length
    for (const { at, level, isOwn, isOver } of siblings) {
      placed.set(at, { role: isOwn && (areHeadings || isOver) ? "heading" : "task", level })
    }
  }
  return placed
}

function labelledItems(passages: readonly Passage[], levels: LabelLevels): readonly Labelled[] {
  const items: Labelled[] = []
  let next = 0
  for (let at = passages.length - 1; at >= 0; at--) {
    const passage = passages[at]
    if (!passage?.label) continue
    const level = levelOf(passage.label, levels)
    const isOwn = isOwnLine(passage)
    items.push({ at, level, isOwn, isOver: isOwn && next > level })
    next = level
  }
  return items.reverse()
}

// Items of one level with nothing of a higher level between them.
function siblingsOf(items: readonly Labelled[]): readonly (readonly Labelled[])[] {
  const groups: Labelled[][] = []
  const open: (Labelled[] | undefined)[] = []
  for (const item of items) {
    open.length = Math.min(open.length, item.level + 1)
    const group = open[item.level]
    if (group) group.push(item)
    else {
      open[item.level] = [item]
      groups.push(open[item.level] ?? [])
    }
  }
  return groups
}

// At the top level lines of their own are sections, unless they are a mere list of things to do: 1.召开全会 2.组织视察.
function areSections(passages: readonly Passage[], siblings: readonly Labelled[], own: readonly Labelled[]): boolean {
  if (own.length * 2 < siblings.length) return false
  const form = passages[own[0]?.at ?? 0]?.label?.form
  if (form === "chapter" || form === "han-comma" || form === "digit-space") return true
  const filled = own.filter(({ at, isOver }) => isOver || (at + 1 < passages.length && !passages[at + 1]?.label))
  return filled.length * 2 >= own.length
}
