import { describe, expect, it } from "vitest"
import { type LabelForm, readLabel } from "./label.ts"

describe("readLabel", () => {
  const labels: readonly [string, LabelForm, number, string][] = [
    ["一、⟦提高站位", "han-comma", 1, "一、"],
    ["十二、⟦提高站位", "han-comma", 12, "十二、"],
    ["三、⟦三大工程", "han-comma", 3, "三、"],
    ["一、⟦一以贯之抓落实", "han-comma", 1, "一、"],
    ["一．⟦提高站位", "han-dot", 1, "一．"],
    ["（一）⟦坚持学习", "han-bracket", 1, "（一）"],
    ["(二十)⟦坚持学习", "han-bracket", 20, "(二十)"],
    ["（ 三 ）⟦坚持学习", "han-bracket", 3, "（ 三 ）"],
    ["（一）、⟦坚持学习", "han-bracket", 1, "（一）、"],
    ["一）⟦坚持学习", "han-half-bracket", 1, "一）"],
    ["1.⟦加强学习", "digit-dot", 1, "1."],
    ["25.⟦加强学习", "digit-dot", 25, "25."],
    ["1．⟦加强学习", "digit-dot", 1, "1．"],
    ["１．⟦加强学习", "digit-dot", 1, "１．"],
    ["1 . ⟦加强学习", "digit-dot", 1, "1 ."],
    ["1.⟦2027年工作", "digit-dot", 1, "1."],
    ["1、⟦加强学习", "digit-comma", 1, "1、"],
    ["（1）⟦加强学习", "digit-bracket", 1, "（1）"],
    ["(１２)⟦加强学习", "digit-bracket", 12, "(１２)"],
    ["1）⟦加强学习", "digit-half-bracket", 1, "1）"],
    ["①⟦加强学习", "circled", 1, "①"],
    ["㉑⟦加强学习", "circled", 21, "㉑"],
    ["第一章　⟦总则", "chapter", 1, "第一章"],
    ["第一章⟦总则", "chapter", 1, "第一章"],
    ["第二部分⟦2027年工作安排", "chapter", 2, "第二部分"],
    ["第3部分：⟦保障措施", "chapter", 3, "第3部分："],
    ["第十条 ⟦各单位应当按月报送。", "chapter", 10, "第十条"],
    ["1 ⟦强化领导,把牢“方向盘”", "digit-space", 1, "1"],
    ["２　⟦搭建平台", "digit-space", 2, "２"],
    ["A.⟦加强学习", "letter-dot", 1, "A."],
    ["（b）⟦加强学习", "letter-bracket", 2, "（b）"],
    ["Ⅳ、⟦加强学习", "roman", 4, "Ⅳ、"],
    ["　　（一） ⟦坚持学习", "han-bracket", 1, "（一）"],
    ["  1.⟦加强学习", "digit-dot", 1, "1."],
    ["1.⟦", "digit-dot", 1, "1."],
  ]
  it.each(labels)("reads %s", (marked, form, value, label) => {
    const length = marked.indexOf("⟦")
    expect(readLabel(marked.replace("⟦", ""))).toMatchObject({ form, value, label, length })
  })

  const sentences = [
    "",
    "   ",
    "加强学习",
    "1.5万人次参加",
    "1．5万人次参加",
    "2024.3",
    "2019年是关键之年",
    "2022年工作",
    "2022年工作部署",
    "12月底前完成",
    "6 月底前完成建设",
    "3 个项目开工",
    "20 多家企业",
    "5、6月份开展",
    "一、二、三产业融合发展",
    "一、二和三产业",
    "一是加强学习",
    "十四五规划",
    "（2027年2月24日市政协通过）",
    "（试行）",
    "(2019)",
    "第一部分是学习，第二部分是实践。",
    "第二节课由专家讲授",
    "第一条战线上的干部",
    "0.5万元",
    "0、无",
    "A、B、C三类",
    "A股上市企业",
    "1234.加强",
    "1",
    "——关于学习",
    "千、",
    "两、说明",
  ]
  it.each(sentences)("reads no label in “%s”", (line) => expect(readLabel(line)).toBeNull())

  it("takes no longer for a long line of any kind", () => {
    const units = ["一", "1", "（", " ", "第一章", "Ⅰ", "1 ", "A.", "一、", "\u3000"]
    const started = performance.now()
    for (const unit of units) readLabel(unit.repeat(1_000_000))
    // A quadratic pattern would need hours for a million; the bound is wide so that a busy machine passes.
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
