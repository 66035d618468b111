import { readFileSync } from "node:fs"
import { join } from "node:path"
import { outlineJson } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import { findLoss } from "../conserved.ts"
import { importFile } from "../formats.ts"
import { writeText } from "./write.ts"

function sample(name: string) {
  const bytes = readFileSync(join(import.meta.dirname, "samples", name))
  const result = importFile(name, bytes)
  if (!result.ok) throw new Error(result.code)
  const json = outlineJson(result.doc, { lineOf: result.lineOf })
  const types = result.doc.children.map(({ type }) => type.name)
  return { ...result, json, types, source: new TextDecoder().decode(bytes) }
}

describe("the samples", () => {
  it.each(["notice-and-plan", "adopted-plan", "report", "web-report", "issued"])("keep every character: %s", (name) => {
    const { source, ...result } = sample(`${name}.txt`)
    expect(findLoss(source, result, writeText(result.doc))).toBeNull()
  })

  it("are a notice and the plan that it issues", () => {
    const { json, doc, dropped } = sample("notice-and-plan.txt")
    expect(json).toMatchObject({
      kind: "plan",
      title: "临江市教育系统2027年工作要点",
      issuer: "临江市教育局",
      date: "2027115",
      recipients: "各区教育局、市直属各学校、局机关各科室",
      annexes: [{ label: "附件", title: "临江市教育系统2027年重点工作安排表(略)" }],
    })
    expect(json.parts.map(({ part, title }) => [part, title])).toEqual([
      ["notice", "临江市教育局关于印发《临江市教育系统2027年工作要点》的通知"],
      ["plan", "临江市教育系统2027年工作要点"],
    ])
    expect(json.sections.map(({ tasks }) => tasks.map(({ number, title }) => [number, title]))).toEqual([
      [
        ["（一）", "新建改建一批学校"],
        ["（二）", null],
      ],
      [
        ["（三）", "规范作业管理"],
        ["（四）", "办好课后服务"],
      ],
    ])
    expect(json.problems).toMatchObject([{ code: "lead-not-closed", line: 34, proposal: "推进集团化办学" }])
    expect(doc.children.find(({ type }) => type.name === "date")?.attrs.iso).toBe("")
    expect(dropped.map(({ line }) => line)).toEqual([1, 2, 48, 49, 50, 51, 52])
  })

  it("are a plan with an adoption note, facts in brackets and a gap in its numbers", () => {
    const { json, doc, problems } = sample("adopted-plan.txt")
    expect(json.adopted).toEqual({ by: "政协临江市第七届委员会第三次主席会议", date: "2027-02-06" })
    const tasks = json.sections.flatMap((section) => section.tasks)
    expect(tasks.map(({ leads, supports, due }) => [leads, supports, due])).toEqual([
      [["市政协城建委"], ["市住房城乡建设局", "市财政局"], "2027-06-30"],
      [["市生态环境局"], [], "2027-09-30"],
      [[], [], ""],
      [[], [], ""],
    ])
    // Written as the standard has it: taken out. Otherwise typed: kept besides.
    expect(tasks[0]?.text.endsWith("协商报告。")).toBe(true)
    expect(tasks[1]?.text.endsWith("完成时限:9月底前）")).toBe(true)
    const labels = doc.children.filter(({ type }) => type.name === "task").map(({ attrs }) => attrs.label)
    expect(labels).toEqual(["", "", "", "5."])
    expect(problems.map(({ line, code, proposal }) => [line, code, proposal])).toEqual([[29, "number-differs", "4."]])
  })

  it("are a report with a plan in it, broken lines and captions", () => {
    const { json, dropped, lines, types } = sample("report.txt")
    expect(json.kind).toBe("report")
    expect(json.subtitle).toBe("——临江市民政工作2026年回顾")
    expect(json.parts.map(({ part, title }) => [part, title])).toEqual([
      ["report", "同心协力开新局"],
      ["plan", "2027年工作安排"],
    ])
    expect(json.sections.map(({ number, tasks }) => [number, tasks.map(({ title }) => title)])).toEqual([
      ["1", ["建设社区食堂,解决吃饭难", "改造老旧设施,解决上楼难"]],
      ["2", ["完善主动发现,变人找政策为政策找人", "规范资金发放,让每一笔钱都看得见"]],
    ])
    expect(json.parts[1]?.sections.map(({ number, title }) => [number, title])).toEqual([
      ["1", "以需求为导向,扩大服务供给"],
      ["2", "以规范为抓手,提升服务质量"],
    ])
    expect(lines.filter(({ continues }) => continues).map(({ place }) => place.line)).toEqual([23, 27, 47, 53])
    expect(types.filter((type) => type === "bullet")).toHaveLength(2)
    expect(dropped.map(({ code }) => code)).toEqual(["site-name", "metadata", "caption"])
  })

  it("are a page in traditional script with glosses, shifted bytes and advertising", () => {
    const { json, dropped } = sample("web-report.txt")
    expect(json.kind).toBe("report")
    expect(json.title).toBe("同心治水 清流入城 —— 市水務(wù)局2026年工作綜述")
    expect(json.sections.map(({ paragraphs }) => paragraphs.length)).toEqual([1, 2])
    expect(dropped.map(({ line, code }) => [line, code])).toEqual([
      [1, "site-name"],
      [2, "navigation"],
      [3, "metadata"],
      [4, "web-label"],
      [8, "caption"],
      [14, "metadata"],
      [15, "navigation"],
      [16, "footer"],
      [17, "after-footer"],
    ])
  })

  it("are an issued file with letterhead, imprint, two annexes and a table", () => {
    const { json, doc, types } = sample("issued.txt")
    expect(doc.child(0).attrs).toMatchObject({
      copyNumber: "000012",
      classification: "机密★1年",
      urgency: "特急",
      issuerMark: "临江市人民政府文件",
      documentNumber: "临政发〔2027〕3号",
      signatory: "江大川",
    })
    expect(json.parts.map(({ part, title }) => [part, title])).toEqual([
      ["notice", "临江市人民政府关于印发《临江市老旧小区改造三年行动方案（2027—2029年）》的通知"],
      ["plan", "临江市老旧小区改造三年行动方案（2027—2029年）"],
      ["annex", "临江市老旧小区改造任务分解表"],
    ])
    expect(json.sections[1]?.sections.map(({ title, tasks }) => [title, tasks.map(({ number }) => number)])).toEqual([
      ["基础类改造", ["1.", "2."]],
      ["提升类改造", ["3."]],
    ])
    expect(types.filter((type) => type === "imprint")).toHaveLength(1)
    const table = doc.lastChild
    expect(table?.type.name).toBe("table")
    expect(table?.children.map((row) => row.children.map((cell) => cell.textContent))).toEqual([
      ["序号", "任务", "牵头单位", "完成时限"],
      ["1", "更新水电气管网", "市住房城乡建设局", "2027年12月31日"],
      ["2", "加固危旧楼栋", "市应急管理局", "2028年6月30日"],
      ["3", "加装电梯", "", "2029年12月31日"],
    ])
  })
})
