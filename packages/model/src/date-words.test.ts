import { describe, expect, it } from "vitest"
import { datePhrases, readDate, readDates, readDue, readPeriod } from "./date-words.ts"
import { daysInMonth, formatDate, isPlanDate } from "./dates.ts"

/** One line per case: the words in ⟦⟧ are read as the value, in a plan of 2027 unless the case says otherwise. */
function reads(marked: string, value: string, period = "2027") {
  it(`reads ${marked} as ${value}`, () => {
    const from = marked.indexOf("⟦")
    const to = marked.indexOf("⟧") - 1
    const text = marked.replace(/[⟦⟧]/g, "")
    const facts = readDates(text, { period })
    expect(facts.map((fact) => [fact.value, fact.words])).toEqual([[value, text.slice(from, to)]])
    expect([facts[0]?.from, facts[0]?.to]).toEqual([from, to])
  })
}

function leaves(text: string, period = "2027") {
  it(`leaves ${text} alone`, () => expect(readDates(text, { period })).toEqual([]))
}

describe("dates in words", () => {
  reads("⟦2026年6月30日前⟧完成", "2026-06-30")
  reads("于⟦2026年6月30日⟧召开", "2026-06-30")
  reads("⟦2026-06-30⟧", "2026-06-30")
  reads("⟦2026.6.30⟧印发", "2026-06-30")
  reads("⟦2026/6/30⟧印发", "2026-06-30")
  reads("在⟦2026-06⟧前后", "2026-06")
  reads("⟦2026年6月⟧", "2026-06")
  reads("⟦2026 年 6 月 30 日前⟧", "2026-06-30")
  reads("⟦２０２６年６月３０日⟧", "2026-06-30")
  reads("⟦二〇二六年六月三十日⟧", "2026-06-30")
  reads("⟦一九九六年二月五日⟧", "1996-02-05")
  reads("⟦2026年12月31号⟧", "2026-12-31")
  reads("力争⟦6月底前⟧完成", "2027-06-30")
  reads("1.⟦2026年8月底前⟧，梳理任务", "2026-08-31")
  reads("⟦6月末⟧", "2027-06-30")
  reads("⟦六月底前⟧", "2027-06-30")
  reads("⟦2月底前⟧", "2027-02-28")
  reads("⟦2月底前⟧", "2028-02-29", "2028")
  reads("⟦6月30日前⟧", "2027-06-30")
  reads("⟦6月前⟧完成", "2027-06")
  reads("⟦6月份⟧开展", "2027-06")
  reads("⟦十二月⟧", "2027-12")
  reads("⟦5月上旬⟧", "2027-05-01/2027-05-10")
  reads("⟦5月中旬前⟧", "2027-05-11/2027-05-20")
  reads("⟦2月下旬⟧", "2027-02-21/2027-02-28")
  reads("⟦2月中下旬⟧", "2027-02-11/2027-02-28")
  reads("⟦5月初⟧启动", "2027-05-01/2027-05-10")
  reads("⟦第一季度前⟧", "2027-Q1")
  reads("⟦一季度⟧完成", "2027-Q1")
  reads("⟦2026年第2季度⟧", "2026-Q2")
  reads("⟦三季度末⟧", "2027-09-30")
  reads("⟦前三季度⟧", "2027-Q1/2027-Q3")
  reads("⟦二、三季度⟧", "2027-Q2/2027-Q3")
  reads("力争⟦上半年⟧完成", "2027-H1")
  reads("⟦2026年下半年⟧", "2026-H2")
  reads("⟦年底前⟧建成", "2027-12-31")
  reads("⟦今年年底前⟧建成", "2027-12-31")
  reads("⟦今年底⟧建成", "2027-12-31")
  reads("至⟦2026年底⟧", "2026-12-31")
  reads("⟦年内⟧建成", "2027")
  reads("⟦全年⟧不少于4次", "2027")
  reads("⟦今年⟧拟围绕", "2027")
  reads("⟦明年3月底前⟧", "2028-03-31")
  reads("⟦2026年⟧是关键之年", "2026")
  reads("⟦2026年度⟧计划", "2026")
  reads("⟦2026年初⟧", "2026-01")
  reads("争取⟦用一至两年时间⟧实现", "2027/2028")
  reads("争取⟦用一至两年时间⟧实现", "2026/2027", "2026/2028")
  reads("⟦三年内⟧", "2027/2029")
  reads("⟦用15年时间⟧", "2027/2041")
  reads("⟦用二十年时间⟧", "2027/2046")
  reads("⟦用一年左右的时间⟧", "2027")
  reads("⟦通过两三年努力⟧", "2027/2029")
  reads("⟦2026年7月至2026年12月⟧", "2026-07/2026-12")
  reads("⟦2026年7月至12月底前⟧", "2026-07/2026-12-31")
  reads("⟦2026年7—9月⟧", "2026-07/2026-09")
  reads("⟦3-6月⟧", "2027-03/2027-06")
  reads("⟦3月至6月⟧", "2027-03/2027-06")
  reads("⟦6月1日至6月5日⟧", "2027-06-01/2027-06-05")
  reads("⟦6月1—5日⟧", "2027-06-01/2027-06-05")
  reads("⟦6月上旬至7月中旬⟧", "2027-06-01/2027-07-20")
  reads("⟦11月至次年2月⟧", "2027-11/2028-02")
  reads("⟦今年11月至明年2月⟧", "2027-11/2028-02")
  reads("（⟦2026—2028年⟧）", "2026/2028")
  reads("⟦2026年至2028年⟧", "2026/2028")
  reads("从⟦2026年3月起至2028年底⟧", "2026-03/2028-12-31")
  reads("⟦2026-03/2026-06-30⟧", "2026-03/2026-06-30")

  leaves("适时开展，长期坚持，尽快完成")
  leaves("2月30日前完成")
  leaves("6月31日")
  leaves("13月底前")
  leaves("6月30日至3月1日")
  leaves("6月底前", "")
  leaves("上半年完成", "2026/2028")
  leaves("年内完成", "")
  leaves("用三年时间", "")
  leaves("去年12月底，去年下半年，前年")
  leaves("近三年内，过去五年内")
  leaves("历时3个月，每季度，每月，月度述职，季度协商，每年年底")
  leaves("健全年度考核制度，组织三年行动，面向全年龄段")
  leaves("贯彻《临江市2026年工作要点》和“2026年底见效”要求")
  leaves("电话0757-86337482，第2026号，12345热线")
  leaves("三四月份")
  leaves("26年6月底前")
})

describe("the kind of a date", () => {
  const is = (text: string, kind: string, period = "2027") =>
    it(`of ${text} is ${kind}`, () => expect(datePhrases(text, { period }).map((date) => date.kind)).toEqual([kind]))
  is("6月底前完成", "due")
  is("2027年6月30日召开", "due")
  is("年内完成", "due")
  is("用两年时间", "due")
  is("到2030年实现", "due")
  is("2030年前实现", "due")
  is("2027年是关键之年", "time")
  is("今年拟围绕", "time")
  is("2026年6月召开会议", "past")
  is("截至2027年3月底", "past")
  is("2027年3月以来", "past")
  is("至去年12月底", "past")
  is("2019年11月14日，召开会议", "time", "")
  is("2019年11月底前完成", "due", "")
})

describe("a date without a value", () => {
  const lacks = (text: string, problem: string, period = "") =>
    it(`${text} lacks its ${problem}`, () =>
      expect(datePhrases(text, { period })).toMatchObject([{ words: text, value: null, problem }]))
  lacks("6月底前", "year")
  lacks("6月底前", "year", "2026/2028")
  lacks("去年底", "year", "2027")
  lacks("用三年时间", "year")
  lacks("2027年2月29日", "invalid")
  lacks("6月0日", "invalid", "2027")
})

describe("readDate", () => {
  it("gives the first date that is not past", () => {
    expect(readDate("去年12月底启动，2026年5月试点，6月底前完成", { period: "2027" })?.value).toBe("2027-06-30")
    expect(readDate("截至2027年3月底")).toBeNull()
  })

  it("reads back what formatDate writes", () => {
    const values: string[] = []
    for (const year of [1900, 2024, 2027, 2199]) {
      for (let month = 1; month <= 12; month++) {
        const of = `${year}-${String(month).padStart(2, "0")}`
        const days = Array.from(
          { length: daysInMonth(year, month) },
          (_, at) => `${of}-${String(at + 1).padStart(2, "0")}`,
        )
        values.push(of, ...days)
      }
      values.push(String(year), `${year}-Q1`, `${year}-Q2`, `${year}-Q3`, `${year}-Q4`, `${year}-H1`, `${year}-H2`)
    }
    for (const value of values) expect(readDate(formatDate(value))?.value).toBe(value)
    let intervals = 0
    for (let at = 0; at < values.length; at += 3) {
      for (let next = at; next < values.length; next += 17) {
        const value = `${values[at]}/${values[next]}`
        if (!isPlanDate(value)) continue
        intervals++
        expect(readDate(formatDate(value))?.value).toBe(value)
      }
    }
    expect(intervals).toBeGreaterThan(10_000)
  })

  it("reads stored dates as they are", () => {
    for (const value of ["2026", "2026-Q2", "2026/2028", "2026-06-01/2026-06-30"])
      expect(readDate(value)?.value).toBe(value)
  })
})

it("readDue passes over a year by name", () => {
  expect(readDue("2027年是关键之年，今年拟办好年会，6月底前完成", { period: "2027" })?.words).toBe("6月底前")
})

describe("readPeriod", () => {
  const gives = (title: string, period: string | null) =>
    it(`gives ${period} for ${title}`, () => expect(readPeriod(title)).toBe(period))
  gives("临江市2027年工作要点", "2027")
  gives("关于印发《临江市2027年工作要点》的通知", "2027")
  gives("临江市绿化三年行动计划（2026—2028年）", "2026/2028")
  gives("临江市绿化三年行动计划（2026-2028年）", "2026/2028")
  gives("临江市二〇二七年工作要点", "2027")
  gives("临江市近期工作安排", null)
})

it("long nonsense takes linear time", () => {
  const texts = ["一", "1", "（", "年", "月", "2026", "一九", "上", "第", "至", "用", "6月至", "2026年", " "]
  for (const text of texts) {
    const start = performance.now()
    datePhrases(text.repeat(10_000), { period: "2027" })
    expect(performance.now() - start, text).toBeLessThan(10_000)
  }
})
