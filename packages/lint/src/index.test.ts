import { expect, it } from "vitest"
import * as lint from "./index.ts"

it("has these public names", () => {
  expect(Object.keys(lint).sort()).toEqual([
    "applyFix",
    "countSeverities",
    "createLinter",
    "fillMessage",
    "lintDocument",
    "lintFixMeta",
    "lintJson",
    "lintLines",
    "parseSuppressions",
    "presets",
    "readConfig",
    "renderFixTitle",
    "renderMessage",
    "repair",
    "repairAll",
    "repairText",
    "reports",
    "rules",
    "suppression",
    "suppressionKey",
  ])
})

it("lists every rule once, with an id of its own", () => {
  expect(new Set(lint.rules.map(({ id }) => id)).size).toBe(lint.rules.length)
  expect(lint.rules).toHaveLength(10)
})
