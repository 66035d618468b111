import { expect, it } from "vitest"
import { seededRandom } from "../testing/random.ts"
import { differences } from "./differences.ts"

it("finds the places where two texts differ", () => {
  expect(differences("甲你好乙丙", "你好乙新丙")).toEqual([
    { from: 0, to: 1, nowFrom: 0, nowTo: 0 },
    { from: 4, to: 4, nowFrom: 3, nowTo: 4 },
  ])
  expect(differences("一二", "一二")).toEqual([])
  expect(differences("", "一")).toEqual([{ from: 0, to: 0, nowFrom: 0, nowTo: 1 }])
})

it("leads from one text to the other, 2,000 times", () => {
  const random = seededRandom(3)
  const text = () => Array.from({ length: random(12) }, () => "甲乙丙丁"[random(4)]).join("")
  for (let i = 0; i < 2000; i++) {
    const [old, now] = [text(), text()]
    let made = old
    for (const { from, to, nowFrom, nowTo } of differences(old, now).toReversed()) {
      made = made.slice(0, from) + now.slice(nowFrom, nowTo) + made.slice(to)
    }
    expect(made).toBe(now)
  }
})
