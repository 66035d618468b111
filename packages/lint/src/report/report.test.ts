import type { LineRole, SourceLine } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import { lintLines } from "../linter.ts"
import { suppression } from "../suppress.ts"
import { reports } from "./index.ts"
import { lintJson } from "./json.ts"
import type { FileReport } from "./report.ts"
import { displayWidth } from "./stylish.ts"

function line(at: number, role: LineRole, label: string, text: string): SourceLine {
  const place = { line: at, column: 3 }
  return { text, label, role, level: role === "heading" ? 1 : 0, cues: {}, place, textColumn: 3 + label.length }
}

const lines = [
  line(1, "title", "", "临江市2027年工作要点"),
  line(3, "heading", "一、", "加强<学习>"),
  line(5, "body", "", "学习《甲》、《乙》,提高认识。办好“实事。"),
]
const clean: FileReport = { file: "好.txt", result: lintLines(lines.slice(0, 1)) }
const file: FileReport = { file: "目录/要点,1.txt", result: lintLines(lines) }
const [comma] = file.result.diagnostics.filter(({ rule }) => rule === "punct/list-comma-between-titles")
if (!comma) throw new Error("a finding")
const suppressions = Object.fromEntries([
  suppression(comma, { reason: "书名如此", by: "u1", at: "2027-01-01T00:00:00Z" }),
])
const suppressed: FileReport = { file: "a.txt", result: lintLines(lines, { suppressions }) }

describe("stylish", () => {
  it("groups by section and marks the words, wide characters counted twice", () => {
    expect(reports.stylish([file, clean]).split("\n")).toEqual([
      "目录/要点,1.txt",
      "  一、",
      "    5:8  提示  相邻书名号之间通常不用顿号，可以删去  punct/list-comma-between-titles",
      "      学习《甲》、《乙》,提高认识",
      "                ^^",
      expect.stringMatching(/^ {4}5:12 {2}警告 .*punct\/half-width$/),
      "      习《甲》、《乙》,提高认识。办好“",
      "                      ^",
      expect.stringMatching(/^ {4}5:20 {2}错误 .*punct\/unmatched$/),
      "      ,提高认识。办好“实事。",
      expect.stringMatching(/^ +\^\^$/),
      "",
      "3 个问题：1 个错误，1 个警告，1 个提示",
      "",
    ])
  })
  it("says in English, and that nothing was found", () => {
    expect(reports.stylish([clean], { language: "en" })).toBe("No problems found\n")
    expect(reports.stylish([file], { language: "en" })).toContain("Problems: 3 (errors: 1, warnings: 1, infos: 1)")
  })
  it("leaves suppressed findings out", () => {
    expect(reports.stylish([suppressed])).not.toContain("list-comma")
  })
  it("counts columns", () => expect(displayWidth("a《甲》“𠀀”")).toBe(1 + 6 + 6))
})

describe("json", () => {
  it("follows the contract, with edits at lines and columns", () => {
    expect(JSON.parse(reports.json([file]))).toEqual(lintJson([file]))
    const [report] = lintJson([file]).files
    expect(report).toMatchObject({ file: "目录/要点,1.txt", kind: "plan", preset: "auto" })
    expect(report?.diagnostics[0]).toEqual({
      rule: "punct/list-comma-between-titles",
      severity: "info",
      message: "相邻书名号之间通常不用顿号，可以删去",
      line: 5,
      column: 8,
      endLine: 5,
      endColumn: 9,
      excerpt: "、",
      section: "一、",
      fingerprint: comma.fingerprint,
      fixes: [
        {
          title: "删去 、",
          kind: "safe",
          edits: [{ kind: "text", line: 5, column: 8, endLine: 5, endColumn: 9, expect: "、", insert: "" }],
        },
      ],
      suppressed: null,
    })
  })
  it("holds suppressed findings with their reason", () => {
    expect(lintJson([suppressed]).files[0]?.diagnostics[0]?.suppressed).toMatchObject({ reason: "书名如此" })
  })
})

describe("sarif", () => {
  const log = JSON.parse(reports.sarif([file, suppressed]))
  const [run] = log.runs

  it("names rules by index and places by region", () => {
    expect(log.version).toBe("2.1.0")
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: encodeURI("目录/要点,1.txt") },
      region: { startLine: 5, startColumn: 8, endLine: 5, endColumn: 9, snippet: { text: "、" } },
    })
  })
  it("carries fixes and suppressions", () => {
    const [change] = run.results[0].fixes[0].artifactChanges
    expect(change.replacements).toEqual([
      { deletedRegion: { startLine: 5, startColumn: 8, endLine: 5, endColumn: 9 }, insertedContent: { text: "" } },
    ])
    expect(run.results[3].suppressions).toEqual([{ kind: "external", justification: "书名如此" }])
  })
})

describe("github", () => {
  it("escapes what would end a property", () => {
    const [first, , third] = reports.github([file]).split("\n")
    expect(first).toBe(
      "::notice file=目录/要点%2C1.txt,line=5,col=8,endLine=5,endColumn=9,title=punct/list-comma-between-titles::相邻书名号之间通常不用顿号，可以删去",
    )
    expect(third).toMatch(/^::error file=/)
  })
})

describe("junit", () => {
  it("counts what it holds", () => {
    const xml = reports.junit([file, clean])
    expect(xml).toContain('<testsuites name="yaodian lint" tests="4" failures="3" errors="0">')
    expect(xml.match(/<testcase /g)).toHaveLength(4)
    expect(xml.match(/<failure /g)).toHaveLength(3)
  })
  it("replaces what XML does not allow", () => {
    const odd: FileReport = { file: "a\u0001\ud800<b>.txt", result: clean.result }
    expect(reports.junit([odd])).toContain('name="a\ufffd\ufffd&#60;b&#62;.txt"')
  })
})

describe("html", () => {
  it("is one page with a row for each finding, markup escaped", () => {
    const page = reports.html([file, clean])
    expect(page.match(/<tr><td>/g)).toHaveLength(3)
    expect(page).toContain("<mark>、</mark>")
    expect(page).toContain("没有发现问题")
    expect(reports.html([{ ...clean, file: "<script>" }])).not.toContain("<script>")
  })
})
