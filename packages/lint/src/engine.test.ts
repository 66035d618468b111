import { doc, paragraph, task, title } from "@yaodian/model/build"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { readConfig, type Settings } from "./config.ts"
import { type Run, run } from "./engine.ts"
import { diagnosticsOf } from "./result.ts"
import { blockRule, groupRule, type Rule, remove } from "./rule.ts"
import { blocksOfNode } from "./view.ts"

const meta = {
  fix: "safe",
  source: { since: "0.1" },
  presets: { text: "info", report: "warning", plan: "error" },
  messages: { found: { "zh-CN": "找到{what}", en: "Found {what}" } },
} as const

function runOn(node: Node, settings: Settings, last: Run | null = null): Run {
  const blocksOf = (origin: object) => node.children.flatMap((child) => (child === origin ? blocksOfNode(child) : []))
  return run({ origins: node.children, blocksOf, labelsOf: (blocks) => blocks.map(() => "") }, settings, last)
}

function findings(done: Run) {
  return diagnosticsOf(done, () => undefined, []).map(({ block, severity, message }) => [block, severity, message])
}

const sayStyle = (text: string, width: string) => `${text.slice(0, 2)}${width}`
const stylish: readonly Rule[] = [
  blockRule({ ...meta, id: "text/block-style", roles: ["body"] }, ({ text }, context) => {
    context.report({ at: { from: 0, to: 1 }, message: "found", data: { what: sayStyle(text, context.style.width) } })
  }),
  groupRule({ ...meta, id: "text/group-style", roles: ["body"] }, ({ text }, context) => {
    context.report({ at: { from: 0, to: 1 }, message: "found", data: { what: sayStyle(text, context.style.width) } })
  }),
]

describe("an incremental run", () => {
  const settings = readConfig({}, stylish)
  const start = doc(title("工作总结"), paragraph("第一，甲。"), paragraph("第二，乙。")).node

  it("checks unchanged blocks again when the kind of their part changes", () => {
    const first = runOn(start, settings)
    const changed = start.replace(1, 5, doc(title("工作要点")).node.slice(1, 5))
    expect(findings(first).map(([, severity]) => severity)).toEqual(["warning", "warning", "warning", "warning"])
    expect(findings(runOn(changed, settings, first))).toEqual(findings(runOn(changed, settings)))
    expect(findings(runOn(changed, settings, first)).map(([, severity]) => severity)).toEqual(Array(4).fill("error"))
  })

  it("checks unchanged blocks again when the consensus changes", () => {
    const first = runOn(start, settings)
    const more = doc(...["第三,丙,丁,戊,己,庚。"].map((text) => paragraph(text))).node.child(0)
    const changed = start.type.create(null, [...start.children, more])
    expect(findings(first)[0]?.[2]).toBe("找到第一full")
    expect(findings(runOn(changed, settings, first))[0]?.[2]).toBe("找到第一half")
  })

  it("gives the very run before where nothing changed", () => {
    const first = runOn(start, settings)
    expect(runOn(start, settings, first)).toBe(first)
  })
})

const thrower = blockRule({ ...meta, id: "text/thrower" }, ({ text }) => {
  if (text.includes("坏")) throw new TypeError("no")
})
const outside = blockRule({ ...meta, id: "text/outside" }, (_, context) => {
  context.report({ at: { from: 0, to: 99 }, message: "found", fixes: [remove(0, 99)] })
})
const sound = blockRule({ ...meta, id: "text/sound" }, (_, context) => {
  context.report({ at: { from: 0, to: 1 }, message: "found", fixes: [remove(0, 1)] })
})

describe("a rule that throws", () => {
  const node = doc(paragraph("好的。"), paragraph("坏的。"), task("也坏。")).node
  const told: string[] = []
  const settings = readConfig({ onError: (rule) => told.push(rule) }, [thrower, outside, sound])
  const diagnostics = diagnosticsOf(runOn(node, settings), () => undefined, [])

  it("is one finding with its id, and the others go on", () => {
    expect(diagnostics.map(({ rule, data }) => [rule, data.rule])).toEqual([
      ["lint/rule-crash", "text/outside"],
      ["text/sound", undefined],
      ["lint/rule-crash", "text/thrower"],
      ["text/sound", undefined],
      ["text/sound", undefined],
    ])
  })

  it("is told to onError", () => {
    expect(new Set(told)).toEqual(new Set(["text/thrower", "text/outside"]))
  })

  it("says what went wrong", () => {
    expect(diagnostics[0]?.message).toContain("Range 0–99 is outside the text of block b1 (0–3)")
  })
})
