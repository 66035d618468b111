import { type Built, cell, heading, paragraph, row, table, target, task } from "@yaodian/model/build"
import { at, type Place } from "./long-plan.ts"

/** A composition of 你好 in a stretch of its own of one long plan that two people have open. */
export interface Case {
  readonly name: string
  /** The blocks, with the caret at `<a>`. */
  readonly blocks: readonly Built[]
  /** What the colleague does first. */
  readonly before?: (li: Colleague) => Promise<void>
  /** What the colleague does while unfinished letters stand in the text. */
  readonly meanwhile?: (li: Colleague) => Promise<void>
  /** What the page draws in the block before anything is composed, as a selector. */
  readonly drawn?: string
  /** The texts of the blocks when 你好 is in. */
  readonly gives: readonly string[]
  /** The same when it has been taken back; by default without 你好. */
  readonly undone?: readonly string[]
  /** A kind of block that the stretch has in the end. */
  readonly kind?: string
}

/** Somebody who works in the same stretch at another browser. */
export interface Colleague {
  /** Puts the caret there, or selects up to there. */
  go(from: Place, to?: Place): Promise<void>
  type(at: Place, text: string): Promise<void>
  press(at: Place, key: string): Promise<void>
  cut(from: Place, to: Place): Promise<void>
}

/** Where and while what one can compose. */
export const cases: readonly Case[] = [
  { name: "at the start of a block", blocks: [paragraph("<a>开头结尾")], gives: ["你好开头结尾"] },
  { name: "in the middle of a block", blocks: [paragraph("开头<a>结尾")], gives: ["开头你好结尾"] },
  { name: "at the end of a block", blocks: [paragraph("开头结尾<a>")], gives: ["开头结尾你好"] },
  { name: "in an empty block", blocks: [paragraph("<a>")], gives: ["你好"] },
  { name: "in a heading", blocks: [heading("标<a>题", { level: 2 })], gives: ["标你好题"] },
  { name: "in a task", blocks: [task("加强<a>学习。")], gives: ["加强你好学习。"] },
  { name: "in an empty task", blocks: [task("<a>")], gives: ["你好"] },
  {
    name: "in a target",
    blocks: [task("办好学校。"), target("新建<a>学校", { op: ">=", value: "3", unit: "所" })],
    gives: ["办好学校。", "新建你好学校"],
  },
  { name: "in a table's cell", blocks: [grid("甲<a>乙", "丙")], gives: ["甲你好乙", "丙"] },
  { name: "in an empty cell", blocks: [grid("<a>", "丙")], gives: ["你好", "丙"], undone: ["", "丙"] },
  {
    name: "beside a colleague's caret that moves",
    blocks: [paragraph("开头<a>结尾")],
    before: (li) => li.go(at(0, 2)),
    drawn: ".plan-peer",
    meanwhile: async (li) => {
      await li.press(at(0, 3), "ArrowLeft")
      await li.go(at(0, 0), at(0, 4))
    },
    gives: ["开头你好结尾"],
  },
  {
    name: "over selected words",
    blocks: [paragraph("开头<a>旧词<b>结尾")],
    gives: ["开头你好结尾"],
    undone: ["开头旧词结尾"],
  },
  {
    name: "over words selected in two blocks",
    blocks: [paragraph("开头<a>旧"), paragraph("词<b>结尾")],
    gives: ["开头你好结尾"],
    undone: ["开头结尾"],
  },
  {
    name: "in the underline of a finding",
    blocks: [paragraph("见《甲》、<a>《乙》。")],
    drawn: ".plan-finding",
    gives: ["见《甲》、你好《乙》。"],
  },
  {
    name: "with a colleague's words before and after it",
    blocks: [paragraph("开头<a>结尾")],
    meanwhile: async (li) => {
      await li.type(at(0, 0), "前面")
      await li.type(at(0, 6), "后面")
    },
    gives: ["前面开头你好结尾后面"],
  },
  {
    name: "with a colleague's words at the very place",
    blocks: [paragraph("开头<a>结尾")],
    meanwhile: (li) => li.type(at(0, 2), "中间"),
    gives: ["开头你好中间结尾"],
  },
  {
    name: "in an empty block that a colleague fills",
    blocks: [paragraph("上"), paragraph("<a>")],
    meanwhile: (li) => li.type(at(1, 0), "中间"),
    gives: ["上", "你好中间"],
  },
  {
    name: "in an empty cell that a colleague fills",
    blocks: [grid("<a>", "丙")],
    meanwhile: (li) => li.type(at(0, 0), "中间"),
    gives: ["你好中间", "丙"],
  },
  {
    name: "in a block that is cut before it",
    blocks: [paragraph("开头甲<a>乙结尾")],
    meanwhile: (li) => li.press(at(0, 2), "Enter"),
    gives: ["开头", "甲你好乙结尾"],
  },
  {
    name: "in a block that is cut after it",
    blocks: [paragraph("开头甲<a>乙结尾")],
    meanwhile: (li) => li.press(at(0, 4), "Enter"),
    gives: ["开头甲你好乙", "结尾"],
  },
  {
    name: "in a block that is joined to the one before",
    blocks: [paragraph("前一段"), paragraph("开头<a>结尾")],
    meanwhile: (li) => li.press(at(1, 0), "Backspace"),
    gives: ["前一段开头你好结尾"],
  },
  {
    name: "in a block that the next one is joined to",
    blocks: [paragraph("开头<a>结尾"), paragraph("后一段")],
    meanwhile: (li) => li.press(at(0, 4), "Delete"),
    gives: ["开头你好结尾后一段"],
  },
  {
    name: "in text that is deleted",
    blocks: [paragraph("开头<a>结尾"), paragraph("后一段")],
    meanwhile: (li) => li.cut(at(0, 1), at(0, 3)),
    gives: ["开你好尾", "后一段"],
  },
  {
    name: "in a block that is deleted",
    blocks: [paragraph("前一段"), paragraph("开头<a>结尾"), paragraph("后一段")],
    meanwhile: (li) => li.cut(at(0, 3), at(1, 4)),
    gives: ["前一段", "你好", "后一段"],
    undone: ["前一段", "后一段"],
  },
  {
    name: "in a block that is moved up",
    blocks: [paragraph("前一段"), paragraph("开头<a>结尾"), paragraph("后一段")],
    meanwhile: (li) => li.press(at(1, 0), "Alt+ArrowUp"),
    gives: ["开头你好结尾", "前一段", "后一段"],
  },
  {
    name: "in a task that is moved down with its target",
    blocks: [task("办好<a>学校。"), target("新建学校"), task("修好道路。")],
    meanwhile: (li) => li.press(at(0, 0), "Alt+ArrowDown"),
    gives: ["修好道路。", "办好你好学校。", "新建学校"],
  },
  {
    name: "in a paragraph that becomes a task",
    blocks: [paragraph("开头<a>结尾")],
    meanwhile: (li) => li.press(at(0, 0), "Control+Alt+2"),
    gives: ["开头你好结尾"],
    kind: "task",
  },
  {
    name: "in a task that becomes a paragraph",
    blocks: [task("开头<a>结尾")],
    meanwhile: (li) => li.press(at(0, 0), "Control+Alt+0"),
    gives: ["开头你好结尾"],
    kind: "paragraph",
  },
]

function grid(first: string, second: string): Built {
  return table(row(cell({ col: "c1" }, paragraph(first)), cell({ col: "c2" }, paragraph(second))))
}
