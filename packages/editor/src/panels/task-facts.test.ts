import { doc, task, title } from "@yaodian/model/build"
import { describe, expect, it } from "vitest"
import { dueWords, periodAt, storedDue, storedUnits, taskDueAttrs } from "./task-facts.ts"

describe("a deadline", () => {
  it("is read from words with the plan's year", () => {
    expect(storedDue("6月底前", "2027")).toEqual({ due: "2027-06-30", isRead: true })
    expect(storedDue("2026年第三季度", "")).toEqual({ due: "2026-Q3", isRead: true })
    expect(storedDue("2027-H1", "")).toEqual({ due: "2027-H1", isRead: true })
  })

  it("is kept in the writer's words where they name no date", () => {
    expect(storedDue("适时", "2027")).toEqual({ due: "适时", isRead: false })
    expect(taskDueAttrs("适时", "2027")).toEqual({ due: "", dueText: "适时" })
    expect(taskDueAttrs("6月底前", "2027")).toEqual({ due: "2027-06-30", dueText: "" })
    expect(taskDueAttrs("", "2027")).toEqual({ due: "", dueText: "" })
  })

  it("is shown as a reader says it", () => {
    expect(dueWords(task({ due: "2027-06-30" }).node, "zh-CN")).toBe("2027年6月30日")
    expect(dueWords(task({ dueText: "适时" }).node, "zh-CN")).toBe("适时")
    expect(dueWords(task({ due: "never" }).node, "en")).toBe("never")
  })
})

describe("periodAt", () => {
  it("takes the part's period, or the year that its title names", () => {
    const { node } = doc(
      title("通知", { part: "notice" }),
      task("甲"),
      title("2027年工作要点"),
      task("乙"),
      title("丙", { period: "2028" }),
    )
    expect([0, 1, 2, 3, 4].map((index) => periodAt(node, index))).toEqual(["", "", "2027", "2027", "2028"])
  })
})

describe("storedUnits", () => {
  it("joins units by one mark and leaves brackets alone", () => {
    expect(storedUnits("办公室，学习委; 提案委、")).toBe("办公室、学习委、提案委")
    expect(storedUnits("各县（市、区）政协")).toBe("各县（市、区）政协")
    expect(storedUnits(" ")).toBe("")
  })
})
