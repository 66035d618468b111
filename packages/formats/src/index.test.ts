import { expect, it } from "vitest"
import * as formats from "./index.ts"

it("gives these names and no others", () => {
  expect(Object.keys(formats).sort()).toEqual(["exportFile", "exporterFor", "exporters", "importFile", "importers"])
})
