import { describe, expect, it } from "vitest"
import { doc, heading, task, title } from "../build.ts"
import { detectLevels, detectNumbering, labelsAgree } from "./detect.ts"
import { readLabel, type TypedLabel } from "./label.ts"
import { numberBlocks } from "./number.ts"

function read(label: string): TypedLabel {
  const typed = readLabel(`${label}加强学习`)
  if (!typed) throw new Error(`${label} is no label`)
  return typed
}

/** The numbering of labels given in a line, their levels by their forms; `-2` is an unlabelled block of level 2. */
function detected(line: string): string {
  const words = line.split(" ").map((word) => word.replace("_", " "))
  const levels = detectLevels(words.filter((word) => !word.startsWith("-")).map(read)).values()
  const items = words.map((word) =>
    word.startsWith("-")
      ? { level: Number(word.slice(1)), label: null }
      : { level: Number(levels.next().value), label: read(word) },
  )
  return detectNumbering(items)
}

describe("detectNumbering", () => {
  it.each([
    ["一、 （一） （二） 二、 （一） （二）", "一、|（一）|1.|（1）"],
    ["一、 (一) (二) 二、 (三) (四) 三、 (五)", "一、|（一）+|1.|（1）"],
    ["一、 1. 2. 二、 3. 4. 三、 5.", "一、|1.+|（1）|①"],
    ["一、 1、 2、 二、 1、", "一、|1.|（1）|①"],
    ["一、 （一） 1. 2. （二） 1. 二、 （三） 1.", "一、|（一）+|1.|（1）"],
    ["一、 （一） 1. 2. （二） 3. 二、 （一） 4.", "一、|（一）|1.+|（1）"],
    ["第一章： 一、 （一） 第二章： 一、", "第一章　|一、|（一）|1."],
    ["1_ 2_ 3_", "1 |一、|（一）|1."],
    ["-1 （一） （二） -1 （一）", "（一）|1.|（1）|①"],
    ["一、 （一） 1. （1） ① 二、", "一、|（一）|1.|（1）"],
  ])("of %s is %s", (line, numbering) => expect(detected(line)).toBe(numbering))

  it("is the usual one where there are no labels", () => {
    expect(detectNumbering([])).toBe("一、|（一）|1.|（1）")
    expect(detectNumbering([{ level: 1, label: null }])).toBe("一、|（一）|1.|（1）")
  })

  it("takes the form that most labels of a level have", () => {
    const items = ["（一）", "二、", "（三）"].map((label) => ({ level: 2, label: read(label) }))
    expect(detectNumbering(items)).toBe("一、|（一）|1.|（1）")
  })

  it("fills a level in between with a form that no level has", () => {
    const items = [
      { level: 1, label: read("一、") },
      { level: 3, label: read("1.") },
    ]
    expect(detectNumbering(items)).toBe("一、|（一）|1.|（1）")
  })

  it("lets one slip in a running level not stop it", () => {
    expect(detected("一、 1. 2. 二、 3. 4. 三、 1. 2. 四、 3.")).toBe("一、|1.+|（1）|①")
  })

  it("gives the labels that it was made from", () => {
    const typed = ["一、", "（一）", "（二）", "二、", "（三）", "三、", "（四）"]
    const numbering = detectNumbering(
      typed.map((label) => ({ level: label.startsWith("（") ? 2 : 1, label: read(label) })),
    )
    const blocks = typed.map((label) => (label.startsWith("（") ? task("甲") : heading("乙")))
    expect(Array.from(numberBlocks(doc(title("丙", { numbering }), ...blocks).node).values())).toEqual(typed)
  })
})

describe("labelsAgree", () => {
  it.each([
    ["(一)", "（一）", true],
    ["1、", "1.", true],
    ["１．", "1.", true],
    ["（二）", "（一）", false],
    ["1.", "（1）", false],
  ])("of %s with %s is %s", (typed, derived, agree) => {
    expect(labelsAgree(read(typed), read(derived))).toBe(agree)
  })
})
