import { describe, expect, it } from "vitest"
import * as element from "./element.ts"
import * as editor from "./index.ts"

describe("@yaodian/editor", () => {
  it("has these public names", () => {
    expect(Object.keys(editor).sort()).toEqual([
      "blockKinds",
      "commands",
      "createEditor",
      "eraseLocalCopies",
      "languageOf",
      "roleInToken",
    ])
  })
})

describe("@yaodian/editor/element", () => {
  it("has these public names, and can be imported where there is no window", () => {
    expect(Object.keys(element).sort()).toEqual(["PlanEditorElement", "definePlanEditor"])
    expect("window" in globalThis).toBe(false)
  })
})
