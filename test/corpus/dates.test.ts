import { datePhrases, readFacts, readPeriod, readUnits } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import { readSeed, type seedFiles, sharedFolder } from "../shared.ts"

type SeedName = keyof typeof seedFiles

/** Dates that the sources hold, by short keys, in the period of each; `null` where the year depends on the speaker. */
const dates: Readonly<
  Record<SeedName, { period: string; found: readonly (readonly [key: string, value: string | null])[] }>
> = {
  "000": {
    period: "2019",
    found: [
      ["力争上半年", "2019-H1"],
      ["下半年在全区", "2019-H2"],
      ["用一至两年时间", "2019/2020"],
      ["今年拟出", "2019"],
    ],
  },
  "001": {
    period: "2017",
    found: [
      ["2017年2月24日", "2017-02-24"],
      ["贯穿全年", "2017"],
    ],
  },
  "002": {
    period: "2019",
    found: [
      ["2019年11月14日", "2019-11-14"],
      ["2019年9月23日", "2019-09-23"],
      ["定为上半年", "2019-H1"],
      ["去年下半年", null],
      ["至去年12月底", null],
      ["全年组织", "2019"],
      ["全年在新华网", "2019"],
      ["年内,区委", "2019"],
    ],
  },
  "003": { period: "2022", found: [["贯穿全年", "2022"]] },
  "004": {
    period: "2022",
    found: [
      ["2022年10月16日", "2022-10-16"],
      ["2022年12月13日", "2022-12-13"],
      ["2022年下半年", "2022-H2"],
      ["10月20日", "2022-10-20"],
      ["10月31日", "2022-10-31"],
      ["截至去年底", null],
    ],
  },
}

/** Words of time that are no dates: frequencies, spans gone by, events. */
const none: Readonly<Partial<Record<SeedName, readonly string[]>>> = {
  "000": ["今后一个时期", "常态化制度化", "70周年"],
  "001": ["十年大振兴", "三年脱贫", "十三五", "十九大后"],
  "002": ["月度集中", "季度协商", "每周学习", "一年来", "九届三次"],
  "003": ["换届以来", "0131"],
}

describe.skipIf(sharedFolder === null)("dates in real documents", () => {
  for (const name of Object.keys(dates) as SeedName[]) {
    const text = sharedFolder === null ? "" : new TextDecoder().decode(readSeed(name))
    const { period, found } = dates[name]
    const phrases = datePhrases(text, { period })
    const at = (key: string) => {
      const from = text.indexOf(key)
      expect(from, key).toBeGreaterThanOrEqual(0)
      return phrases.filter((phrase) => phrase.from < from + key.length && from < phrase.to)
    }

    it(`are found in ${name}`, () => {
      for (const [key, value] of found)
        expect(
          at(key).map((phrase) => phrase.value),
          key,
        ).toEqual([value])
    })

    it(`are not found in other words of ${name}`, () => {
      for (const key of none[name] ?? []) expect(at(key), key).toEqual([])
    })
  }

  it("give the period of the plans", () => {
    expect(readPeriod(titleOf("000", "工作要点"))).toBe("2019")
    expect(readPeriod(titleOf("001", "工作要点"))).toBe("2017")
  })
})

describe.skipIf(sharedFolder === null)("actors in real documents", () => {
  it("are those that supervise proposals", () => {
    const text = new TextDecoder().decode(readSeed("001"))
    const phrases = readUnits(text)
    expect(phrases.map((phrase) => phrase.supervisors.length)).toEqual([3, 1])
    expect(phrases.map((phrase) => phrase.leads)).toEqual([[], []])
    const line = text.split("\n").find((words) => words.includes("领衔督办")) ?? ""
    expect(readFacts(line).supervisor?.split("、")).toEqual(phrases.flatMap((phrase) => phrase.supervisors))
  })

  it("are none in the other plan", () => {
    expect(readUnits(new TextDecoder().decode(readSeed("000")))).toEqual([])
  })
})

function titleOf(name: SeedName, ending: string): string {
  const lines = new TextDecoder().decode(readSeed(name)).split("\n")
  return lines.map((line) => line.trim()).find((line) => line.endsWith(ending)) ?? ""
}
