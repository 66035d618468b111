import { type Built, doc } from "@yaodian/model/build"
import type { Node } from "prosemirror-model"
import { EditorState, TextSelection } from "prosemirror-state"
import { expect } from "vitest"
import type { EditorCommand } from "../commands/command.ts"

/** A state with the caret at `<a>`, or the text from `<a>` to `<b>` selected. */
export function stateOf(blocks: readonly Built[]): EditorState {
  const { node, tag } = doc(...blocks)
  const state = EditorState.create({ doc: node })
  if (tag.a === undefined) return state
  return state.apply(state.tr.setSelection(TextSelection.create(node, tag.a, tag.b ?? tag.a)))
}

/**
 * Runs the command and compares the document and the place of the caret (`<a>`). Also checks what every command promises:
 * that it answers without changing anything, that its document is sound, and that it can be inverted.
 */
export function runs(command: EditorCommand, before: readonly Built[], after: readonly Built[]): void {
  const state = stateOf(before)
  expect(command.run(state)).toBe(true)
  let next: EditorState | null = null
  expect(
    command.run(state, (tr) => {
      next = state.apply(tr)
      const back = tr.steps.reduceRight((made, step, at) => made.step(step.invert(tr.docs[at] ?? tr.before)), next.tr)
      expect(back.doc.eq(state.doc)).toBe(true)
    }),
  ).toBe(true)
  const wanted = stateOf(after)
  const got = (next ?? state) as EditorState
  got.doc.check()
  expect(plain(got.doc)).toEqual(plain(wanted.doc))
  expect([got.selection.from, got.selection.to]).toEqual([wanted.selection.from, wanted.selection.to])
}

/** Checks that the command does not apply. */
export function refuses(command: EditorCommand, before: readonly Built[]): void {
  const state = stateOf(before)
  const dispatched: unknown[] = []
  expect(command.run(state, (tr) => dispatched.push(tr))).toBe(false)
  expect(dispatched).toEqual([])
}

// New blocks get their ids from the binding, so ids are left out.
function plain(node: Node): unknown {
  const { id: _, ...attrs } = node.attrs
  return node.isText
    ? [node.text, node.marks.map(({ type }) => type.name)]
    : [node.type.name, attrs, node.children.map(plain)]
}
