import { planSchema } from "@yaodian/model"
import { type EditorState, Plugin, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { blockAt } from "../blocks.ts"
import { attrsAs } from "../commands/kinds.ts"
import { compositionKey } from "../keys.ts"
import { type StructureLabel, structureLabel } from "./paste-label.ts"

/** Longer than any number with its white space; further in, a key stroke has nothing to look for. */
const longestLabel = 16

/** Who is told that the next change is a step of its own to be taken back. */
interface Steps {
  stopCapturing(): void
}

/** Where somebody began to write: the offset in the block. */
interface Start {
  readonly block: string
  readonly offset: number
}

/**
 * A number that is typed becomes structure with the first word behind it: `二、` makes the block a section, `（一）` a task.
 * The number itself goes, as numbers are never text. It is a step of its own: undo gives the typed number back, and it is
 * then left alone.
 */
export function typedLabel(steps: Steps): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text, byDefault) {
        if (view.composing || from !== to || !willAbsorb(view.state, from, text)) return false
        const start = startAt(view.state)
        view.dispatch(byDefault())
        absorb(view, steps, start)
        return true
      },
    },
    view: () => ({ update: absorbComposed(steps) }),
  })
}

// An input method writes its word for good when it lets go of the block.
function absorbComposed(steps: Steps): (view: EditorView, before: EditorState) => void {
  let start: Start | null = null
  return (view, before) => {
    const block = compositionKey.getState(view.state)?.block ?? null
    if (block === (compositionKey.getState(before)?.block ?? null)) return
    const composed = start
    start = block === null ? null : startAt(view.state)
    if (block === null && composed) absorb(view, steps, composed)
  }
}

function absorb(view: EditorView, steps: Steps, start: Start): void {
  const tr = absorbLabel(view.state, start)
  if (!tr) return
  steps.stopCapturing()
  view.dispatch(tr)
  steps.stopCapturing()
}

function startAt({ selection: { $from } }: EditorState): Start {
  return { block: String($from.parent.attrs.id), offset: $from.parentOffset }
}

function willAbsorb(state: EditorState, pos: number, typed: string): boolean {
  const $pos = state.doc.resolve(pos)
  if (!canBeNumbered($pos.depth, $pos.parent.type.name) || $pos.parentOffset > longestLabel) return false
  const { parent, parentOffset } = $pos
  return labelTyped(parent.textContent.slice(0, parentOffset), typed, parent.textContent.slice(parentOffset)) !== null
}

/** Makes the block at the caret what the number at its start says, if what was typed since `start` shows that it is one. */
export function absorbLabel(state: EditorState, start: Start): Transaction | null {
  const { $from, empty } = state.selection
  const { parent, parentOffset } = $from
  if (!empty || parent.attrs.id !== start.block || !canBeNumbered($from.depth, parent.type.name)) return null
  const text = parent.textContent
  const label = labelTyped(
    text.slice(0, start.offset),
    text.slice(start.offset, parentOffset),
    text.slice(parentOffset),
  )
  const block = blockAt(state.doc, $from.pos)
  if (!label || !block) return null
  const type = label.level === 1 || isHeadingOf(block.node.attrs.level, parent.type.name, label) ? "heading" : "task"
  const attrs = attrsAs(block.node, { type, attrs: { level: label.level, numbered: true } })
  const tr = state.tr.setNodeMarkup(block.pos, planSchema.nodes[type], attrs)
  return tr.delete(block.pos + 1, block.pos + 1 + label.length).scrollIntoView()
}

function canBeNumbered(depth: number, type: string): boolean {
  return depth === 1 && (type === "paragraph" || type === "heading" || type === "task")
}

function isHeadingOf(level: unknown, type: string, label: StructureLabel): boolean {
  return type === "heading" && level === label.level
}

// `1.` may yet be 1.5, and `一、` go on with 二、三: only what follows tells. A number that stood there before is left alone.
function labelTyped(before: string, typed: string, after: string): StructureLabel | null {
  if (before.length > longestLabel || typed === "") return null
  const label = structureLabel(before + typed + after)
  const end = before.length + typed.length
  if (!label || label.length < before.length || label.length > end) return null
  return label.length < end || after !== "" ? label : null
}
