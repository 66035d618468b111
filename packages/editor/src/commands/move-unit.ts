import type { Node } from "prosemirror-model"
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { blockAt, isNumbered, posOfIndex } from "../blocks.ts"
import type { EditorCommand } from "./command.ts"

/** Moves the section, the task with what belongs to it, or the block at the caret up by one of its kind; several selected ones together. */
export const moveUp: EditorCommand = {
  id: "move-up",
  label: "command.moveUp",
  keys: ["Alt-ArrowUp"],
  icon: "up",
  run: (state, dispatch) => moveUnit(state, -1, dispatch),
}

/** Moves the section, the task with what belongs to it, or the block at the caret down by one of its kind; several selected ones together. */
export const moveDown: EditorCommand = {
  id: "move-down",
  label: "command.moveDown",
  keys: ["Alt-ArrowDown"],
  icon: "down",
  run: (state, dispatch) => moveUnit(state, 1, dispatch),
}

/** A run of blocks by their indexes, half-open. */
interface BlockRun {
  readonly from: number
  readonly to: number
}

/** The blocks that move together with the one at `index`: a section, a task with what belongs to it, or that block alone. */
function unitAt(doc: Node, index: number): BlockRun {
  const head = doc.child(index)
  if (!isNumbered(head)) return { from: index, to: index + 1 }
  let to = index + 1
  while (to < doc.childCount && !endsUnit(head, doc.child(to))) to++
  return { from: index, to }
}

function endsUnit(head: Node, node: Node): boolean {
  const name = node.type.name
  if (name === "title" || name === "annexNote" || name === "signature" || name === "imprint") return true
  if (name === "heading") return head.type.name === "task" || node.attrs.level <= head.attrs.level
  return name === "task" && head.type.name === "task" && node.attrs.level <= head.attrs.level
}

/** The index before which the unit would stand after the move; `null` where it cannot move that way. */
function moveTarget(doc: Node, unit: BlockRun, by: 1 | -1): number | null {
  const head = doc.child(unit.from)
  return by === 1 ? targetBelow(doc, unit, head) : targetAbove(doc, unit, head)
}

function targetBelow(doc: Node, unit: BlockRun, head: Node): number | null {
  const next = doc.maybeChild(unit.to)
  if (!next || next.type.name === "title") return null
  if (!isNumbered(head)) return unit.to + 1
  if (!isNumbered(next)) return null
  // A task that meets the next section's heading goes to the head of that section.
  if (head.type.name === "task" && next.type.name === "heading") return unit.to + 1
  return unitAt(doc, unit.to).to
}

function targetAbove(doc: Node, unit: BlockRun, head: Node): number | null {
  if (unit.from === 0 || doc.child(unit.from - 1).type.name === "title") return null
  if (!isNumbered(head)) return unit.from - 1
  for (let at = unit.from - 1; at >= 0; at--) {
    const node = doc.child(at)
    if (node.type.name === "title") return null
    if (head.type.name === "task" && node.type.name === "heading") return isNumberedBefore(doc, at) ? at : null
    if (isNumbered(node) && node.type === head.type && node.attrs.level <= head.attrs.level) return at
  }
  return null
}

// Several selected tasks, or paragraphs, move together.
function selectedUnit({ doc, selection }: EditorState): BlockRun | null {
  const { $from, $head, from, to, empty } = selection
  const first = blockAt(doc, from)
  if (!first || $head.depth > 1 || $from.depth > 1) return null
  const last = empty ? first.index : doc.resolve(to).index(0)
  let unit = unitAt(doc, first.index)
  while (unit.to <= last && unit.to < doc.childCount && isAlike(first.node, doc.child(unit.to))) {
    unit = { from: unit.from, to: unitAt(doc, unit.to).to }
  }
  return unit
}

function isAlike(first: Node, next: Node): boolean {
  return first.type === next.type && first.attrs.level === next.attrs.level
}

// A task goes up into the section before; in front of the first one it would belong to none.
function isNumberedBefore(doc: Node, index: number): boolean {
  for (let at = index - 1; at >= 0 && doc.child(at).type.name !== "title"; at--) {
    if (isNumbered(doc.child(at))) return true
  }
  return false
}

function moveUnit(state: EditorState, by: 1 | -1, dispatch?: (tr: Transaction) => void): boolean {
  const unit = selectedUnit(state)
  if (!unit) return false
  const target = moveTarget(state.doc, unit, by)
  if (target === null) return false
  if (dispatch) dispatch(move(state.tr, unit, target).scrollIntoView())
  return true
}

function move(tr: Transaction, unit: BlockRun, target: number): Transaction {
  const from = posOfIndex(tr.doc, unit.from)
  const to = posOfIndex(tr.doc, unit.to)
  const slice = tr.doc.slice(from, to)
  const anchor = tr.selection.anchor - from
  const head = tr.selection.head - from
  const wanted = posOfIndex(tr.doc, target)
  tr.delete(from, to)
  const place = wanted > from ? wanted - (to - from) : wanted
  tr.insert(place, slice.content)
  // What is selected beyond the blocks that move stays where it is.
  const at = (offset: number) => tr.doc.resolve(place + Math.min(Math.max(offset, 0), to - from))
  return tr.setSelection(TextSelection.between(at(anchor), at(head)))
}
