import { expect, it } from "vitest"
import * as collab from "./index.ts"

it("gives these public names", () => {
  expect(Object.keys(collab)).toEqual([
    "planBinding",
    "connectPlan",
    "fromXmlFragment",
    "layoutVersion",
    "reservedNames",
    "roots",
    "eraseLocalCopies",
    "tokenSub",
    "personColors",
    "readBlocks",
    "readDoc",
    "seed",
  ])
})
