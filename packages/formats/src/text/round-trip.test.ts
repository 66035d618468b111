import { defaultNumbering, outlineJson } from "@yaodian/model"
import {
  type Built,
  bullet,
  cell,
  date,
  doc,
  heading,
  note,
  paragraph,
  recipients,
  row,
  signature,
  table,
  task,
  title,
} from "@yaodian/model/build"
import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { expect, it } from "vitest"
import { importFile } from "../formats.ts"
import { textExporter } from "./write.ts"

// Words that a drafter would write; what they say is of no matter here, how they look is.
const verbs = ["推进", "加强", "完善", "落实", "深化", "规范"]
const things = [
  "水源保护",
  "老城更新",
  "课后服务",
  "数字档案馆",
  "基层治理",
  "养老服务",
  "“河长”制度",
  "公共交通（公交优先）",
]
const bodies = [
  "全年新建12所，改建30所。",
  "会同有关部门开展调研，提出意见建议20条以上。",
  "年底前完成《临江市公共服务条例》的修订，并向社会公布。",
  "坚持先急后缓、先易后难，分三批实施；每批结束后组织评估。",
]
const units = ["市教育局", "市财政局", "各县（市、区）政府", "市住房城乡建设局"]

const phrase = fc.tuple(fc.constantFrom(...verbs), fc.constantFrom(...things)).map(([verb, thing]) => verb + thing)
const body = fc.array(fc.constantFrom(...bodies), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""))
const owner = fc.record({
  leads: fc.subarray(units, { maxLength: 2 }).map((names) => names.join("、")),
  supports: fc.subarray(units, { maxLength: 2 }).map((names) => names.join("、")),
  due: fc.constantFrom("", "2027-06-30", "2027-06", "2027-Q3", "2027-H1", "2027", "2027-12-31"),
})

const paragraphs = fc.array(
  body.map((text) => paragraph(`为此，${text}`)),
  { maxLength: 2 },
)
const bullets = fc.array(
  phrase.map((text) => bullet(`${text}，务求实效。`)),
  { maxLength: 2 },
)
const tableBlock = fc
  .array(fc.tuple(phrase, fc.constantFrom("", ...units)), { minLength: 1, maxLength: 3 })
  .map((rows) =>
    table(
      row(cell(paragraph("任务")), cell(paragraph("单位"))),
      ...rows.map((texts) => row(...texts.map((text) => cell(paragraph(text))))),
    ),
  )

function taskBlocks(level: number): fc.Arbitrary<Built[]> {
  return fc
    .tuple(phrase, body, owner, paragraphs, bullets)
    .map(([lead, text, facts, more, points]) => [task(`${lead}。${text}`, { level, ...facts }), ...more, ...points])
}

function lists(blocks: fc.Arbitrary<Built[]>, most: number): fc.Arbitrary<Built[]> {
  return fc.array(blocks, { minLength: 1, maxLength: most }).map((list) => list.flat())
}

/** A section of tasks of level 2, or of groups of level 2 with tasks of level 3. */
const section = fc
  .tuple(
    phrase,
    paragraphs,
    fc.option(tableBlock),
    fc.boolean(),
    lists(taskBlocks(2), 3),
    fc.array(lists(taskBlocks(3), 2), { minLength: 1, maxLength: 2 }),
  )
  .map(([name, intro, list, isGrouped, tasks, groups]) => ({
    isGrouped,
    blocks: [
      heading(name, { level: 1 }),
      ...intro,
      ...(isGrouped ? groups.flatMap((group) => [heading("重点工程", { level: 2 }), ...group]) : tasks),
      ...(list ? [list] : []),
    ],
  }))

const plan = fc
  .record({
    year: fc.integer({ min: 2020, max: 2035 }),
    isIssued: fc.boolean(),
    isAdopted: fc.boolean(),
    numbering: fc.constantFrom(
      defaultNumbering,
      "一、|（一）+|1.|（1）",
      "一、|1.+|（1）|①",
      "第一章　|一、|（一）|1.",
    ),
    preamble: body,
    sections: fc.array(section, { minLength: 1, maxLength: 4 }),
  })
  .map(({ year, isIssued, isAdopted, numbering, preamble, sections }) => {
    const notice = [
      title(`临江市关于印发《临江市${year}年工作要点》的通知`, { part: "notice", period: String(year) }),
      recipients("各区人民政府，市直各部门："),
      paragraph("现将《临江市工作要点》印发给你们，请认真贯彻执行。"),
      signature("临江市人民政府办公室"),
      date(`${year}年1月5日`, { iso: `${year}-01-05` }),
    ]
    const attrs = { period: String(year), numbering }
    const adopted = isAdopted ? [note(`（${year}年1月5日临江市第三次常务会议通过）`, { role: "adoption" })] : []
    return doc(
      ...(isIssued ? notice : []),
      title(`临江市${year}年工作要点`, attrs),
      ...adopted,
      paragraph(`今年的总体要求是：${preamble}`),
      ...sections.flatMap(({ blocks }) => blocks),
    ).node
  })

/** A report whose headings and tasks have no numbers. */
const report = fc
  .array(fc.tuple(phrase, fc.array(fc.tuple(phrase, body), { minLength: 2, maxLength: 4 })), {
    minLength: 2,
    maxLength: 4,
  })
  .map(
    (sections) =>
      doc(
        title("同心协力谱新篇", { part: "report", period: "2026" }),
        note("——临江市2026年工作回顾"),
        paragraph(`过去的一年，${bodies.join("")}`),
        ...sections.flatMap(([name, tasks]) => [
          heading(name, { numbered: false }),
          ...tasks.map(([lead, text]) => task(`${lead}。${text}`, { numbered: false })),
        ]),
      ).node,
  )

/** The outline, and every block with its text, without ids. */
function shape(node: Node): unknown {
  const json = JSON.stringify(outlineJson(node), (key, value) => (key === "id" ? undefined : value))
  return { outline: JSON.parse(json), blocks: node.children.map((block) => [block.type.name, block.textContent]) }
}

it("gives the same outline and the same blocks when its own text is read again", () => {
  fc.assert(
    fc.property(fc.oneof({ weight: 3, arbitrary: plan }, report), (node) => {
      const result = importFile("要点.txt", textExporter.write(node))
      expect(result.ok && result.dropped).toEqual([])
      expect(result.ok && shape(result.doc)).toEqual(shape(node))
    }),
    { numRuns: 300 },
  )
})
