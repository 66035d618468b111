import { expect, it } from "vitest"
import * as collab from "./index.ts"

it("gives these public names", () => {
  expect(Object.keys(collab)).toEqual([
    "connectPlan",
    "layoutVersion",
    "personColors",
    "planBinding",
    "readBlocks",
    "readDoc",
    "reservedNames",
    "roots",
    "seed",
  ])
})
