import { describe, expect, it } from "vitest"
import { leadLength, proposeLead } from "./lead.ts"

const han = (length: number) => "学".repeat(length)

describe("leadLength", () => {
  const cases: readonly [string, string, number][] = [
    ["takes the text up to the first 。", "加强学习。组织干部学习。", 5],
    ["takes all of a short text without 。", "加强学习", 4],
    ["takes a lead of exactly 40 characters", `${han(40)}。正文`, 41],
    ["gives 0 where the first 。 lies further", `${han(41)}。正文`, 0],
    ["takes a text of exactly 40 characters", han(40), 40],
    ["gives 0 for a longer text without 。", han(41), 0],
    ["gives 0 for no text", "", 0],
    ["gives 0 for white space", " \u3000", 0],
    ["gives 0 for a text that begins with 。", "。加强学习。", 0],
  ]
  it.each(cases)("%s", (_, text, length) => expect(leadLength(text)).toBe(length))
})

describe("proposeLead", () => {
  function proposed(text: string): string {
    return text.slice(0, proposeLead(text))
  }

  it("splits before the words that open a body", () => {
    expect(proposed(`提高协商议政实效进一步完善全体会议制度，${han(40)}`)).toBe("提高协商议政实效")
    expect(proposed(`畅通民主监督渠道贯彻落实市委意见，${han(40)}`)).toBe("畅通民主监督渠道")
    expect(proposed(`畅通民主监督渠道认真贯彻落实市委意见，${han(40)}`)).toBe("畅通民主监督渠道")
  })

  it("doesn't take 组织 in a name for the verb", () => {
    expect(proposed(`加强基层党组织建设组织全员轮训，${han(40)}`)).toBe("加强基层党组织建设")
  })

  it("splits at the end of the first clause otherwise", () => {
    expect(proposed(`新建改造农村公路120公里，其中县道20公里，${han(40)}`)).toBe("新建改造农村公路120公里")
  })

  it("doesn't take a time or a manner for the task", () => {
    expect(proposeLead(`2027年6月底前，各区对白蜡树开展摸底，${han(40)}`)).toBe(0)
    expect(proposeLead(`根据任务清单，各区制定实施方案，${han(40)}`)).toBe(0)
  })

  it("proposes nothing where nothing is near", () => {
    expect(proposeLead(han(80))).toBe(0)
    expect(proposeLead(`学，${han(80)}`)).toBe(0)
  })
})
