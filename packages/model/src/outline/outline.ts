/**
 * Document -> tree, one pass over the blocks:
 *
 *  - a title starts a part; what stands before the first title of all belongs to the first part;
 *  - a heading closes the sections of its level and deeper, and all tasks;
 *  - a task closes the tasks of its level and deeper, and the sections that are not above it: the deeper ones and the
 *    numbered ones of its own level, whose numbers it goes on with;
 *  - an annex note, signature, date or imprint closes them all;
 *  - anything else belongs to the innermost thing that is open.
 *
 * The texts are kept by node, so that after a keystroke one block is read and the rest is put together from what is known.
 */
import type { Node } from "prosemirror-model"
import type { PartKind } from "../nodes/title.ts"
import { type BlockNumber, numberBlocks, numberSequence } from "../numbering/number.ts"
import { shownText } from "../text.ts"
import { headingFacts, targetFacts, taskFacts } from "./facts.ts"
import type { Outline, OutlineEntry, Part, PlainBlock, Section, Target, Task } from "./types.ts"

const cache = new WeakMap<Node, Outline>()

/** The outline of a document. A document gives the same outline every time. */
export function outline(doc: Node): Outline {
  const known = cache.get(doc)
  if (known) return known
  const made = makeOutline(doc)
  cache.set(doc, made)
  return made
}

// The same things while they are put together.
type Growing<T> = { -readonly [K in keyof T]: T[K] }
type GrowingPart = Growing<Part>
type GrowingSection = Growing<Section>
type GrowingTask = Growing<Task>

// Most lists stay empty; they share one, which halves what an outline takes.
const none: readonly never[] = []

function joined<Item>(list: readonly Item[], item: Item): readonly Item[] {
  if (list === none) return [item]
  ;(list as Item[]).push(item) // made here, and not handed out yet
  return list
}

/** What is open while the blocks are read. */
interface Reading {
  readonly labels: ReadonlyMap<string, string>
  readonly parts: GrowingPart[]
  readonly entries: OutlineEntry[]
  part: GrowingPart
  /** The open sections and tasks, the innermost last. */
  readonly sections: GrowingSection[]
  readonly tasks: GrowingTask[]
  isClosing: boolean
}

function makeOutline(doc: Node): Outline {
  const first = untitledPart(0)
  const reading: Reading = {
    labels: numberBlocks(doc),
    parts: [first],
    entries: [],
    part: first,
    sections: [],
    tasks: [],
    isClosing: false,
  }
  const numbers = numberSequence(doc).values()
  let pos = 0
  for (const node of doc.children) {
    readBlock(reading, node, pos, numbers)
    pos += node.nodeSize
  }
  closePart(reading, pos)
  return { parts: reading.parts, main: mainPart(reading.parts), entries: reading.entries }
}

function untitledPart(from: number): GrowingPart {
  return {
    kind: "part",
    id: null,
    node: null,
    from,
    pos: from,
    end: from,
    part: "plan",
    title: "",
    period: "",
    front: none,
    sections: none,
    closing: none,
  }
}

function mainPart(parts: readonly Part[]): Part {
  return (
    parts.find(({ part, node }) => node !== null && (part === "plan" || part === "report")) ??
    parts.find(({ part }) => part !== "notice") ??
    parts[0] ??
    untitledPart(0)
  )
}

function readBlock(reading: Reading, node: Node, pos: number, numbers: Iterator<BlockNumber, undefined>): void {
  switch (node.type.name) {
    case "title":
      numbers.next()
      openPart(reading, node, pos)
      break
    case "heading":
      openSection(reading, node, pos, numbers.next().value)
      break
    case "task":
      openTask(reading, node, pos, numbers.next().value)
      break
    case "annexNote":
    case "signature":
    case "date":
    case "imprint":
      addClosing(reading, node, pos)
      break
    default:
      addBlock(reading, node, pos)
  }
}

function openPart(reading: Reading, node: Node, pos: number): void {
  const isFirst = reading.part.node === null && !hasBody(reading.part)
  if (!isFirst) {
    closePart(reading, pos)
    reading.part = untitledPart(pos)
    reading.parts.push(reading.part)
  }
  reading.part.id = String(node.attrs.id)
  reading.part.node = node
  reading.part.pos = pos
  reading.part.part = readPartKind(node.attrs.part)
  reading.part.title = shownText(node, { labels: reading.labels, lineBreak: "" })
  reading.part.period = String(node.attrs.period)
  reading.entries.push({ depth: 0, item: reading.part })
}

function hasBody(part: Part): boolean {
  return part.sections.length > 0 || part.closing.length > 0
}

const partKinds: readonly PartKind[] = ["plan", "report", "notice", "annex"]

function readPartKind(value: unknown): PartKind {
  return partKinds.find((kind) => kind === value) ?? "plan"
}

function openSection(reading: Reading, node: Node, pos: number, number: BlockNumber | undefined): void {
  const facts = headingFacts(node, reading.labels)
  closeTasks(reading, 1, pos)
  closeSections(reading, pos, (section) => section.level >= facts.level || section.node === null)
  const section: GrowingSection = {
    ...facts,
    pos,
    end: pos,
    number: number?.label || null,
    blocks: none,
    tasks: none,
    sections: none,
  }
  addSection(reading, section)
  reading.entries.push({ depth: reading.sections.length, item: section })
}

function addSection(reading: Reading, section: GrowingSection): void {
  const parent = reading.sections.at(-1) ?? reading.part
  parent.sections = joined(parent.sections, section)
  reading.sections.push(section)
  reading.isClosing = false
}

function openTask(reading: Reading, node: Node, pos: number, number: BlockNumber | undefined): void {
  const facts = taskFacts(node, reading.labels)
  closeTasks(reading, facts.level, pos)
  if (reading.tasks.length === 0) closeSections(reading, pos, (section) => isBeside(section, facts.level))
  if (reading.sections.length === 0) addSection(reading, nullSection(pos))
  const task: GrowingTask = {
    ...facts,
    pos,
    end: pos,
    number: number?.label ?? "",
    blocks: none,
    targets: none,
    tasks: none,
  }
  const parent = reading.tasks.at(-1) ?? reading.sections.at(-1)
  if (parent) parent.tasks = joined(parent.tasks, task)
  reading.tasks.push(task)
  reading.entries.push({ depth: namedSections(reading) + reading.tasks.length, item: task })
}

/** Whether a section stands beside a task of this level, not above it. */
function isBeside(section: Section, level: number): boolean {
  return section.level > level || (section.level === level && section.node?.attrs.numbered === true)
}

function nullSection(pos: number): GrowingSection {
  return {
    kind: "section",
    id: null,
    node: null,
    pos,
    end: pos,
    level: 0,
    number: null,
    typedLabel: "",
    title: null,
    blocks: none,
    tasks: none,
    sections: none,
  }
}

function namedSections(reading: Reading): number {
  return reading.sections.filter((section) => section.node !== null).length
}

function addClosing(reading: Reading, node: Node, pos: number): void {
  closeTasks(reading, 1, pos)
  closeSections(reading, pos, () => true)
  reading.isClosing = true
  reading.part.closing = joined(reading.part.closing, plainBlock(node, pos))
}

function addBlock(reading: Reading, node: Node, pos: number): void {
  const task = reading.tasks.at(-1)
  const section = reading.sections.at(-1)
  if (task && node.type.name === "target") task.targets = joined(task.targets, targetAt(node, pos, reading.labels))
  else if (task) task.blocks = joined(task.blocks, plainBlock(node, pos))
  else if (section) section.blocks = joined(section.blocks, plainBlock(node, pos))
  else if (reading.isClosing) reading.part.closing = joined(reading.part.closing, plainBlock(node, pos))
  else reading.part.front = joined(reading.part.front, plainBlock(node, pos))
}

function targetAt(node: Node, pos: number, labels: ReadonlyMap<string, string>): Target {
  return { ...targetFacts(node, labels), pos, end: pos + node.nodeSize }
}

function plainBlock(node: Node, pos: number): PlainBlock {
  return { id: String(node.attrs.id), node, pos, end: pos + node.nodeSize }
}

function closeTasks({ tasks }: Reading, level: number, pos: number): void {
  for (let task = tasks.at(-1); task && task.level >= level; task = tasks.at(-1)) {
    task.end = pos
    tasks.pop()
  }
}

function closeSections({ sections }: Reading, pos: number, closes: (section: Section) => boolean): void {
  for (let section = sections.at(-1); section && closes(section); section = sections.at(-1)) {
    section.end = pos
    sections.pop()
  }
}

function closePart(reading: Reading, pos: number): void {
  closeTasks(reading, 1, pos)
  closeSections(reading, pos, () => true)
  reading.isClosing = false
  reading.part.end = pos
}
