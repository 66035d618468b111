import { doc, paragraph } from "@yaodian/model/build"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { Tally } from "./tally.ts"

const me = { name: "me" }
const you = { name: "you" }

function plan(...blocks: string[]): Node {
  return doc(...blocks.map((text) => paragraph(text))).node
}

/** A tally in which 一二三四 was written, and then 甲乙 between 二 and 三. */
function typed(): Tally {
  const tally = new Tally()
  tally.note(me, plan(""), plan("一二三四"), ["一二三四"])
  tally.note(me, plan("一二三四"), plan("一二甲乙三四"), ["甲乙"])
  return tally
}

describe("a tally", () => {
  it("finds nothing wrong where all is as it was typed", () => {
    expect(typed().judge(plan("一二甲乙三四"))).toEqual({ made: 6, lost: 0, doubled: 0, misplaced: 0 })
  })

  it("counts what is gone though nobody took it away", () => {
    const tally = typed()
    tally.note(you, plan("一二三四"), plan("二三四"), [])
    expect(tally.judge(plan("二甲三"))).toMatchObject({ lost: 2, doubled: 0 })
  })

  it("counts copies that nobody made", () => {
    const tally = typed()
    tally.addCopied("四")
    expect(tally.judge(plan("一二甲乙三四", "三四"))).toMatchObject({ lost: 0, doubled: 1 })
  })

  it("does not count what two took away and both brought back", () => {
    const tally = typed()
    for (const person of [me, you]) tally.note(person, plan("一二三四"), plan("二三四"), [])
    expect(tally.judge(plan("一一二甲乙三四"))).toMatchObject({ doubled: 0 })
  })

  it("lets words stand on either side of a split that they were not seen by", () => {
    const tally = typed()
    tally.note(you, plan("一二三四"), plan("一二", "三四"), [])
    expect(tally.judge(plan("一二甲乙", "三四")).misplaced).toBe(0)
    expect(tally.judge(plan("一二", "甲乙三四")).misplaced).toBe(0)
  })

  it("counts words that stand with none of their neighbours, or are apart", () => {
    expect(typed().judge(plan("一二三四", "甲乙")).misplaced).toBe(2)
    expect(typed().judge(plan("甲乙", "一二三四")).misplaced).toBe(2)
    expect(typed().judge(plan("一二甲三四乙")).misplaced).toBe(0)
    // All six: 一二三四 is a word that nobody parted, too.
    expect(typed().judge(plan("一二甲", "乙三四")).misplaced).toBe(6)
  })

  it("does not judge words that somebody parted", () => {
    const tally = typed()
    tally.note(you, plan("一二甲乙三四"), plan("一二甲", "乙三四"), [])
    expect(tally.judge(plan("一二甲", "乙三四")).misplaced).toBe(0)
  })
})
