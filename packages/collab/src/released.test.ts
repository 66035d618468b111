import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { layoutVersion, reservedNames, roots } from "./layout.ts"
import { readBlocks, readDoc } from "./read.ts"
import { type ReleasedPlan, releasedPlans } from "./testing/released.ts"

const folder = new URL("./testing/fixtures/", import.meta.url)
const files = readdirSync(folder).filter((name) => /^format-\d+\.json$/.test(name))

function plansIn(file: string): [string, ReleasedPlan][] {
  return Object.entries(JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Record<string, ReleasedPlan>)
}

function stored({ update }: ReleasedPlan): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(
    ydoc,
    Uint8Array.from(atob(update), (char) => char.charCodeAt(0)),
  )
  return ydoc
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe.each(files)("the plans that %s keeps", (file) => {
  it.each(plansIn(file))("are read as when their layout was released: %s", (_, plan) => {
    const ydoc = stored(plan)
    const before = Y.encodeStateAsUpdate(ydoc)
    expect(asJson(readBlocks(ydoc))).toEqual(plan.blocks)
    readDoc(ydoc).check()
    expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before)
  })
})

describe("the layout of today", () => {
  it("has a file for each of its versions", () => {
    expect(files).toEqual(Array.from({ length: layoutVersion }, (_, i) => `format-${i + 1}.json`))
  })

  it("keeps its names", () => {
    expect(roots).toEqual({ text: "t", changes: "a", suppressions: "s" })
    expect(Array.from(reservedNames)).toEqual(["b", "k", "o", "f", "j", "del", "cell", "in"])
  })

  it("is what the plans are still written in: they say the same as those in its file", () => {
    const { seeded, unknown } = Object.fromEntries(plansIn(`format-${layoutVersion}.json`))
    const now = releasedPlans()
    expect(asJson(now.seeded?.blocks)).toEqual(seeded?.blocks)
    expect(asJson(now.unknown?.blocks)).toEqual(unknown?.blocks)
    expect(now.seeded?.update).toBe(seeded?.update)
  })
})
