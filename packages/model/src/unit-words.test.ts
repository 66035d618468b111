import { describe, expect, it } from "vitest"
import { readUnits } from "./unit-words.ts"

describe("readUnits", () => {
  it("gives the places of the phrases in order", () => {
    const text = "责任单位：市教育局；另由市财政局牵头，市审计局配合，专项由主席会议督办。"
    expect(readUnits(text).map(({ from, to, words }) => [text.slice(from, to), words])).toEqual([
      ["责任单位：市教育局", "责任单位：市教育局"],
      ["由市财政局牵头，市审计局配合", "由市财政局牵头，市审计局配合"],
      ["由主席会议督办", "由主席会议督办"],
    ])
  })

  const names = (text: string, leads: string, supports = "", supervisors = "") =>
    it(`names those in ${text}`, () => {
      const phrases = readUnits(text)
      const all = (field: "leads" | "supports" | "supervisors") => phrases.flatMap((phrase) => phrase[field]).join("、")
      expect([all("leads"), all("supports"), all("supervisors")]).toEqual([leads, supports, supervisors])
    })
  names("由市委、市政府领导领衔督办", "", "", "市委、市政府领导")
  names("由各县（市、区）政府负责", "各县（市、区）政府")
  names("由市教育局会同市财政局负责", "市教育局", "市财政局")
  names("市发展改革委牵头，各县区政府参与", "市发展改革委", "各县区政府")
  names("由市教育局牵头，广泛发动群众参与", "市教育局")
  names("牵头单位：市教育局 配合单位：市财政局", "市教育局", "市财政局")
  names("（牵头单位：市教育局，责任人：张三）", "市教育局")
  names("牵头单位：市教育局\n完成时限：6月底前", "市教育局")
  names("督办部门：督查室", "", "", "督查室")
  names("发挥企业牵头作用，由专人负责，由我负责，由各单位负责人签字", "")
  names("牵头单位：", "")
})
