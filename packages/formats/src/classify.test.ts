import { describe, expect, it } from "vitest"
import { classify } from "./classify.ts"
import { flatLines } from "./flat-lines.ts"

/** What the lines of a text are: `heading1 一、`, `body+` for one that goes on, `noise footer` for what is left out. */
function roles(...lines: readonly string[]): readonly string[] {
  return classify(flatLines(lines.join("\n"))).map(({ role, level, label, continues, noise }) => {
    const name = `${role}${level || ""}${continues ? "+" : ""}`
    return [name, label, noise ?? ""].filter(Boolean).join(" ")
  })
}

/** Roles of the lines that stand in the body of a plan. */
function inPlan(...lines: readonly string[]): readonly string[] {
  const [title, preamble, ...rest] = roles("临江市2027年工作要点", "今年的工作分为三个方面，安排如下。", ...lines)
  expect([title, preamble]).toEqual(["title", "body"])
  return rest
}

const sentence = "全面落实各项任务，分三批组织实施，每批结束后由有关部门进行评估，并把结果向社会公布。"
const open = "全面落实各项任务，分三批组织实施，每批结束后由有关部门进行评估，并把评估的结果及时向社"

describe("classify: headings and tasks", () => {
  it("makes short labelled lines headings and those with sentences tasks", () => {
    expect(inPlan("一、加强学习", `（一）学理论。${sentence}`, "二、改进作风", `（二）下基层。${sentence}`)).toEqual([
      "heading1 一、",
      "task2 （一）",
      "heading1 二、",
      "task2 （二）",
    ])
  })

  it("takes the levels from the forms that a part uses, in any width", () => {
    expect(inPlan("一、加强学习", `１．学理论。${sentence}`, `2、学业务。${sentence}`)).toEqual([
      "heading1 一、",
      "task2 １．",
      "task2 2、",
    ])
    const three = ["一、加强学习", "(一)学理论", `1.读原著。${sentence}`, "（二）学业务", `1.读文件。${sentence}`]
    expect(inPlan(...three)).toEqual(["heading1 一、", "heading2 (一)", "task3 1.", "heading2 （二）", "task3 1."])
  })

  it("takes a labelled line without deeper numbers below it for a task with a text of its own", () => {
    expect(inPlan("一、加强学习", "（一）学理论", sentence, "（二）学业务", sentence)).toEqual([
      "heading1 一、",
      "task2 （一）",
      "body",
      "task2 （二）",
      "body",
    ])
  })

  it("takes long texts behind 一、 for tasks", () => {
    expect(inPlan(`一、学理论。${sentence}`, `二、下基层。${sentence}`)).toEqual(["task1 一、", "task1 二、"])
  })

  it("leaves figures that begin a sentence in it", () => {
    expect(
      inPlan("一、加强学习", "3 个县已经完成，其余各县年底前完成。", "1.5万户居民受益。", "2027年6月底前完成。"),
    ).toEqual(["heading1 一、", "body", "body", "body"])
  })

  it("finds headings without numbers, and those that stand above others", () => {
    expect(
      roles("同心协力", "——临江市2027年工作报告", sentence, "工作回顾", "抓学习", sentence, "抓作风", sentence),
    ).toEqual(["title", "subtitle", "body", "heading1", "heading2", "body", "heading2", "body"])
  })

  it("makes run-in leads tasks where nothing is numbered", () => {
    const texts = [`抓好学习。${sentence}`, `改进作风。${sentence}`, `转变职能。${sentence}`]
    expect(roles("临江市2027年工作报告", "主要做法", ...texts)).toEqual([
      "title",
      "heading1",
      "task2",
      "task2",
      "task2",
    ])
    expect(inPlan("一、主要任务", `（一）办学。${sentence}`, ...texts)).toEqual([
      "heading1 一、",
      "task2 （一）",
      "body",
      "body",
      "body",
    ])
  })

  it("takes a figure alone for the number of the heading below it", () => {
    expect(inPlan("1", "抓好学习", sentence, "2", "改进作风", sentence)).toEqual([
      "heading1 1",
      "heading1+",
      "body",
      "heading1 2",
      "heading1+",
      "body",
    ])
    expect(inPlan("5", sentence)).toEqual(["body", "body"])
  })

  it("takes the lines of a hard-wrapped text for no headings", () => {
    const lines = Array.from({ length: 12 }, () => "全面落实各项任务，分三批组织实施，每批结束后由有关部门")
    expect(inPlan(...lines).every((role) => role === "body")).toBe(true)
  })
})

describe("classify: broken lines", () => {
  const whole = [sentence, sentence, sentence]

  it("joins a long line without an end to the text below it", () => {
    expect(inPlan(...whole, open, "会公布。")).toEqual(["body", "body", "body", "body", "body+"])
  })

  it("joins what an open quotation mark or bracket proves, however short", () => {
    expect(inPlan("开展“不忘初", "心”主题活动，人人参加。")).toEqual(["body", "body+"])
    expect(inPlan("修订《临江市", "公共服务", "条例》，年底前公布。")).toEqual(["body", "body+", "body+"])
  })

  it("joins nothing to a number, a heading or an annex note", () => {
    expect(inPlan("一、加强学习", `（一）学理论。${open}`, `（二）学业务。${sentence}`)[2]).toBe("task2 （二）")
    expect(inPlan("一、加强学习", `（一）学理论。${open}`, "二、改进作风", sentence)[2]).toBe("heading1 二、")
    expect(inPlan(...whole, open, "附件：任务分解表")[4]).toBe("annexNote")
    expect(inPlan("一、加强“学习", `（一）学理论”。${sentence}`)).toEqual(["heading1 一、", "task2 （一）"])
  })

  it("joins nothing where most paragraphs lack their 。", () => {
    expect(inPlan(open, open, open, "会公布").slice(0, 3)).toEqual(["body", "body", "body"])
  })

  it("does not join paragraphs of one long quotation", () => {
    expect(inPlan("“第一段话说完了。", "第二段话也说完了。”")).toEqual(["body", "body"])
  })
})

describe("classify: fronts, ends and parts", () => {
  it("reads a title of several lines, its notes and its recipients", () => {
    const front = [
      "临江市人民政府关于推进",
      "老城更新的",
      "指导意见",
      "（征求意见稿）",
      "临政发〔2027〕3号",
      "各县（市、区）人民政府：",
    ]
    expect(roles(...front, sentence)).toEqual([
      "title",
      "title+",
      "title+",
      "subtitle",
      "documentNumber",
      "recipients",
      "body",
    ])
  })

  it("reads who spoke", () => {
    const lines = [
      "政府工作报告",
      "（2027年1月8日临江市第七届人民代表大会第二次会议通过）",
      "临江市市长　江　大川",
      "各位代表：",
      sentence,
    ]
    expect(roles(...lines)).toEqual(["title", "adoption", "byline", "recipients", "body"])
  })

  it("takes no introduction for recipients", () => {
    expect(roles("临江市2027年工作要点", "现将2027年各部门工作安排如下：", sentence)[1]).toBe("body")
  })

  it("reads the end of a part, and the annexes behind it", () => {
    const lines = [
      "关于印发《要点》的通知",
      sentence,
      "附件：1.工作要点",
      "2.任务分解表",
      "临江市人民政府",
      "2027年3月5日",
    ]
    expect(roles(...lines, "附件1", "临江市2027年工作要点", sentence, "附件2", "临江市任务分解表", sentence)).toEqual([
      "title",
      "body",
      "annexNote",
      "annexNote",
      "signature",
      "date",
      "annexMark",
      "annexTitle",
      "body",
      "annexMark",
      "annexTitle",
      "body",
    ])
  })

  it("knows a signature and a broken date by their place at the right", () => {
    const right = "　".repeat(12)
    expect(roles("关于印发《要点》的通知", sentence, `${right}临江市人民政府`, `${right}202735`)).toEqual([
      "title",
      "body",
      "signature",
      "date",
    ])
    expect(roles("关于印发《要点》的通知", sentence, "202735").at(-1)).toBe("body")
  })

  it("reads rows with tabs as a table and marked lines as a list", () => {
    expect(inPlan("一、分工", "任务\t单位", "办学\t市教育局", "●学生优先。", "- 家长参与。", sentence)).toEqual([
      "heading1 一、",
      "table",
      "table",
      "bullet1 ●",
      "bullet1 -",
      "body",
    ])
  })
})

describe("classify: noise", () => {
  it.each([
    ["当前位置: 首页 > 工作", "noise navigation"],
    ["您的位置：首页", "noise navigation"],
    ["發布時間：2027-01-05 浏览次数：12", "noise metadata"],
    ["来源：临江日报", "noise metadata"],
    ["打印本页", "noise navigation"],
    ["- 3 -", "noise page-number"],
    ["第 3 页 共 5 页", "noise page-number"],
    ["==========", "noise separator"],
    ["临江日报记者 江小平 摄", "caption caption"],
    ["图为会议现场。", "caption caption"],
    ["版权所有 临江市人民政府 临ICP备00000000号", "noise footer"],
  ])("leaves out %s", (line, role) => {
    expect(inPlan(sentence, line, sentence)[1]).toBe(role)
  })

  it.each([
    "加强业务培训和技术支持，提升服务能力。",
    "资金来源：市级财政资金。",
    "作者和读者的位置不能颠倒。",
    "版权所有人的权益要依法保护，打击各类侵权行为。",
    "各部门如下图为准组织实施。",
    "……",
  ])("keeps %s", (line) => {
    expect(inPlan(sentence, line, sentence)[1]).toBe("body")
  })

  it("leaves out a page's second title and the site's name, and never a lone title", () => {
    const title = "临江市2027年工作要点"
    expect(roles(title, "发布时间：2027-01-05", title, sentence).slice(0, 3)).toEqual([
      "noise repeated-title",
      "noise metadata",
      "title",
    ])
    expect(roles("临江在线", title, sentence)[0]).toBe("noise site-name")
    expect(roles("同心协力", sentence)).toEqual(["title", "body"])
  })
})

it("says where a line, its label and its text stand in the source", () => {
  const [, line] = classify(flatLines("标题\r\n\u3000\u3000（一） 加强学习。人人参加。"))
  expect(line).toMatchObject({ text: "加强学习。人人参加。", place: { line: 2, column: 3 }, textColumn: 7 })
  expect(line?.cues.indent).toBe(4)
})
