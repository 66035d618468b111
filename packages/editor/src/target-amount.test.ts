import type { Attrs } from "@yaodian/model"
import { target } from "@yaodian/model/build"
import { expect, it } from "vitest"
import { targetAmount } from "./target-amount.ts"

const amount = (attrs: Attrs) => targetAmount(target("目标", attrs).node)

it("says how much a target wants", () => {
  expect(amount({ op: ">=", value: "12", unit: "次" })).toBe("≥ 12 次")
  expect(amount({ op: "=", value: "3..5", unit: "个" })).toBe("= 3–5 个")
  expect(amount({ op: ">=", value: "95", unit: "%" })).toBe("≥ 95%")
  expect(amount({ op: "=", value: "3", unit: "" })).toBe("= 3")
  expect(amount({ unit: "个" })).toBe("")
})
