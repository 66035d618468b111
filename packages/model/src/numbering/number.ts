/**
 * Document -> labels. Within a part (a new title starts the next one) every level has a counter:
 *
 *  - a numbered heading or task of level n advances counter n and is labelled with it;
 *  - every heading and task of level n, numbered or not, sets the counters deeper than n back, except those of levels that
 *    run on; levels may be skipped;
 *  - an unnumbered one advances nothing and has no label;
 *  - everything else, and whatever stands in a table, takes no part.
 *
 * With `一、|（一）|1.|（1）`:   一、 （一） （二） 1. 二、 1. （一）
 *
 * Only the titles, headings and tasks matter, and only their attributes. So a document in which none of those changed since
 * the document before shares its labels: typing costs one look at each block.
 */
import type { Node } from "prosemirror-model"
import type { Attrs } from "../nodes/block.ts"
import { levelCount, type Numbering, parseNumbering, renderLabel } from "./schemes.ts"

/** The number of a heading or task. */
export interface BlockNumber {
  /** Its place in its level: 1, 2, …; 0 where it is not numbered. */
  readonly value: number
  /** As the part's numbering writes it: `（十二）`; `""` where it has none. */
  readonly label: string
}

interface Numbers {
  /** The attributes of every title, heading and task in order: all that the numbers depend on. */
  readonly shape: readonly Attrs[]
  /** The numbers of the same blocks; those of titles are empty. */
  readonly numbers: readonly BlockNumber[]
  /** The same by block id, for the numbered ones. */
  readonly byId: ReadonlyMap<string, BlockNumber>
  /** The labels by block id. */
  readonly labels: ReadonlyMap<string, string>
}

/** The labels of the numbered headings and tasks by block id: `一、`, `（十二）`. A document gives the same map every time. */
export function numberBlocks(doc: Node): ReadonlyMap<string, string> {
  return numbersOf(doc).labels
}

/** The numbers of the numbered headings and tasks by block id. */
export function blockNumbers(doc: Node): ReadonlyMap<string, BlockNumber> {
  return numbersOf(doc).byId
}

/** The numbers of every title, heading and task of a document in order; titles and unnumbered blocks have the value 0. */
export function numberSequence(doc: Node): readonly BlockNumber[] {
  return numbersOf(doc).numbers
}

/** The level of a heading, task or bullet, 1 to 4, whatever its attribute holds. */
export function blockLevel(node: Node): number {
  return levelIn(node.attrs)
}

const cache = new WeakMap<Node, Numbers>()
// The document that was numbered last: most often the one before the next keystroke. Weak, so that it can go.
let latest: WeakRef<Node> | null = null

function numbersOf(doc: Node): Numbers {
  const known = cache.get(doc)
  if (known) return known
  const shape = shapeOf(doc)
  const before = latest?.deref()
  const previous = before && cache.get(before)
  const numbers = previous && hasShape(previous, shape) ? { ...previous, shape } : computeNumbers(shape)
  cache.set(doc, numbers)
  latest = new WeakRef(doc)
  return numbers
}

function isCounted(type: string): boolean {
  return type === "heading" || type === "task" || type === "title"
}

function shapeOf(doc: Node): readonly Attrs[] {
  const shape: Attrs[] = []
  for (const block of doc.children) if (isCounted(block.type.name)) shape.push(block.attrs)
  return shape
}

// A block that was typed in keeps its attributes object, so this is nearly always a comparison of pointers.
function hasShape(previous: Numbers, shape: readonly Attrs[]): boolean {
  return previous.shape.length === shape.length && shape.every((attrs, at) => countsAlike(attrs, previous.shape[at]))
}

function countsAlike(attrs: Attrs, other: Attrs | undefined): boolean {
  if (attrs === other || other === undefined) return attrs === other
  return (
    attrs.id === other.id &&
    attrs.level === other.level &&
    attrs.numbered === other.numbered &&
    attrs.numbering === other.numbering
  )
}

function computeNumbers(shape: readonly Attrs[]): Numbers {
  const count = counter()
  const numbers = shape.map(count)
  const byId = new Map<string, BlockNumber>()
  const labels = new Map<string, string>()
  shape.forEach((attrs, at) => {
    const id = String(attrs.id)
    const number = numbers[at] ?? unnumbered
    if (number.value === 0 || byId.has(id)) return
    byId.set(id, number)
    if (number.label !== "") labels.set(id, number.label)
  })
  return { shape, numbers, byId, labels }
}

const unnumbered: BlockNumber = { value: 0, label: "" }

function counter(): (attrs: Attrs) => BlockNumber {
  let numbering = parseNumbering("")
  const counts = [0, 0, 0, 0]
  return (attrs) => {
    // Only a title has a numbering, and no title has a level.
    if (typeof attrs.numbering === "string") {
      numbering = parseNumbering(attrs.numbering)
      counts.fill(0)
      return unnumbered
    }
    const level = levelIn(attrs)
    for (let deeper = level; deeper < levelCount; deeper++) if (!numbering[deeper]?.runsOn) counts[deeper] = 0
    if (attrs.numbered === false) return unnumbered
    const value = (counts[level - 1] ?? 0) + 1
    counts[level - 1] = value
    return { value, label: labelOf(numbering, level, value) }
  }
}

function labelOf(numbering: Numbering, level: number, value: number): string {
  const format = numbering[level - 1]
  return format ? renderLabel(format, value) : ""
}

function levelIn(attrs: Attrs): number {
  const level = Math.trunc(Number(attrs.level))
  return level >= 1 ? Math.min(level, levelCount) : 1
}
