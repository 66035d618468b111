import {
  type Built,
  bullet,
  heading,
  locked,
  paragraph,
  schedule,
  signature,
  table,
  target,
  task,
  title,
} from "@yaodian/model/build"
import { NodeSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { refuses, runs, stateOf } from "../testing/command-test.ts"
import type { EditorCommand } from "./command.ts"
import { deleteBackward } from "./delete-backward.ts"
import { deleteForward } from "./delete-forward.ts"

describe("Backspace", () => {
  const backspace = (before: readonly Built[], after: readonly Built[]) => runs(deleteBackward, before, after)

  it("first takes the number from a task", () =>
    backspace([title("要"), task("<a>学")], [title("要"), paragraph("<a>学")]))
  it("first takes the number from a heading", () => backspace([heading("<a>学")], [paragraph("<a>学")]))
  it("first takes the kind from an item, a target, a signature", () => {
    backspace([bullet("<a>学")], [paragraph("<a>学")])
    backspace([target("<a>学", { value: "3" })], [paragraph("<a>学")])
    backspace([signature("<a>")], [paragraph("<a>")])
  })
  it("then joins the words to the block before, which keeps its facts", () =>
    backspace([task("学", { due: "2027" }), paragraph("<a>习")], [task("学<a>习", { due: "2027" })]))
  it("keeps a block with its facts when the one before is empty", () =>
    backspace([task(""), paragraph("<a>习")], [paragraph("<a>习")]))
  it("does nothing at the start of the document, but keeps the key", () => {
    backspace([title("<a>要点")], [title("<a>要点")])
    backspace([paragraph("<a>")], [paragraph("<a>")])
  })
  it("makes a later title a paragraph", () =>
    backspace([title("甲"), title("<a>乙")], [title("甲"), paragraph("<a>乙")]))
  it("leaves keys inside the text and selections to the browser", () => {
    refuses(deleteBackward, [paragraph("学<a>习")])
    refuses(deleteBackward, [paragraph("<a>学<b>习")])
  })
  it("selects a block without text before it, and takes an empty paragraph away", () => {
    expect(selected(deleteBackward, [schedule(), paragraph("<a>学")])).toEqual(["schedule", ["schedule", "paragraph"]])
    expect(selected(deleteBackward, [table(), paragraph("<a>")])).toEqual(["table", ["table"]])
  })
  it("selects a locked block and does not touch its words", () =>
    expect(selected(deleteBackward, [locked("诗"), paragraph("<a>学")])).toEqual(["locked", ["locked", "paragraph"]]))
})

describe("Delete", () => {
  const deletes = (before: readonly Built[], after: readonly Built[]) => runs(deleteForward, before, after)

  it("joins the words of the next block", () =>
    deletes([task("学<a>", { due: "2027" }), task("习", { due: "2028" })], [task("学<a>习", { due: "2027" })]))
  it("takes an empty block away, so that the next keeps its kind", () =>
    deletes([paragraph("<a>"), task("习", { due: "2028" })], [task("<a>习", { due: "2028" })]))
  it("does nothing at the end of the document, but keeps the key", () => deletes([task("学<a>")], [task("学<a>")]))
  it("leaves keys inside the text to the browser", () => refuses(deleteForward, [paragraph("学<a>习")]))
  it("selects a block without text after it", () =>
    expect(selected(deleteForward, [paragraph("学<a>"), schedule()])).toEqual(["schedule", ["paragraph", "schedule"]]))
  it("takes an empty paragraph before it away", () =>
    expect(selected(deleteForward, [paragraph("<a>"), schedule()])).toEqual(["schedule", ["schedule"]]))
})

function selected(command: EditorCommand, before: readonly Built[]): unknown {
  const state = stateOf(before)
  let result: unknown
  command.run(state, (tr) => {
    const { selection } = state.apply(tr)
    const names = tr.doc.children.map(({ type }) => type.name)
    result = [selection instanceof NodeSelection ? selection.node.type.name : null, names]
  })
  return result
}
