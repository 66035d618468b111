import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { bullet, cell, doc, heading, paragraph, row, table, target, task, title } from "../build.ts"
import { blockNumbers, numberBlocks } from "./number.ts"

/** The labels in order of the blocks, `-` for a heading or task without one. */
function labels(document: Node): string {
  const numbers = numberBlocks(document)
  const counted = document.children.filter((block) => ["heading", "task"].includes(block.type.name))
  return counted.map((block) => numbers.get(block.attrs.id) ?? "-").join(" ")
}

/** A document of headings and tasks: `h1 t2 h-1` (h heading, t task, then the level; `-` for unnumbered; `|x` a title). */
function plan(numbering: string, shape: string): Node {
  const blocks = shape.split(" ").map((word) => {
    const attrs = { level: Number(word.slice(-1)), numbered: !word.includes("-") }
    if (word === "|") return title("附件", { numbering, part: "annex" })
    return word.startsWith("h") ? heading("标题", attrs) : task("任务。", attrs)
  })
  return doc(title("临江市2027年工作要点", { numbering }), ...blocks).node
}

describe("numberBlocks", () => {
  const cases: readonly [string, string, string, string][] = [
    [
      "starts a level again under each block above it",
      "",
      "h1 t2 t2 h1 t2 t3 t3 t2 t3 t4",
      "一、 （一） （二） 二、 （一） 1. 2. （二） 1. （1）",
    ],
    [
      "lets a level with + run on through the part",
      "一、|（一）+|1.|（1）",
      "h1 t2 t2 h1 t2 t3 h1 t2",
      "一、 （一） （二） 二、 （三） 1. 三、 （四）",
    ],
    ["numbers by the second format", "一、|1.+|（1）|①", "h1 t2 t3 h1 t2 t3 t4", "一、 1. （1） 二、 2. （1） ①"],
    ["allows levels to be skipped", "", "h1 t3 t3 h1 t3 t2 t3", "一、 1. 2. 二、 1. （一） 1."],
    ["counts headings and tasks of a level together", "", "h1 h2 t2 h2", "一、 （一） （二） （三）"],
    ["gives an unnumbered block no label and no number", "", "h1 t2 t-2 t2", "一、 （一） - （二）"],
    ["starts deeper levels again under an unnumbered heading", "", "h-1 t2 h-1 t2 t2", "- （一） - （一） （二）"],
    ["starts deeper levels again under an unnumbered task", "", "h1 t-2 t3 t-2 t3", "一、 - 1. - 1."],
    ["lets a level with + run on through unnumbered headings", "一、|（一）+", "h-1 t2 h-1 t2", "- （一） - （二）"],
    ["starts again in the next part", "一、|（一）+", "h1 t2 | h1 t2", "一、 （一） 一、 （一）"],
    ["numbers without a heading above", "", "t2 t2", "（一） （二）"],
    ["leaves a level with - without labels, yet counts it", "一、|-|1.", "h1 t2 t3 t2 t3", "一、 - 1. - 1."],
    ["takes the default for a numbering that it cannot read", "无", "h1 t2", "一、 （一）"],
    ["takes a level outside 1–4 for the nearest", "", "h0 t9 t9", "一、 （1） （2）"],
  ]
  it.each(cases)("%s", (_, numbering, shape, expected) => expect(labels(plan(numbering, shape))).toBe(expected))

  it("numbers a part without a title by the default", () => {
    expect(labels(doc(heading("一"), task("甲")).node)).toBe("一、 （一）")
  })

  it("takes no notice of other blocks and of tables", () => {
    const { node } = doc(
      heading("学习"),
      paragraph("正文"),
      task("甲"),
      target("人次"),
      table(row(cell({ col: "c" }, paragraph("一、")))),
      bullet("乙"),
      task("丙"),
    )
    expect(labels(node)).toBe("一、 （一） （二）")
    expect(numberBlocks(node).size).toBe(3)
  })

  it("gives the numbers as values", () => {
    const numbers = blockNumbers(plan("", "h1 t2 t2"))
    expect(Array.from(numbers.values(), ({ value }) => value)).toEqual([1, 1, 2])
  })

  it("gives the same map for the same document, and for one with other words", () => {
    const before = plan("", "h1 t2")
    const after = before.replace(before.content.size - 1, before.content.size - 1, doc(task("学")).node.slice(1, 2))
    expect(after.textContent).not.toBe(before.textContent)
    expect(numberBlocks(before)).toBe(numberBlocks(before))
    expect(numberBlocks(after)).toBe(numberBlocks(before))
  })

  it("numbers a document after another one as if it were alone", () => {
    const block = fc.record({
      kind: fc.constantFrom("h", "t"),
      numbered: fc.constantFrom("", "-"),
      level: fc.integer({ min: 1, max: 4 }),
    })
    const word = block.map(({ kind, numbered, level }) => `${kind}${numbered}${level}`)
    const shapes = fc.array(fc.oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: fc.constant("|") }), {
      minLength: 1,
      maxLength: 12,
    })
    const numberings = fc.constantFrom("", "一、|（一）+|1.|（1）", "一、|1.+|（1）+|①", "-|1.+")
    fc.assert(
      fc.property(numberings, shapes, shapes, (numbering, first, second) => {
        numberBlocks(plan(numbering, first.join(" ")))
        expect(labels(plan(numbering, second.join(" ")))).toBe(slowly(numbering, second))
      }),
    )
  })
})

/** The definition, block by block: how many numbered blocks of its level stand between a block and where it starts again. */
function slowly(numbering: string, shape: readonly string[]): string {
  const level = (word: string) => Number(word.slice(-1))
  const runsOn = (n: number) => (numbering.split("|")[n - 1] ?? "").endsWith("+")
  const label = (n: number, value: number) =>
    labels(plan(numbering, Array(value).fill(`t${n}`).join(" ")))
      .split(" ")
      .at(-1)
  const counted = shape.flatMap((word, at) => {
    if (word === "|") return []
    if (word.includes("-")) return ["-"]
    let value = 0
    for (let i = at; i >= 0 && shape[i] !== "|"; i--) {
      const other = shape[i] ?? ""
      if (level(other) < level(word) && !runsOn(level(word))) break
      if (level(other) === level(word) && !other.includes("-")) value++
    }
    return [label(level(word), value)]
  })
  return counted.join(" ")
}
