import { planSchema } from "@yaodian/model"
import { doc, heading, paragraph, task, title } from "@yaodian/model/build"
import { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import type { LintConfig } from "./config.ts"
import { createLinter, lintDocument } from "./linter.ts"
import { oneOf, randomDoc, randomEdit, seededRandom } from "./random-edits.ts"

// Without any object of the original: nothing can come from a cache.
function copy(document: Node): Node {
  return Node.fromJSON(planSchema, document.toJSON())
}

const configs: readonly LintConfig[] = [{}, { preset: "strict" }, { preset: "text" }, { kind: "plan" }]

describe("createLinter", () => {
  const seeds = Array.from({ length: 60 }, (_, at) => 1000 + at)
  it.each(seeds)("gives after every edit what a new linter gives (seed %i)", (seed) => {
    const random = seededRandom(seed)
    const config = oneOf(random, configs)
    const linter = createLinter(config)
    let document = randomDoc(random)
    for (let step = 0; step < 40; step++) {
      const result = linter.update(document)
      const fresh = lintDocument(copy(document), config)
      expect(result.diagnostics, `seed ${seed}, step ${step}`).toEqual(fresh.diagnostics)
      expect(result.kind).toBe(fresh.kind)
      for (const one of result.diagnostics) {
        expect(result.position(one)).toEqual(fresh.position(one))
        expect(result.linePlace(one)).toEqual(fresh.linePlace(one))
      }
      document = randomEdit(random, document)
    }
  })

  it.each(seeds.slice(0, 20))("keeps the objects of findings that still hold (seed %i)", (seed) => {
    const random = seededRandom(seed)
    const linter = createLinter({ preset: "strict" })
    let document = randomDoc(random)
    let before = linter.update(document).diagnostics
    for (let step = 0; step < 40; step++) {
      document = randomEdit(random, document)
      const now = linter.update(document).diagnostics
      for (const one of now) {
        const same = before.find((other) => other.fingerprint === one.fingerprint)
        if (same && JSON.stringify(same) === JSON.stringify(one)) expect(one, `seed ${seed}, step ${step}`).toBe(same)
      }
      before = now
    }
  })

  it("keeps a finding when a colleague types in another block", () => {
    const { node, tag } = doc(title("临江市2027年工作要点"), task("学习《甲》、《乙》。"), paragraph("办好<a>实事。"))
    const linter = createLinter()
    const before = linter.update(node)
    const [finding] = before.diagnostics.filter(({ rule }) => rule === "punct/list-comma-between-titles")
    const after = linter.update(new Transform(node).insert(tag.a ?? 0, planSchema.text("民生")).doc)
    expect(finding).toBeDefined()
    expect(after.diagnostics).toContain(finding)
  })

  it("keeps the fingerprint when the block moves, and says where it is now", () => {
    const parts = [heading("总体要求"), paragraph("坚持创新。"), heading("重点任务"), task("学习《甲》、《乙》。")]
    const [a, b, c, d] = parts
    if (!a || !b || !c || !d) throw new Error("four blocks")
    const linter = createLinter({
      preset: "strict",
      rules: { "task/unit-missing": "off", "task/deadline-missing": "off" },
    })
    const node = doc(...parts).node
    const [before] = linter.update(node).diagnostics
    const moved = planSchema.node("doc", null, [node.child(0), node.child(3), node.child(1), node.child(2)])
    const [after] = linter.update(moved).diagnostics
    expect(before?.section).toBe("二、（一）")
    expect(after).toMatchObject({ fingerprint: before?.fingerprint, section: "一、（一）" })
  })

  it("tells equal findings apart by their order", () => {
    const { diagnostics } = lintDocument(doc(paragraph("学习《甲》、《乙》。"), paragraph("学习《甲》、《乙》。")).node)
    expect(new Set(diagnostics.map(({ fingerprint }) => fingerprint)).size).toBe(2)
  })

  it("uses a new configuration from the next update on", () => {
    const node = doc(paragraph("学习《甲》、《乙》。")).node
    const linter = createLinter({ language: "zh-CN" })
    expect(linter.update(node).diagnostics).toHaveLength(1)
    linter.configure({ language: "en" })
    expect(linter.update(node).diagnostics[0]?.message).toMatch(/^There is no list comma/)
    linter.configure({ rules: { "punct/list-comma-between-titles": "off" } })
    expect(linter.update(node).diagnostics).toEqual([])
  })

  it("gives ranges in document positions", () => {
    const { node, tag } = doc(title("工作要点"), paragraph("学习《甲》<a>、<b>《乙》。"))
    const result = lintDocument(node)
    const [finding] = result.diagnostics
    expect(finding && result.position(finding)).toEqual({ from: tag.a, to: tag.b })
    expect(result.position({ block: "none", part: "text", from: 0, to: 0 })).toBeNull()
  })
})

describe("profiles", () => {
  const steps = (words: string) => [heading(words), task("完成改造。"), task("建成档案馆。")]
  const rulesFor = (text: string, words: string) =>
    lintDocument(doc(title(text), ...steps(words)).node).diagnostics.map(({ rule }) => rule)

  it("asks a plan for units and deadlines", () => {
    expect(rulesFor("临江市2027年工作要点", "重点工程")).toEqual(["task/deadline-missing", "task/unit-missing"])
  })

  it("does not ask a report for them", () => {
    expect(rulesFor("临江市2026年工作总结", "重点工程")).toEqual([])
  })

  it("asks the section of a report that is a plan", () => {
    expect(rulesFor("临江市2026年工作总结", "2027年工作安排")).toEqual(["task/deadline-missing", "task/unit-missing"])
  })
})
