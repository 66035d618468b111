import {
  type Built,
  br,
  bullet,
  cell,
  doc,
  figure,
  heading,
  marked,
  paragraph,
  row,
  signature,
  table,
  target,
  task,
  title,
} from "@yaodian/model/build"
import { describe, expect, it } from "vitest"
import { refuses, runs, stateOf } from "../testing/command-test.ts"
import type { EditorCommand } from "./command.ts"
import { commands } from "./index.ts"
import { insertTable } from "./insert-table.ts"
import { insertTarget } from "./insert-target.ts"
import { currentKind, kindCommands } from "./kinds.ts"
import { documentEnd, leaveTable } from "./leave-table.ts"
import { indent, outdent } from "./level.ts"
import { numberSample } from "./level-sample.ts"
import { lineBreak } from "./line-break.ts"
import { moveDown, moveUp } from "./move-unit.ts"
import { nextCell, previousCell } from "./table-cells.ts"
import { strong } from "./toggle-mark.ts"

function kind(id: string): EditorCommand {
  return kindCommands.find((command) => command.id === `kind-${id}`)!
}

describe("a kind", () => {
  it("makes a paragraph a task", () => runs(kind("task-3"), [paragraph("学<a>")], [task("学<a>", { level: 3 })]))
  it("keeps the facts of a task that changes its level, and drops its old label", () =>
    runs(kind("task-3"), [task("学<a>", { due: "2027", label: "（八）" })], [task("学<a>", { level: 3, due: "2027" })]))
  it("changes every text block of a selection and nothing else", () =>
    runs(
      kind("bullet"),
      [paragraph("<a>甲"), figure("图"), heading("乙<b>")],
      [bullet("<a>甲"), figure("图"), bullet("乙<b>")],
    ))
  it("does not apply to a table", () => refuses(kind("task-2"), [table(row(cell({ col: "c" }, paragraph("<a>"))))]))
  it("is known at the caret by type and level", () => {
    expect(currentKind(stateOf([heading("甲<a>", { level: 3 })]))?.id).toBe("heading-3")
    expect(currentKind(stateOf([bullet("甲<a>", { level: 3 })]))?.id).toBe("bullet")
    expect(currentKind(stateOf([figure("图<a>")]))).toBeNull()
  })
})

describe("levels", () => {
  it("go down and up", () => {
    runs(indent, [task("学<a>", { level: 2 })], [task("学<a>", { level: 3 })])
    runs(outdent, [heading("学<a>", { level: 2, label: "二、" })], [heading("学<a>", { level: 1 })])
  })
  it("change in all selected blocks that have one", () =>
    runs(
      indent,
      [bullet("<a>甲"), paragraph("乙"), task("丙<b>", { level: 4 })],
      [bullet("<a>甲", { level: 2 }), paragraph("乙"), task("丙<b>", { level: 4 })],
    ))
  it("make an empty block what its new level is nearby, and back", () => {
    runs(outdent, [heading("甲"), task("一"), task("<a>")], [heading("甲"), task("一"), heading("<a>")])
    runs(indent, [heading("甲"), task("一"), heading("<a>")], [heading("甲"), task("一"), task("<a>")])
    runs(outdent, [task("甲", { level: 1 }), task("<a>")], [task("甲", { level: 1 }), task("<a>", { level: 1 })])
    runs(outdent, [heading("甲"), task("一<a>")], [heading("甲"), task("一<a>", { level: 1 })])
  })
  it("end at 1 and 4, and plain text has none", () => {
    refuses(outdent, [heading("<a>甲")])
    refuses(indent, [task("<a>甲", { level: 4 })])
    refuses(indent, [paragraph("<a>甲")])
  })
  it("look as the numbering of the part says", () => {
    const state = stateOf([title("甲", { numbering: "一、|1.+|（1）|①" }), task("乙<a>")])
    expect([1, 2, 3, 4].map((level) => numberSample(state, level))).toEqual(["一、", "1.", "（1）", "①"])
    expect(numberSample(stateOf([task("乙<a>")]), 2)).toBe("（一）")
  })
})

describe("a new target", () => {
  it("goes after the targets of its task", () =>
    runs(
      insertTarget,
      [task("甲<a>"), target("一"), paragraph("文"), task("乙")],
      [task("甲"), target("一"), target("<a>"), paragraph("文"), task("乙")],
    ))
  it("goes right after a task that has none, from any of its blocks", () =>
    runs(insertTarget, [task("甲"), paragraph("文<a>")], [task("甲"), target("<a>"), paragraph("文")]))
  it("needs a task", () => refuses(insertTarget, [task("甲"), heading("乙<a>")]))
})

describe("moving", () => {
  const section = (name: string, ...tasks: Built[]) => [heading(name), ...tasks]
  it("takes a task along with its targets and paragraphs", () =>
    runs(
      moveDown,
      [task("甲<a>"), target("一"), task("乙"), paragraph("文")],
      [task("乙"), paragraph("文"), task("甲<a>"), target("一")],
    ))
  it("takes a task up over the one before with all that belongs to it", () =>
    runs(
      moveUp,
      [task("甲"), task("细", { level: 3 }), paragraph("文"), task("乙<a>")],
      [task("乙<a>"), task("甲"), task("细", { level: 3 }), paragraph("文")],
    ))
  it("takes the first task of a section into the section before", () =>
    runs(
      moveUp,
      [...section("甲"), ...section("乙", task("一<a>"))],
      [...section("甲"), task("一<a>"), ...section("乙")],
    ))
  it("takes the last task of a section into the section after", () =>
    runs(
      moveDown,
      [...section("甲", task("一<a>")), ...section("乙", task("二"))],
      [...section("甲"), ...section("乙", task("一<a>"), task("二"))],
    ))
  it("takes a section along with its tasks", () =>
    runs(
      moveUp,
      [title("要点"), ...section("甲", task("一")), ...section("乙<a>", task("二"))],
      [title("要点"), ...section("乙<a>", task("二")), ...section("甲", task("一"))],
    ))
  it("moves a paragraph by one block", () =>
    runs(moveDown, [paragraph("甲<a>"), paragraph("乙")], [paragraph("乙"), paragraph("甲<a>")]))
  it("moves what is selected together, with the selection", () => {
    runs(
      moveDown,
      [task("一<a>"), target("目标"), task("二<b>"), task("三"), task("小", { level: 3 })],
      [task("三"), task("小", { level: 3 }), task("一<a>"), target("目标"), task("二<b>")],
    )
    runs(
      moveUp,
      [paragraph("甲"), paragraph("乙<a>"), paragraph("丙<b>")],
      [paragraph("乙<a>"), paragraph("丙<b>"), paragraph("甲")],
    )
    runs(
      moveUp,
      [...section("甲"), ...section("乙<a>"), ...section("丙<b>")],
      [...section("乙<a>"), ...section("丙<b>"), ...section("甲")],
    )
  })
  it("leaves the first task of the first section where it is", () =>
    refuses(moveUp, [title("要点"), paragraph("文"), heading("甲"), task("一<a>")]))
  it("does not take anything above a title or past the end", () => {
    refuses(moveUp, [title("要点"), paragraph("<a>文")])
    refuses(moveUp, [title("要点"), paragraph("文"), task("甲<a>")])
    refuses(moveDown, [task("甲<a>"), signature("办公室")])
    refuses(moveDown, [paragraph("<a>文")])
  })
})

describe("a table", () => {
  it("has three columns and three rows, the first a header, under the block at the caret", () => {
    const state = stateOf([paragraph("甲<a>"), paragraph("乙")])
    let made = state
    insertTable.run(state, (tr) => {
      made = state.apply(tr)
    })
    made.doc.check()
    expect(made.doc.children.map(({ type }) => type.name)).toEqual(["paragraph", "table", "paragraph"])
    const rows = made.doc.child(1).children
    expect(rows.map((each) => each.children.map((cell) => cell.attrs.header))).toEqual([
      [true, true, true],
      [false, false, false],
      [false, false, false],
    ])
    const columns = rows.map((each) => each.children.map((cell) => cell.attrs.col).join())
    expect(new Set(columns).size).toBe(1)
    expect(made.selection.$head.node(3).type.name).toBe("cell")
  })
  const cells = (...words: string[]) => row(...words.map((each, at) => cell({ col: `c${at}` }, paragraph(each))))
  it("is walked cell by cell", () => {
    runs(nextCell, [table(cells("甲<a>", "乙"), cells("丙", "丁"))], [table(cells("甲", "<a>乙"), cells("丙", "丁"))])
    runs(nextCell, [table(cells("甲", "乙<a>"), cells("丙", "丁"))], [table(cells("甲", "乙"), cells("<a>丙", "丁"))])
    runs(previousCell, [table(cells("甲", "乙<a>"))], [table(cells("<a>甲", "乙"))])
    runs(previousCell, [table(cells("甲<a>", "乙"))], [table(cells("甲<a>", "乙"))])
  })
  it("grows by a row from its last cell", () =>
    runs(nextCell, [table(cells("甲", "乙<a>"))], [table(cells("甲", "乙"), cells("<a>", ""))]))
  it("has a paragraph below it to go on in where there was none", () => {
    const state = stateOf([paragraph("甲<a>")])
    let names: string[] = []
    insertTable.run(state, (tr) => {
      names = tr.doc.children.map(({ type }) => type.name)
    })
    expect(names).toEqual(["paragraph", "table", "paragraph"])
  })
  it("is left by its last row, with which the document ends", () => {
    const before = [cells("甲", "乙"), cells("丙", "丁<a>")]
    runs(leaveTable, [table(...before)], [table(cells("甲", "乙"), cells("丙", "丁")), paragraph("<a>")])
    refuses(leaveTable, [table(...before), paragraph("")])
    refuses(leaveTable, [table(cells("甲<a>", "乙"), cells("丙", "丁"))])
    refuses(leaveTable, [paragraph("文<a>")])
  })
  it("holds the caret at the end of a document that ends with it", () => {
    runs(documentEnd, [paragraph("<a>文"), table(cells("甲", "乙"))], [paragraph("文"), table(cells("甲", "乙<a>"))])
    refuses(documentEnd, [paragraph("<a>文")])
  })
  it("is not walked from outside", () => refuses(nextCell, [paragraph("<a>")]))
})

describe("marks and breaks", () => {
  it("make words bold and plain again", () => {
    const bold = stateOf([paragraph("甲<a>乙<b>丙")])
    let next = bold
    strong.run(bold, (tr) => {
      next = bold.apply(tr)
    })
    expect(next.doc.eq(doc(paragraph("甲", marked("乙", "strong"), "丙")).node)).toBe(true)
    expect([strong.isOn?.(bold), strong.isOn?.(next)]).toEqual([false, true])
  })
  it("break a line inside a title", () => runs(lineBreak, [title("甲<a>乙")], [title("甲", br, "<a>乙")]))
})

describe("the list of commands", () => {
  it("has no id twice", () => expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length))
})
