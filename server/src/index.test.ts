import { expect, it } from "vitest"
import * as server from "./index.ts"

it("has these public names", () => {
  expect(Object.keys(server).sort()).toEqual([
    "defaultLimits",
    "isLoopback",
    "isRole",
    "optionsFromEnv",
    "roles",
    "signToken",
    "sqliteStorage",
    "startServer",
  ])
})
