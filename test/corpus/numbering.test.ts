import { detectLevels, detectNumbering, leadLength, readLabel, type TypedLabel } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import { readSeed, type seedFiles, sharedFolder } from "../shared.ts"

interface LabelledLine extends TypedLabel {
  readonly text: string
}

/** The lines of a seed that begin with a label. */
function labelledLines(name: keyof typeof seedFiles): readonly LabelledLine[] {
  const lines = new TextDecoder().decode(readSeed(name)).split(/\r?\n/)
  return lines.flatMap((line) => {
    const label = readLabel(line)
    return label ? [{ ...label, text: line.slice(label.length).trimEnd() }] : []
  })
}

function values(lines: readonly LabelledLine[], form: TypedLabel["form"]): readonly number[] {
  return lines.filter((line) => line.form === form).map(({ value }) => value)
}

function numberingOf(lines: readonly LabelledLine[]): string {
  const levels = detectLevels(lines)
  return detectNumbering(lines.map((label, at) => ({ label, level: levels[at] ?? 1 })))
}

const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1)

describe.skipIf(sharedFolder === null)("typed labels of real documents", () => {
  it("finds the sections and tasks of 000, whose tasks run on", () => {
    const lines = labelledLines("000")
    expect(values(lines, "han-comma")).toEqual(upTo(6))
    expect(values(lines, "han-bracket")).toEqual(upTo(20))
    expect(lines).toHaveLength(26)
    expect(numberingOf(lines)).toBe("一、|（一）+|1.|（1）")
  })

  it("finds the tasks of 000 whose lead is not closed", () => {
    const tasks = labelledLines("000").filter(({ form }) => form === "han-bracket")
    expect(tasks.filter(({ text }) => leadLength(text) === 0).map(({ value }) => value)).toEqual([2, 9, 10])
  })

  it("finds the sections and tasks of 001, which leaves a level out", () => {
    const lines = labelledLines("001")
    expect(values(lines, "han-comma")).toEqual(upTo(6))
    expect(values(lines, "digit-dot")).toEqual(upTo(25))
    expect(lines).toHaveLength(31)
    expect(numberingOf(lines)).toBe("一、|1.+|（1）|①")
  })

  it("finds the sections of 002, a figure and a space, and nothing else", () => {
    const lines = labelledLines("002")
    expect(values(lines, "digit-space")).toEqual(upTo(5))
    expect(lines).toHaveLength(5)
  })

  it("finds no label in 003 and 004, which have none in their lines", () => {
    expect([...labelledLines("003"), ...labelledLines("004")]).toEqual([])
  })
})
