import { expect, it } from "vitest"
import { changedPart } from "./absence.ts"

it.each([
  ["加强学习", "加强全员学习", ["加强", "", "全员", "学习"]],
  ["加强学习", "学习", ["", "加强", "", "学习"]],
  ["的的", "的的的", ["的的", "", "的", ""]],
  ["甲乙丙", "甲丁丙", ["甲", "乙", "丁", "丙"]],
  ["", "新的", ["", "", "新的", ""]],
  ["旧的", "", ["", "旧的", "", ""]],
  ["一样", "一样", ["一样", "", "", ""]],
  ["一二三四五六七八九十一二三甲", "一二三四五六七八九十一二三乙", ["…二三四五六七八九十一二三", "甲", "乙", ""]],
  ["甲一二三四五六七八九十一二三", "乙一二三四五六七八九十一二三", ["", "甲", "乙", "一二三四五六七八九十一二…"]],
])("shows of %s and %s only where they differ", (before, after, expected) => {
  const { start, removed, added, end } = changedPart(before, after)
  expect([start, removed, added, end]).toEqual(expected)
})
