import { type Built, heading, note, paragraph, task } from "@yaodian/model/build"
import { expect, it } from "vitest"
import { stateOf } from "../testing/command-test.ts"
import { absorbLabel } from "./typed-label.ts"

/** What the block at `<a>` has become when `typed` had just been written before it. */
function written(block: Built, typed: string): string {
  const state = stateOf([block])
  const { $from } = state.selection
  const start = { block: String($from.parent.attrs.id), offset: $from.parentOffset - typed.length }
  const tr = absorbLabel(state, start)
  if (!tr) return "left alone"
  tr.doc.check()
  const { type, attrs, textContent } = tr.doc.child(0)
  const { parentOffset } = tr.selection.$from
  return `${type.name}${attrs.level} ${textContent.slice(0, parentOffset)}|${textContent.slice(parentOffset)}`
}

it("makes a block what its typed number says with the first word behind it", () => {
  expect(written(paragraph("一、加强<a>"), "加强")).toBe("heading1 加强|")
  expect(written(paragraph("（一）学<a>"), "学")).toBe("task2 学|")
  expect(written(paragraph("1．学<a>"), "学")).toBe("task3 学|")
  expect(written(paragraph("(2) 学<a>"), "学")).toBe("task4 学|")
  expect(written(paragraph("一、加强<a>"), "一、加强")).toBe("heading1 加强|")
})

it("does so too when the number is put in front of words", () => {
  expect(written(paragraph("一、<a>加强学习"), "、")).toBe("heading1 |加强学习")
  expect(written(paragraph("（一）<a>加强学习"), "）")).toBe("task2 |加强学习")
})

it("does not number a task or a section twice", () => {
  expect(written(task("（三）学<a>"), "学")).toBe("task2 学|")
  expect(written(task("1.学<a>"), "学")).toBe("task3 学|")
  expect(written(task("二、改进<a>"), "改进")).toBe("heading1 改进|")
  expect(written(heading("二、改进<a>"), "改进")).toBe("heading1 改进|")
  expect(written(heading("（一）学<a>", { level: 2 }), "学")).toBe("heading2 学|")
  expect(written(heading("（一）学<a>"), "学")).toBe("task2 学|")
})

it("keeps the facts of a task", () => {
  const state = stateOf([task("（三）学<a>", { leads: "办公室", due: "2027" })])
  const tr = absorbLabel(state, { block: "b1", offset: 3 })
  expect(tr?.doc.child(0).attrs).toMatchObject({ leads: "办公室", due: "2027", id: "b1" })
})

it("leaves figures and enumerations alone, and numbers that stood there before", () => {
  expect(written(paragraph("1.5<a>"), "5")).toBe("left alone")
  expect(written(paragraph("一、二、三产业<a>"), "三产业")).toBe("left alone")
  expect(written(paragraph("一、<a>"), "、")).toBe("left alone")
  expect(written(paragraph("一、加强<a>"), "强")).toBe("left alone")
  expect(written(paragraph("十<a>一、加强"), "十")).toBe("left alone")
  expect(written(note("（一）学<a>"), "学")).toBe("left alone")
})
