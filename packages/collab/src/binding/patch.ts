/**
 * From the document that the editor shows to the one that it should show, in steps that touch only what differs: nodes
 * that stay are not replaced, so that selections, decorations and cached views of them live on.
 */
import { Fragment, type Node, Slice } from "prosemirror-model"
import { AddMarkStep, RemoveMarkStep, ReplaceStep, StepMap, type Transform } from "prosemirror-transform"
import type { Edit } from "../reading/mirror.ts"
import { differences, type Replacement } from "./differences.ts"
import { differentStretch, sizeOf, type Window } from "./doc-blocks.ts"
import { retainedRanges } from "./retained.ts"
import { longestRising } from "./rising.ts"

/** What is known of how the text of a block changed: its edits in order. */
export type KnownEdits = (id: string) => readonly Edit[] | null

/** Adds the steps that make the children of the document those that are wanted. */
export function patchDocument(tr: Transform, wanted: readonly Node[], edits: KnownEdits): void {
  patchChildren(tr, 0, tr.doc, wanted, edits)
}

function keyOf(node: Node): string {
  return String(node.attrs.id ?? node.attrs.col)
}

interface Pair {
  readonly old: number
  readonly now: number
}

// `start` is the position before the parent's first child. From right to left, so that positions stay good.
function patchChildren(tr: Transform, start: number, parent: Node, wanted: readonly Node[], edits: KnownEdits): void {
  const old = parent.children
  const window = differentStretch(old, wanted)
  const { from } = window
  const offsets = [start + sizeOf(old, 0, from)]
  for (const node of old.slice(from, window.oldTo)) offsets.push((offsets.at(-1) ?? start) + node.nodeSize)
  const at = (place: number) => offsets[place - from] ?? start
  let end: Pair = { old: window.oldTo, now: window.newTo }
  for (const pair of [...keptPairs(old, wanted, window)].reverse()) {
    replaceNodes(tr, at(pair.old + 1), at(end.old), wanted.slice(pair.now + 1, end.now))
    const [before, after] = [old[pair.old], wanted[pair.now]]
    if (before && after && before !== after) patchNode(tr, at(pair.old), before, after, edits)
    end = pair
  }
  replaceNodes(tr, at(from), at(end.old), wanted.slice(from, end.now))
}

function replaceNodes(tr: Transform, from: number, to: number, nodes: readonly Node[]): void {
  if (from === to && nodes.length === 0) return
  tr.step(new ReplaceStep(from, to, new Slice(Fragment.from(nodes), 0, 0)))
}

// The children in the window that stay, by id: as many as keep their order.
function keptPairs(old: readonly Node[], wanted: readonly Node[], { from, oldTo, newTo }: Window): readonly Pair[] {
  const places = new Map<string, number>()
  for (let i = from; i < oldTo; i++) places.set(keyOf(old[i] as Node), i)
  const common: Pair[] = []
  for (let now = from; now < newTo; now++) {
    const place = places.get(keyOf(wanted[now] as Node))
    if (place !== undefined) common.push({ old: place, now })
  }
  return longestRising(common.map((pair) => pair.old)).flatMap((at) => common[at] ?? [])
}

function patchNode(tr: Transform, pos: number, old: Node, wanted: Node, edits: KnownEdits): void {
  if (old.eq(wanted)) return
  if (old.type !== wanted.type ? !canRetype(old, wanted) : old.isLeaf) {
    replaceNodes(tr, pos, pos + old.nodeSize, [wanted])
    return
  }
  if (!old.hasMarkup(wanted.type, wanted.attrs, wanted.marks)) tr.setNodeMarkup(pos, wanted.type, wanted.attrs)
  if (wanted.inlineContent) patchText(tr, pos, wanted, edits(keyOf(wanted)))
  else patchChildren(tr, pos + 1, old, wanted.children, edits)
}

// Text keeps its positions when the type changes. A locked block allows no marks: from and to it everything is replaced.
function canRetype(old: Node, wanted: Node): boolean {
  return old.inlineContent && wanted.inlineContent && old.type.name !== "locked" && wanted.type.name !== "locked"
}

function patchText(tr: Transform, pos: number, wanted: Node, edits: readonly Edit[] | null): void {
  const now = () => tr.doc.nodeAt(pos) ?? wanted
  const old = now()
  const ranges = edits ? editedRanges(old, wanted, edits) : differentRanges(old, wanted)
  for (const { from, to, nowFrom, nowTo } of [...ranges].reverse()) {
    const content = wanted.content.cut(nowFrom, nowTo)
    tr.step(new ReplaceStep(pos + 1 + from, pos + 1 + to, new Slice(content, 0, 0)))
  }
  patchMarks(tr, pos + 1, now(), wanted)
  if (!now().eq(wanted))
    tr.step(new ReplaceStep(pos + 1, pos + 1 + now().content.size, new Slice(wanted.content, 0, 0)))
}

// Where the edits took place, or the difference where they do not lead to what is wanted.
function editedRanges(old: Node, wanted: Node, edits: readonly Edit[]): readonly Replacement[] {
  const maps = edits.map((edit) => new StepMap([edit.offset, edit.removed, edit.inserted]))
  const ranges: Replacement[] = []
  let [from, nowFrom] = [0, 0]
  const size = old.content.size
  for (const kept of [...retainedRanges(maps, size), { from: size, to: size, at: wanted.content.size }]) {
    if (textOf(old, kept.from, kept.to) !== textOf(wanted, kept.at, kept.at + kept.to - kept.from)) {
      return differentRanges(old, wanted)
    }
    if (kept.from > from || kept.at > nowFrom) ranges.push({ from, to: kept.from, nowFrom, nowTo: kept.at })
    from = kept.to
    nowFrom = kept.at + kept.to - kept.from
  }
  return ranges
}

function textOf(block: Node, from: number, to: number): string | null {
  return to <= block.content.size ? block.textBetween(from, to, undefined, "\ufffc") : null
}

// What differs in words; marks and atoms are compared afterwards.
function differentRanges(old: Node, wanted: Node): readonly Replacement[] {
  return differences(textOf(old, 0, old.content.size) ?? "", textOf(wanted, 0, wanted.content.size) ?? "")
}

// Adds and removes marks stretch by stretch: positions in the text stay where they are.
function patchMarks(tr: Transform, start: number, old: Node, wanted: Node): void {
  if (old.content.size !== wanted.content.size) return
  for (let at = 0; at < old.content.size; ) {
    const [before, after] = [old.childAfter(at), wanted.childAfter(at)]
    if (!before.node || !after.node) return
    const to = Math.min(before.offset + before.node.nodeSize, after.offset + after.node.nodeSize)
    for (const mark of before.node.marks) {
      if (!mark.isInSet(after.node.marks)) tr.step(new RemoveMarkStep(start + at, start + to, mark))
    }
    for (const mark of after.node.marks) {
      if (!mark.isInSet(before.node.marks)) tr.step(new AddMarkStep(start + at, start + to, mark))
    }
    at = to
  }
}
