import { date, doc } from "@yaodian/model/build"
import { expect, it } from "vitest"
import { lintDocument } from "../../linter.ts"
import { ruleCases } from "../../rule-cases.ts"
import { brokenDate } from "./broken.ts"

ruleCases(brokenDate, {
  valid: [
    "@date 2027年4月22日",
    "@date 二〇二七年四月二十二日",
    "@date 2027",
    "@date 2027999",
    "编号2019422的项目。",
    "电话2019422。",
    "共2027年12个项目。",
    "2027年底前完成。",
    "12027422日",
  ],
  invalid: [
    {
      text: "@date ⟦2027422⟧",
      message: "broken",
      data: { words: "2027422" },
      fixed: "@date 2027年4月22日",
    },
    {
      text: "@date ⟦2027111⟧",
      message: "broken",
      data: { words: "2027111" },
      fixed: ["@date 2027年1月11日", "@date 2027年11月1日"],
    },
    {
      text: "@signature  ⟦20270630日⟧",
      message: "broken",
      data: { words: "20270630日" },
      fixed: "@signature  2027年6月30日",
    },
    {
      text: "于⟦2027年422日⟧召开。",
      message: "broken",
      data: { words: "2027年422日" },
      fixed: "于2027年4月22日召开。",
    },
    {
      text: "+ 于⟦20271222日⟧前完成。",
      message: "broken",
      data: { words: "20271222日" },
      fixed: "+ 于2027年12月22日前完成。",
    },
  ],
})

it("offers the whole date, not only what is missing of it", () => {
  const [finding] = lintDocument(doc(date("2027422")).node).diagnostics.filter(({ rule }) => rule === "date/broken")
  expect(finding?.fixes.map(({ title }) => title)).toEqual(["改为 2027年4月22日"])
})
