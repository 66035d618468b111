import { describe, expect, it } from "vitest"
import { formatFacts, readFacts, readFactsBracket, type TaskWords } from "./facts.ts"

const period = "2027"

describe("readFacts", () => {
  const reads = (text: string, facts: TaskWords) =>
    it(`reads ${text}`, () => expect(readFacts(text, { period })).toEqual(facts))

  reads("推进数字档案馆建设。", {})
  reads(
    "推进建设。（牵头单位：市档案馆；配合单位：市财政局、市人社局；督办单位：市委督查室；完成时限：2027年6月30日）",
    {
      leads: "市档案馆",
      supports: "市财政局、市人社局",
      supervisor: "市委督查室",
      due: "2027-06-30",
    },
  )
  reads("推进建设。（牵头单位：市档案馆；完成时限：6月底前）", {
    leads: "市档案馆",
    due: "2027-06-30",
    dueText: "6月底前",
  })
  reads("推进建设(牵头单位:市档案馆,配合单位:市财政局,完成时限:2027年9月)。", {
    leads: "市档案馆",
    supports: "市财政局",
    due: "2027-09",
  })
  reads("推进建设。（责任单位：市委办，各县（市、区）政府）。", {
    leads: "市委办、各县（市、区）政府",
    leadsText: "责任单位：市委办、各县（市、区）政府",
  })
  reads("推进建设。（市教育局负责）", { leads: "市教育局", leadsText: "市教育局负责" })
  reads("推进建设。（市教育局牵头，市财政局配合）", {
    leads: "市教育局",
    supports: "市财政局",
    leadsText: "市教育局牵头，市财政局配合",
  })
  reads("推进建设。【责任单位：市教育局】", { leads: "市教育局", leadsText: "责任单位：市教育局" })
  reads("推进建设。（完成时限：长期坚持）", { dueText: "长期坚持" })
  reads("推进建设。（完成时限：2月30日）", { dueText: "2月30日" })
  reads("推进建设。（完成时限：2026年底）", { due: "2026-12-31", dueText: "2026年底" })
  reads("推进建设。（启动时间：2027年3月；完成时限：6月底前试点，12月底前推开）", {
    start: "2027-03",
    due: "2027-12-31",
    dueText: "6月底前试点，12月底前推开",
  })
  reads("6月底前，由市档案馆牵头，市财政局、市人社局配合，建成档案馆。", {
    leads: "市档案馆",
    supports: "市财政局、市人社局",
    leadsText: "由市档案馆牵头，市财政局、市人社局配合",
    due: "2027-06-30",
    dueText: "6月底前",
  })
  reads("由市教育局会同市财政局负责落实。", {
    leads: "市教育局",
    supports: "市财政局",
    leadsText: "由市教育局会同市财政局负责",
  })
  reads("选取重点提案由市政府领导领衔督办，一般提案由各专委会负责督办。", { supervisor: "市政府领导、各专委会" })
  reads("责任单位：市教育局", { leads: "市教育局", leadsText: "责任单位：市教育局" })
  reads("由市教育局负责。（牵头单位：市财政局）", { leads: "市财政局" })
  reads("6月底前完成。（完成时限：2027年9月）", { due: "2027-09" })
  reads("由市教育局负责。（完成时限：2027年9月）", { leads: "市教育局", leadsText: "由市教育局负责", due: "2027-09" })

  reads("由专人负责，由各单位负责人签字，理由充分，由于牵头不力，自由负责。", {})
  reads("充分发挥企业牵头作用，党员干部带头负责，区领导对提案高度关注并领办督办。", {})
  reads("完善制度（由专人负责的项目）", {})
  reads("（试行）", {})

  it("keeps the words of a deadline whose year is not known", () => {
    expect(readFacts("上半年完成试点。")).toEqual({ dueText: "上半年" })
  })
})

describe("readFactsBracket", () => {
  it("gives the place of the bracket, a last 。 aside", () => {
    const text = "推进建设（一期）。（牵头单位：各县（市、区）政府）。"
    const bracket = readFactsBracket(text)
    expect(text.slice(bracket?.from, bracket?.to)).toBe("（牵头单位：各县（市、区）政府）")
    expect(bracket?.attrs).toEqual({ leads: "各县（市、区）政府" })
  })

  const leaves = (text: string) => it(`leaves ${text} alone`, () => expect(readFactsBracket(text)).toBeNull())
  leaves("（牵头单位：市教育局）推进建设。")
  leaves("推进建设。牵头单位：市教育局）")
  leaves("推进建设（试行）")
  leaves("推进建设（牵头单位：）")
  leaves("")
})

describe("formatFacts", () => {
  it("writes the clauses in their order", () => {
    const attrs = { due: "2027-06-30", supervisor: "督查室", leads: "市教育局", supports: "市财政局、市人社局" }
    expect(formatFacts(attrs)).toBe(
      "（牵头单位：市教育局；配合单位：市财政局、市人社局；督办单位：督查室；完成时限：2027年6月30日）",
    )
  })

  it("writes nothing for nothing", () => expect(formatFacts({ leads: "", due: "" })).toBe(""))

  it("does not say again what the text says", () => {
    const text = "6月底前由市教育局牵头完成。"
    expect(formatFacts({ leads: "市教育局", due: "2027-06-30" }, { text, period })).toBe("")
    expect(formatFacts({ leads: "市财政局", due: "2027-06-30" }, { text, period })).toBe("（牵头单位：市财政局）")
    expect(formatFacts({ leads: "市教育局", due: "2027-09" }, { text, period })).toBe("（完成时限：2027年9月）")
  })

  it("writes a deadline that is no date in the writer's words", () => {
    expect(formatFacts({ due: "", dueText: "长期坚持" })).toBe("（完成时限：长期坚持）")
    expect(formatFacts({ due: "2027", dueText: "年内" })).toBe("（完成时限：2027年）")
  })

  it("is read back", () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const attrs = someFacts(randomFrom(seed))
      const text = `推进建设。${formatFacts(attrs)}`
      expect(readFacts(text, { period }), `seed ${seed}: ${text}`).toEqual(attrs)
      expect(formatFacts(attrs, { text, period }), `seed ${seed}`).toBe("")
    }
  })
})

it("long nonsense takes linear time", () => {
  const texts = [
    "一",
    "1",
    "（",
    "）",
    "由",
    "，",
    "市",
    "由市",
    "牵头单位：",
    "牵头单位：（",
    "，责任单位：市",
    "（）",
    "。",
    " ",
  ]
  for (const text of texts) {
    const start = performance.now()
    readFacts(text.repeat(10_000), { period })
    expect(performance.now() - start, text).toBeLessThan(10_000)
  }
})

type Random = (below: number) => number

function randomFrom(seed: number): Random {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function someFacts(random: Random): TaskWords {
  const units = [
    "市教育局",
    "各县（市、区）政府",
    "临江港（集团）公司",
    "A区团委",
    "市委、市政府督查室",
    "第三中学",
    "12345热线办",
  ]
  const dates = ["2027-06-30", "2027-Q3", "2027-H1", "2027", "2026-12", "2027/2028", "2027-02-21/2027-02-28"]
  const some = () => Array.from({ length: 1 + random(3) }, () => units[random(units.length)]).join("、")
  const date = () => dates[random(dates.length)] ?? ""
  const leads = random(4) > 0 ? { leads: some() } : {}
  const supports = random(2) > 0 ? { supports: some() } : {}
  const supervisor = random(3) === 0 ? { supervisor: some() } : {}
  const start = random(3) === 0 ? { start: date() } : {}
  const due = [{}, { due: date() }, { due: date() }, { dueText: "长期坚持" }][random(4)]
  return { ...leads, ...supports, ...supervisor, ...start, ...due }
}
