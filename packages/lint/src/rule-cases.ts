/**
 * The tester of rules: one line per case. A case is a small document, one block a line:
 *
 *     # 标题        ## 一级标题 … ##### 四级标题        + 任务 ++ 下一级任务        - 列项
 *     @date 2027年6月30日     (any block type)        anything else is a paragraph
 *
 * A block may begin with attributes, `+ {label=（五）,due=2027-06} 加强……`. ⟦ ⟧ mark the exact range of every finding. The tester
 * adds the laws that hold for every rule: both languages render, files and documents give the same findings, a fix gives
 * what the case says and leaves the rule silent, no other rule wakes, and long odd lines take no time.
 */
import { type LineRole, numberBlocks, type Primitive, planSchema, type SourceLine } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import type { Data, Diagnostic } from "./diagnostic.ts"
import { repair, repairAll } from "./fix.ts"
import { lintDocument, lintLines } from "./linter.ts"
import type { Rule } from "./rule.ts"

/** A text in which the rule finds exactly what is marked. */
interface InvalidCase {
  readonly text: string
  /** The message of every finding. */
  readonly message: string
  /** The data of the first finding; compulsory where the message has placeholders. */
  readonly data?: Data
  /** What each fix of the only finding gives, in order; of several findings, what fixing all of them gives. */
  readonly fixed?: string | readonly string[]
}

/** The cases of a rule. */
export interface RuleCases {
  readonly valid: readonly string[]
  readonly invalid: readonly InvalidCase[]
}

/** Tests a rule with its cases and the laws of all rules. */
export function ruleCases(rule: Rule, { valid, invalid }: RuleCases): void {
  describe(rule.id, () => {
    for (const text of valid) it(`is silent on ${shown(text)}`, () => expectSilent(rule, text))
    for (const one of invalid) it(`finds ${shown(one.text)}`, () => expectFindings(rule, one))
    it("has a case for each of its messages", () => expectAllMessages(rule, invalid))
    for (const unit of ["a", "“", "（", "一、", "》", "(", "2019"]) {
      it(`takes no time on 10,000 characters of ${unit}`, () => expectFast(rule, unit))
    }
  })
}

function shown(text: string): string {
  const line = text.replaceAll("\n", " ⏎ ")
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}

function expectSilent(rule: Rule, text: string): void {
  expect(found(rule, caseDoc(text).doc)).toEqual([])
}

function found(rule: Rule, doc: Node): readonly Diagnostic[] {
  return lintDocument(doc, { preset: "strict" }).diagnostics.filter((one) => one.rule === rule.id)
}

function expectFindings(rule: Rule, one: InvalidCase): void {
  const { doc, marks } = caseDoc(one.text)
  const findings = found(rule, doc)
  expect(findings.map(({ block, part, from, to }) => ({ block, part, from, to }))).toEqual(marks)
  expect(findings.map(({ messageId }) => messageId)).toEqual(findings.map(() => one.message))
  if (one.data || rule.messages[one.message]?.en.includes("{")) expect(findings[0]?.data).toEqual(one.data)
  expectBothLanguages(rule, doc)
  expectSameInLines(rule, doc, findings)
  if (findings.length === 1) expectFixes(rule, doc, findings[0] as Diagnostic, [one.fixed ?? []].flat())
  else expectAllFixed(rule, doc, findings, [one.fixed ?? []].flat())
}

function expectBothLanguages(rule: Rule, doc: Node): void {
  for (const language of ["zh-CN", "en"] as const) {
    for (const { rule: id, message, fixes } of lintDocument(doc, { preset: "strict", language }).diagnostics) {
      const texts = id === rule.id ? [message, ...fixes.map(({ title }) => title)] : []
      for (const text of texts) expect(text).not.toMatch(/\{\w+\}|^$/)
    }
  }
}

function expectSameInLines(rule: Rule, doc: Node, findings: readonly Diagnostic[]): void {
  const lines = caseLines(doc)
  if (!lines) return
  const ofLines = lintLines(lines, { preset: "strict" })
  const inDocument = lintDocument(doc).linePlace
  const lineFindings = ofLines.diagnostics.filter((one) => one.rule === rule.id)
  expect(lineFindings.map((one) => [ofLines.linePlace(one)?.line, one.messageId, one.data])).toEqual(
    findings.map((one) => [inDocument(one)?.line, one.messageId, one.data]),
  )
}

function expectFixes(rule: Rule, doc: Node, finding: Diagnostic, fixed: readonly string[]): void {
  expect(finding.fixes.length, "number of fixes").toBe(fixed.length)
  for (const [fix, text] of fixed.entries()) {
    const tr = new Transform(doc)
    expect(repair(tr, finding, { fix })).toEqual({ ok: true })
    expect(tr.doc.toJSON()).toEqual(caseDoc(text).doc.toJSON())
    expect(repair(new Transform(tr.doc), finding, { fix }), "the same fix again").toMatchObject({ ok: false })
    expectSettled(rule, doc, tr.doc)
  }
}

function expectAllFixed(rule: Rule, doc: Node, findings: readonly Diagnostic[], [text]: readonly string[]): void {
  if (text === undefined) {
    expect(findings.flatMap(({ fixes }) => fixes)).toEqual([])
    return
  }
  const tr = new Transform(doc)
  expect(repairAll(tr, findings, { suggestions: true }).left).toEqual([])
  expect(tr.doc.toJSON()).toEqual(caseDoc(text).doc.toJSON())
  expectSettled(rule, doc, tr.doc)
}

// The rule is silent and no other rule has more to say than before.
function expectSettled(rule: Rule, before: Node, after: Node): void {
  expect(found(rule, after)).toEqual([])
  const old = lintDocument(before, { preset: "strict" }).diagnostics.map((one) => one.rule)
  const now = lintDocument(after, { preset: "strict" }).diagnostics.map((one) => one.rule)
  for (const id of new Set(now)) expect(count(now, id), `findings of ${id}`).toBeLessThanOrEqual(count(old, id))
}

function count(ids: readonly string[], id: string): number {
  return ids.filter((one) => one === id).length
}

function expectAllMessages(rule: Rule, invalid: readonly InvalidCase[]): void {
  const titles = invalid.flatMap(({ text }) => found(rule, caseDoc(text).doc)).flatMap(({ fixes }) => fixes)
  const used = new Set([...invalid.map(({ message }) => message), ...titles.map(({ titleId }) => titleId)])
  expect(Object.keys(rule.messages).filter((id) => !used.has(id))).toEqual([])
}

// Far above what any rule takes (a few milliseconds) and far below what a pattern takes that goes wrong on such a text:
// how quick the rules are is test/bench/lint.ts's to say.
const slowestMs = 500

function expectFast(rule: Rule, unit: string): void {
  const only = { preset: "text", rules: { [rule.id]: "info" } } as const
  const text = unit.repeat(10_000 / unit.length)
  const blocks = (["task", "paragraph", "date"] as const).map((type) =>
    planSchema.node(type, null, planSchema.text(text)),
  )
  const start = Date.now()
  lintDocument(planSchema.node("doc", null, blocks), only)
  expect(Date.now() - start).toBeLessThan(slowestMs)
}

interface CaseMark {
  readonly block: string
  readonly part: "text" | "label"
  readonly from: number
  readonly to: number
}

/** The document of a case and the marked ranges, in order. */
export function caseDoc(text: string): { readonly doc: Node; readonly marks: readonly CaseMark[] } {
  const blocks = text.split("\n").map((line, at) => caseBlock(line, `b${at + 1}`))
  const doc = planSchema.node(
    "doc",
    null,
    blocks.map(({ node }) => node),
  )
  doc.check()
  return { doc, marks: blocks.flatMap(({ marks }) => marks) }
}

function caseBlock(line: string, id: string): { readonly node: Node; readonly marks: readonly CaseMark[] } {
  const { type, attrs, rest } = casePrefix(line)
  const [, given = "", body = ""] = /^(?:\{([^}]*)\} ?)?(.*)$/s.exec(rest) ?? []
  const marks: CaseMark[] = []
  for (const pair of given === "" ? [] : given.split(",")) {
    const [name = "", value = ""] = pair.split("=")
    attrs[name] = name === "numbered" ? value !== "" : unmarked(value, id, "label", marks)
  }
  const text = unmarked(body, id, "text", marks)
  return { node: planSchema.node(type, { ...attrs, id }, text === "" ? [] : planSchema.text(text)), marks }
}

function casePrefix(line: string): { type: string; attrs: Record<string, Primitive>; rest: string } {
  const [, sign = "", rest = line] = /^(#{1,5}|\+{1,3}|-|@\w+) (.*)$/s.exec(line) ?? []
  if (sign === "#") return { type: "title", attrs: {}, rest }
  if (sign.startsWith("#")) return { type: "heading", attrs: { level: sign.length - 1 }, rest }
  if (sign.startsWith("+")) return { type: "task", attrs: { level: sign.length + 1 }, rest }
  if (sign === "-") return { type: "bullet", attrs: {}, rest }
  return sign === "" ? { type: "paragraph", attrs: {}, rest: line } : { type: sign.slice(1), attrs: {}, rest }
}

function unmarked(text: string, block: string, part: CaseMark["part"], marks: CaseMark[]): string {
  let plain = ""
  let from = 0
  for (const piece of text.split(/([⟦⟧])/)) {
    if (piece === "⟦") from = plain.length
    else if (piece === "⟧") marks.push({ block, part, from, to: plain.length })
    else plain += piece
  }
  return plain
}

const roleOfBlock: Readonly<Record<string, LineRole>> = {
  title: "title",
  note: "subtitle",
  recipients: "recipients",
  heading: "heading",
  task: "task",
  bullet: "bullet",
  paragraph: "body",
  figure: "caption",
  annexNote: "annexNote",
  signature: "signature",
  date: "date",
}

// The document as lines of a file; null where it says something that a line cannot say.
function caseLines(doc: Node): readonly SourceLine[] | null {
  const labels = numberBlocks(doc)
  const lines = doc.children.map((node, at): SourceLine | null => {
    const { id, level = 0, label = "", ...attrs } = node.attrs
    const role = roleOfBlock[node.type.name]
    const isPlain = Object.entries(attrs).every(([name, value]) => value === node.type.spec.attrs?.[name]?.default)
    if (!role || !isPlain) return null
    const typed = label || (labels.get(id) ?? "")
    const place = { line: at + 1, column: 1 }
    return { text: node.textContent, label: typed, role, level, cues: {}, place, textColumn: typed.length + 1 }
  })
  return lines.every((line) => line !== null) ? lines : null
}
