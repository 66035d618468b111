import { expect, it } from "vitest"
import { Answers } from "./answers.ts"

it("lets each asker have one answer under way, and the latest question wait", () => {
  const answers = new Answers<string, number>()
  expect([answers.begin("wang", 1), answers.begin("li", 2)]).toEqual([true, true])
  expect([answers.begin("wang", 3), answers.begin("wang", 4)]).toEqual([false, false])
  expect(answers.done("wang")).toBe(4)
  expect(answers.begin("wang", 4)).toBe(true)
  expect([answers.done("wang"), answers.done("li"), answers.done("li")]).toEqual([null, null, null])
})
