import type { Diagnostic } from "@yaodian/lint"
import { doc, task } from "@yaodian/model/build"
import { EditorState } from "prosemirror-state"
import { expect, it } from "vitest"
import { findingsKey } from "../keys.ts"
import { findings } from "../plugins/findings.ts"
import { nextFinding, previousFinding } from "./next-finding.ts"

const finding = (block: string, from: number, to: number, rest: Partial<Diagnostic> = {}) =>
  ({
    block,
    from,
    to,
    part: "text",
    scope: "place",
    rule: "punct/x",
    fingerprint: `${block}:${from}`,
    ...rest,
  }) as const

function stateWith(found: readonly object[]): EditorState {
  const { node } = doc(task("学习"), task("调研"))
  const state = EditorState.create({ doc: node, plugins: [findings({ update: () => [] })] })
  return state.apply(state.tr.setMeta(findingsKey, { findings: found }))
}

/** The selections that the command goes through, one press after another. */
function walk(state: EditorState, command: typeof nextFinding, presses: number): [number, number][] {
  let current = state
  return Array.from({ length: presses }, () => {
    command.run(current, (tr) => {
      current = current.apply(tr)
    })
    return [current.selection.from, current.selection.to]
  })
}

const words = finding("b1", 1, 2)
const aboutTask = finding("b2", 0, 2, { rule: "task/unit-missing" })

it("goes from finding to finding and from the last to the first", () => {
  const stops = [words, finding("b2", 0, 1)]
  expect(walk(stateWith(stops), nextFinding, 3)).toEqual([
    [2, 3],
    [5, 6],
    [2, 3],
  ])
  expect(walk(stateWith(stops), previousFinding, 2)).toEqual([
    [5, 6],
    [2, 3],
  ])
})

it("puts the caret into a task that lacks something, so that the next key replaces nothing", () =>
  expect(walk(stateWith([words, aboutTask]), nextFinding, 3)).toEqual([
    [2, 3],
    [5, 5],
    [2, 3],
  ]))

it("passes over what is said of the whole document", () =>
  expect(walk(stateWith([finding("b1", 0, 0, { scope: "document" }), aboutTask]), nextFinding, 2)).toEqual([
    [5, 5],
    [5, 5],
  ]))
