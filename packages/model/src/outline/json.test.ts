import { describe, expect, it } from "vitest"
import {
  annexNote,
  br,
  bullet,
  cell,
  date,
  doc,
  figure,
  heading,
  letterhead,
  note,
  paragraph,
  recipients,
  ref,
  row,
  signature,
  table,
  target,
  task,
  title,
} from "../build.ts"
import { readAdoption } from "./adoption.ts"
import { outlineJson } from "./json.ts"

const unclosed = `强化协商议政实效进一步完善全体会议、常委会议、主席会议制度，${"充分发挥作用".repeat(6)}。`

describe("outlineJson", () => {
  it("gives the whole of a notice with its plan", () => {
    const { node } = doc(
      letterhead({ issuerMark: "临江市政协办公室文件", documentNumber: "临政协办〔2027〕4号" }),
      title("关于印发《要点》的通知", { part: "notice" }),
      recipients("各区政协、机关各科室："),
      paragraph("现印发给你们。"),
      signature("临江市政协办公室"),
      date("2027年1月25日", { iso: "2027-01-25" }),
      title("临江市政协", br, "2027年工作要点", { id: "t" }),
      note("（征求意见稿）"),
      note("（2027年1月20日 临江市政协第三次主席会议通过）", { role: "adoption" }),
      paragraph("总体要求"),
      heading("加强学习", { id: "s1" }),
      paragraph("引言"),
      table(row(cell({ col: "c1" }, paragraph("甲")), cell({ col: "c2" }, paragraph("乙"), paragraph("丙")))),
      task("抓好轮训。见", ref("s2"), "。", { id: "k1", leads: "组织部、党校", supports: "财政局", due: "2027-06-30" }),
      target("轮训", { op: ">=", value: "300", unit: "人次", due: "2027", owners: "党校", quote: "300人次" }),
      bullet("其一"),
      figure("图"),
      task("分级", { level: 3, id: "k2" }),
      heading("协商议政", { id: "s2", level: 1 }),
      annexNote("附件：1. 安排表"),
      annexNote("2. 分工表"),
      title("安排表", { part: "annex" }),
      title("名单", { part: "annex" }),
    )
    const json = outlineJson(node)
    expect(json).toMatchObject({
      schema: 1,
      kind: "plan",
      title: "临江市政协2027年工作要点",
      subtitle: "（征求意见稿）",
      issuer: "临江市政协办公室",
      date: "2027-01-25",
      documentNumber: "临政协办〔2027〕4号",
      recipients: "各区政协、机关各科室",
      adopted: { by: "临江市政协第三次主席会议", date: "2027-01-20" },
      annexes: [
        { label: "附件1", title: "安排表" },
        { label: "附件2", title: "分工表" },
        { label: "附件", title: "名单" },
      ],
      problems: [],
    })
    expect(json.parts.map(({ part }) => part)).toEqual(["notice", "plan", "annex", "annex"])
    expect(json.parts[1]?.sections).toEqual(json.sections)
    expect(json.sections).toEqual([
      {
        id: "s1",
        number: "一、",
        level: 1,
        title: "加强学习",
        paragraphs: ["引言", "甲\t乙\n丙"],
        tasks: [
          {
            id: "k1",
            number: "（一）",
            level: 2,
            title: "抓好轮训",
            text: "抓好轮训。见第二部分。",
            paragraphs: ["其一", "图"],
            leads: ["组织部", "党校"],
            supports: ["财政局"],
            supervisor: "",
            due: "2027-06-30",
            status: "todo",
            targets: [
              { text: "轮训", op: ">=", value: "300", unit: "人次", due: "2027", owners: ["党校"], quote: "300人次" },
            ],
            tasks: [
              {
                id: "k2",
                number: "1.",
                level: 3,
                title: "分级",
                text: "分级",
                paragraphs: [],
                leads: [],
                supports: [],
                supervisor: "",
                due: "",
                status: "todo",
                targets: [],
                tasks: [],
              },
            ],
          },
        ],
        sections: [],
      },
      { id: "s2", number: "二、", level: 1, title: "协商议政", paragraphs: [], tasks: [], sections: [] },
    ])
  })

  it("says null for what a document does not have", () => {
    const { schema, problems, parts, ...rest } = outlineJson(doc(paragraph("")).node)
    expect(rest).toEqual({
      kind: "plan",
      title: null,
      subtitle: null,
      issuer: null,
      date: null,
      documentNumber: null,
      recipients: null,
      adopted: null,
      sections: [],
      annexes: [],
    })
    expect(parts).toEqual([{ part: "plan", title: "", sections: [] }])
  })

  it("puts tasks under no heading into a section without number and title", () => {
    const [section] = outlineJson(doc(task("甲")).node).sections
    expect(section).toMatchObject({ id: null, number: null, level: 0, title: null, tasks: [{ title: "甲" }] })
  })

  it("says null for the number of what is not numbered", () => {
    const [section] = outlineJson(
      doc(heading("甲", { numbered: false }), task("乙", { numbered: false })).node,
    ).sections
    expect([section?.number, section?.tasks[0]?.number]).toEqual([null, null])
  })

  it("writes numbers without the space behind them", () => {
    expect(outlineJson(doc(title("甲", { numbering: "1 " }), heading("乙")).node).sections[0]?.number).toBe("1")
  })

  it("proposes where to end a lead that is not closed, at its line", () => {
    const { node } = doc(title("甲"), task(unclosed, { id: "k" }), task("乙"))
    const json = outlineJson(node, { lineOf: new Map([["k", 60]]) })
    expect(json.sections[0]?.tasks[0]?.title).toBeNull()
    expect(json.problems).toEqual([
      {
        line: 60,
        code: "lead-not-closed",
        proposal: "强化协商议政实效",
        message: expect.objectContaining({ "zh-CN": expect.stringContaining("强化协商议政实效") }),
      },
    ])
    expect(outlineJson(node).problems[0]?.line).toBe(0)
  })

  it("doesn't ask for a lead of an empty task", () => expect(outlineJson(doc(task("")).node).problems).toEqual([]))

  it("takes issuer and date from where they are", () => {
    const { node } = doc(letterhead({ issuerMark: "临江市政协文件" }), title("甲"), date("二〇二七年一月五日"))
    expect(outlineJson(node)).toMatchObject({ issuer: "临江市政协", date: "2027-01-05" })
    const joint = doc(title("甲"), signature("市政协"), signature("市委统战部"), date("某日")).node
    expect(outlineJson(joint)).toMatchObject({ issuer: "市政协、市委统战部", date: "某日" })
  })
})

describe("readAdoption", () => {
  it.each([
    ["（2027年1月20日 市政协第三次主席会议通过）", "市政协第三次主席会议", "2027-01-20"],
    ["(2027年1月20日市政协第三次主席会议审议通过)", "市政协第三次主席会议", "2027-01-20"],
    ["2027年1月20日经市政协第三次主席会议讨论并通过。", "市政协第三次主席会议", "2027-01-20"],
    ["（市政协第三次主席会议通过）", "市政协第三次主席会议", null],
  ])("reads %s", (text, by, day) => expect(readAdoption(text)).toEqual({ by, date: day }))

  it("gives null where nothing is said", () => expect(readAdoption("（）")).toBeNull())
})
