import {
  annexNote,
  br,
  bullet,
  cell,
  date,
  doc,
  figure,
  heading,
  imprint,
  letterhead,
  locked,
  marked,
  paragraph,
  recipients,
  ref,
  row,
  schedule,
  signature,
  table,
  target,
  task,
  title,
} from "@yaodian/model/build"
import { describe, expect, it } from "vitest"
import { importFile } from "../formats.ts"
import { textExporter, writeText } from "./write.ts"

const { node: plan } = doc(
  letterhead({
    copyNumber: "000012",
    issuerMark: "临江市人民政府文件",
    documentNumber: "临政发〔2027〕3号",
    signatory: "江大川",
  }),
  title("临江市2027年工作要点", { period: "2027", numbering: "一、|（一）+|1.|（1）" }),
  recipients("各部门："),
  heading("办好教育"),
  task("新建学校。全年", marked("12所", "strong"), "。", {
    id: "t1",
    leads: "市教育局",
    due: "2027-06-30",
    status: "doing",
  }),
  target("新建学校", { value: "12", unit: "所" }),
  heading("办好医疗"),
  task("扩建医院。与", ref("t1"), "同步", br, "推进。", { dueText: "换届前" }),
  bullet("先急后缓。"),
  table(
    row(cell(paragraph("甲")), cell(paragraph("乙"), paragraph("丙"))),
    row(cell(paragraph()), cell(paragraph("丁"))),
  ),
  figure("效果图", { src: "file:0" }),
  paragraph("其他事项", br, "另行通知。"),
  schedule(),
  annexNote("附件：任务分解表"),
  signature("临江市人民政府"),
  date("2027年1月5日", { iso: "2027-01-05" }),
  imprint({ copyTo: "市委各部门。", printedBy: "临江市人民政府办公室", printedDate: "2027年1月5日" }),
  locked("床前明月光", { was: "poem" }),
)

const right = "　".repeat(16)

describe("writeText", () => {
  it("writes a line for each block, with numbers, facts and tabs", () => {
    expect(writeText(plan).split("\n")).toEqual([
      "000012",
      "临江市人民政府文件",
      "临政发〔2027〕3号",
      "签发人：江大川",
      "",
      "临江市2027年工作要点",
      "各部门：",
      "一、办好教育",
      "（一）新建学校。全年12所。（牵头单位：市教育局；完成时限：2027年6月30日）",
      "二、办好医疗",
      "（二）扩建医院。与第（一）项同步 推进。（完成时限：换届前）",
      "●先急后缓。",
      "甲\t乙 丙",
      "\t丁",
      "效果图",
      "其他事项",
      "另行通知。",
      "附件：任务分解表",
      `${right}临江市人民政府`,
      `${right}2027年1月5日`,
      "抄送：市委各部门。",
      "临江市人民政府办公室　　2027年1月5日印发",
      "床前明月光",
      "",
    ])
  })

  it("leaves the facts out where asked", () => {
    expect(writeText(plan, { facts: "none" })).not.toContain("牵头单位")
  })

  it("writes facts that the text's own bracket says only once, and says what has changed since", () => {
    const text = "新建学校。（责任单位:市教育局;完成时限:6月底前）"
    const facts = { leads: "市教育局", due: "2027-06-30", dueText: "6月底前" }
    const written = (due: string) =>
      writeText(doc(title("临江市2027年工作要点", { period: "2027" }), task(text, { ...facts, due })).node).split(
        "\n",
      )[1]
    expect(written("2027-06-30")).toBe(`（一）${text}`)
    expect(written("2027-09-30")).toBe(`（一）${text}（完成时限：2027年9月30日）`)
  })

  it("writes the derived number where another was typed", () => {
    const numbering = "1 |（一）|1.|（1）"
    const { node } = doc(title("临江市2027年工作回顾", { numbering }), heading("办学"), heading("办医", { label: "3" }))
    expect(writeText(node)).toBe("临江市2027年工作回顾\n1 办学\n2 办医\n")
  })
})

describe("the losses of plain text", () => {
  it("name every kind of loss, once a block", () => {
    const codes = textExporter.losses(plan).map(({ code }) => code)
    expect(codes).toEqual([
      "progress",
      "emphasis",
      "target",
      "reference",
      "line-break",
      "picture",
      "line-break",
      "schedule",
      "unknown",
    ])
  })

  it("are none where the text holds all", () => {
    const { node } = doc(
      title("临江市2027年工作要点"),
      heading("办学"),
      task("新建学校。年内完成。", { leads: "市教育局" }),
    )
    expect(textExporter.losses(node)).toEqual([])
    const again = importFile("a.txt", textExporter.write(node))
    expect(
      again.ok && again.doc.children.map(({ type, textContent, attrs }) => [type.name, textContent, attrs.leads]),
    ).toEqual(node.children.map(({ type, textContent, attrs }) => [type.name, textContent, attrs.leads]))
  })
})
