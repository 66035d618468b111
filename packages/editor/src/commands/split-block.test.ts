import {
  annexNote,
  type Built,
  bullet,
  cell,
  heading,
  note,
  paragraph,
  row,
  schedule,
  signature,
  table,
  target,
  task,
  title,
} from "@yaodian/model/build"
import { NodeSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { runs, stateOf } from "../testing/command-test.ts"
import { splitBlock } from "./split-block.ts"

const enter = (before: readonly Built[], after: readonly Built[]) => runs(splitBlock, before, after)

describe("Enter", () => {
  it("makes a new task of the same level without the facts", () =>
    enter(
      [task("学<a>", { level: 3, due: "2027", leads: "办公室", label: "（七）" })],
      [task("学", { level: 3, due: "2027", leads: "办公室", label: "（七）" }), task("<a>", { level: 3 })],
    ))
  it("takes the tail of a task into the new one", () =>
    enter([task("学习。<a>调研。", { due: "2027" })], [task("学习。", { due: "2027" }), task("<a>调研。")]))
  it("leaves a task the targets under it", () => {
    enter(
      [task("甲<a>"), target("次数"), target("人数"), task("乙")],
      [task("甲"), target("次数"), target("人数"), task("<a>"), task("乙")],
    )
    enter([task("甲。<a>乙。"), target("次数")], [task("甲。"), target("次数"), task("<a>乙。")])
  })
  it("keeps an unnumbered task unnumbered", () =>
    enter([task("学<a>", { numbered: false })], [task("学", { numbered: false }), task("<a>", { numbered: false })]))
  it("pushes the words of a block down from its start, with their facts", () =>
    enter([task("<a>学习", { due: "2027" })], [task(""), task("<a>学习", { due: "2027" })]))
  it("goes on with a paragraph after a title", () => enter([title("要点<a>")], [title("要点"), paragraph("<a>")]))
  it("takes the tail of a title into a paragraph", () =>
    enter([title("要<a>点", { period: "2027" })], [title("要", { period: "2027" }), paragraph("<a>点")]))
  it("goes on with a paragraph after a note", () => enter([note("题注<a>")], [note("题注"), paragraph("<a>")]))
  it("goes on with a task one level below after the heading of a plan", () =>
    enter([title("要点"), heading("甲<a>")], [title("要点"), heading("甲"), task("<a>", { level: 2 })]))
  it("goes on with a paragraph after the heading of a report", () =>
    enter(
      [title("报告", { part: "report" }), heading("甲<a>")],
      [title("报告", { part: "report" }), heading("甲"), paragraph("<a>")],
    ))
  it("follows what stands under the other headings", () =>
    enter(
      [heading("甲"), task("一", { level: 3 }), heading("乙<a>")],
      [heading("甲"), task("一", { level: 3 }), heading("乙"), task("<a>", { level: 3 })],
    ))
  it("follows the other headings with a paragraph too", () =>
    enter(
      [heading("甲"), paragraph("文"), heading("乙<a>")],
      [heading("甲"), paragraph("文"), heading("乙"), paragraph("<a>")],
    ))
  it("cuts a heading into two headings", () =>
    enter([heading("甲<a>乙", { level: 2 })], [heading("甲", { level: 2 }), heading("<a>乙", { level: 2 })]))
  it("goes on with an item after an item", () =>
    enter([bullet("甲<a>", { level: 2 })], [bullet("甲", { level: 2 }), bullet("<a>", { level: 2 })]))
  it("steps an empty item out level by level", () => {
    enter([bullet("<a>", { level: 2 })], [bullet("<a>")])
    enter([bullet("<a>")], [paragraph("<a>")])
  })
  it("steps an empty task out to the level of the task above it", () =>
    enter([task("甲"), task("<a>", { level: 3 })], [task("甲"), task("<a>", { level: 2 })]))
  it("makes an empty task a paragraph where no task is above it", () =>
    enter([heading("甲"), task("<a>")], [heading("甲"), paragraph("<a>")]))
  it("makes an empty heading a paragraph", () => enter([heading("<a>")], [paragraph("<a>")]))
  it("makes an empty target the next task", () =>
    enter([task("甲", { level: 3 }), target("<a>")], [task("甲", { level: 3 }), task("<a>", { level: 3 })]))
  it("goes on with a target after a target", () => enter([target("学习<a>")], [target("学习"), target("<a>")]))
  it("goes on with the date after the signature", () =>
    expect(run([signature("办公室<a>")])).toEqual(["signature", "date"]))
  it("goes on with an annex after an annex", () => enter([annexNote("附件<a>")], [annexNote("附件"), annexNote("<a>")]))
  it("puts another empty paragraph under an empty one", () =>
    enter([paragraph("<a>")], [paragraph(""), paragraph("<a>")]))
  it("replaces a selection over several blocks", () =>
    enter([task("甲<a>乙"), paragraph("丙<b>丁")], [task("甲"), task("<a>丁")]))
  it("makes only paragraphs in a cell", () =>
    enter(
      [table(row(cell({ col: "c" }, paragraph("甲<a>"))))],
      [table(row(cell({ col: "c" }, paragraph("甲"), paragraph("<a>"))))],
    ))
  it("puts a paragraph after a selected block without text", () => {
    const state = stateOf([schedule()])
    const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 0)))
    let next = selected
    splitBlock.run(selected, (tr) => {
      next = selected.apply(tr)
    })
    expect(next.doc.children.map(({ type }) => type.name)).toEqual(["schedule", "paragraph"])
    expect(next.selection.from).toBe(2)
  })
})

function run(before: readonly Built[]): string[] {
  const state = stateOf(before)
  let names: string[] = []
  splitBlock.run(state, (tr) => {
    names = tr.doc.children.map(({ type }) => type.name)
  })
  return names
}
