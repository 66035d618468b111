import { readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { exportFile, importFile } from "@yaodian/formats"
import { findLoss } from "@yaodian/formats/conserved"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readSeed, seedFiles, sharedFolder } from "../shared.ts"

const samples = resolve(import.meta.dirname, "../../packages/formats/src/text/samples")

/** Our own samples, and the sources where they are at hand. */
const sources: readonly string[] = [
  ...readdirSync(samples).map((name) => readFileSync(join(samples, name))),
  ...(sharedFolder ? (Object.keys(seedFiles) as (keyof typeof seedFiles)[]).map(readSeed) : []),
].map((bytes) => new TextDecoder().decode(bytes))

// What drafts are made of, and what breaks them.
const pieces = [
  ..."，。、；：“”《》（）()[]〔〕\t \n\r\v\f\u2028\u3000\u00a0\u200b\ufeff\ufffd#-—●★",
  ...[
    "一、",
    "（二）",
    "(三)",
    "1.",
    "２．",
    "（1）",
    "①",
    "第一章 ",
    "12",
    "附件1",
    "附件：",
    "抄送：",
    "标题:",
    "来源:",
    "图为",
  ],
  ...[
    "2027年1月5日",
    "2027115",
    "工作要点",
    "的通知",
    "临政发〔2027〕3号",
    "版权所有",
    "（牵头单位：市教育局）",
    "\n\n\n",
    "\r\n",
    "😀",
  ],
]

type Mutation = (text: string) => string

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...pieces)).map(
    ([at, piece]): Mutation =>
      (text) =>
        splice(text, at, 0, piece),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 30 })).map(
    ([at, count]): Mutation =>
      (text) =>
        splice(text, at, count, ""),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      (text) =>
        moveLine(text, from, to),
  ),
)

function splice(text: string, at: number, count: number, piece: string): string {
  const from = Math.floor(at * text.length)
  // Half of a pair cannot be encoded: it would come back as another character.
  return (text.slice(0, from) + piece + text.slice(from + count)).replace(/\p{Surrogate}/gu, "")
}

function moveLine(text: string, from: number, to: number): string {
  const lines = text.split("\n")
  const [line = ""] = lines.splice(Math.floor(from * lines.length), 1)
  lines.splice(Math.floor(to * lines.length), 0, line)
  return lines.join("\n")
}

describe("an import of damaged text", () => {
  it("loses no character, whatever was put in, cut out or moved", () => {
    const damaged = fc
      .tuple(fc.constantFrom(...sources), fc.array(mutation, { minLength: 1, maxLength: 12 }))
      .map(([text, mutations]) => mutations.reduce((changed, mutate) => mutate(changed), text))
    fc.assert(
      fc.property(damaged, (text) => {
        const result = importFile("a.txt", new TextEncoder().encode(text))
        if (!result.ok) throw new Error(result.code)
        result.doc.check()
        expect(
          findLoss(text.replace(/^\ufeff/, ""), result, new TextDecoder().decode(exportFile(result.doc, "txt"))),
        ).toBeNull()
      }),
      { numRuns: 600 },
    )
  })

  it("loses no character of lines put together by chance", () => {
    const line = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...words())), { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
        const text = lines.map((parts) => parts.join("")).join("\n")
        const result = importFile("a.txt", new TextEncoder().encode(text))
        if (result.ok) {
          result.doc.check()
          expect(
            findLoss(text.replace(/^\ufeff/, ""), result, new TextDecoder().decode(exportFile(result.doc, "txt"))),
          ).toBeNull()
        } else expect(result.code).toBe("empty")
      }),
      { numRuns: 2000 },
    )
  })

  it("never throws, whatever the bytes are", () => {
    const start = fc.constantFrom("", "{", "PK\u0003\u0004", "%PDF-", "<html>", '{"format":"yaodian"', "一、")
    const bytes = fc.tuple(start, fc.uint8Array({ maxLength: 400 }))
    fc.assert(
      fc.property(bytes, fc.constantFrom("a.txt", "a.json", "a.docx", "a", ""), ([head, tail], name) => {
        const result = importFile(name, Uint8Array.from([...new TextEncoder().encode(head), ...tail]))
        if (!result.ok) expect(result.message["zh-CN"]).toMatch(/。$/)
        else result.doc.check()
      }),
      { numRuns: 2000 },
    )
  })
})

function words(): readonly string[] {
  return [
    "加强学习",
    "推进老城更新",
    "全年新建学校12所",
    "临江市人民政府",
    "各区、市直各单位",
    "主要目标",
    "坚持问题导向",
  ]
}

describe("an import of long text", () => {
  it("takes well under a second for a plan of 100,000 characters", () => {
    const task = "（一）推进老城更新。全面落实各项任务，分三批实施，每批结束后组织评估，年底前完成。\n"
    expect(best(`一、加强学习\n${task.repeat(12)}`.repeat(200))).toBeLessThan(1000)
  })

  it.each([
    ["one paragraph", "推进改革，"],
    ["open brackets", "“《（("],
    ["lines that open brackets", "关于《推进\n"],
    ["lines that open and close brackets", "推进》的关于《落实\n"],
    ["labels", "1.\n"],
    ["labels of several levels", "一、甲\n（一）乙\n1.丙\n"],
    ["lines without an end", "坚持问题导向，推进改革，落实任务，组织开展调研，形成一批成果，推动工作再上新的台阶\n"],
    ["glosses", "網(wǎng)"],
    ["rows of tables", "甲\t乙\n"],
    ["digits", "1"],
    ["spaces", " \u3000\u00a0"],
  ])("takes time in step with its length: %s", (_, piece) => {
    const text = (size: number) => `甲${piece.repeat(size / piece.length)}乙`
    best(text(5_000))
    const quarter = best(text(25_000))
    // Four times the text takes about four times as long; in step with its square it would be sixteen times.
    expect(best(text(100_000))).toBeLessThan(quarter * 10 + 100)
  })
})

/** The milliseconds of the fastest of three imports: other work on the machine only ever adds. */
function best(text: string): number {
  const bytes = new TextEncoder().encode(text)
  const times = [1, 2, 3].map(() => {
    const from = performance.now()
    expect(importFile("a.txt", bytes).ok).toBe(true)
    return performance.now() - from
  })
  return Math.min(...times)
}
