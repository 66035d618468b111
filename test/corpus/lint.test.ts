import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type Imported, importFile } from "@yaodian/formats"
import { countSeverities, type Diagnostic, lintDocument, lintLines, repairAll } from "@yaodian/lint"
import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { readSeed, seedFiles, sharedFolder } from "../shared.ts"

type Seed = keyof typeof seedFiles

/** Where each rule finds something in each seed: `line:column` of the file. A change here is a change to look at. */
const expected: Readonly<Record<Seed, Readonly<Record<string, readonly string[]>>>> = {
  "000": {
    "punct/half-width": ["12:5"],
    "date/broken": ["20:47"],
    "task/deadline-missing": ["36:4"],
    "task/unit-missing": ["36:4"],
    "punct/paragraph-end": ["36:241", "54:105", "56:166", "62:371", "90:251"],
    "punct/lead-sentence": ["38:4", "60:4", "62:4"],
    "punct/list-comma-between-titles": ["38:146"],
    "punct/unmatched": ["62:40"],
  },
  "001": {
    "punct/half-width": ["17:32"],
    "task/deadline-missing": ["21:5"],
    "task/unit-missing": ["21:5"],
  },
  "002": { "punct/half-width": ["7:6"] },
  // The section that plans the next year is asked what a plan is asked.
  "003": {
    "punct/half-width": ["9:12"],
    "task/deadline-missing": ["59:1"],
    "task/unit-missing": ["59:1"],
  },
  // All of these stand where the file's bytes are damaged and a mark was lost with them.
  "004": {
    "punct/half-width": ["5:13"],
    "punct/unmatched": ["20:36", "24:1", "30:45", "34:360", "34:365", "38:1", "38:116", "40:1"],
    "punct/paragraph-end": ["20:315"],
  },
}

function imported(name: string, bytes: Uint8Array): Imported {
  const result = importFile(name, bytes)
  if (!result.ok) throw new Error(`${name}: ${result.code}`)
  return result
}

function seed(name: Seed): Imported {
  return imported(seedFiles[name], readSeed(name))
}

function sourceLines(name: Seed): readonly string[] {
  return new TextDecoder().decode(readSeed(name)).split(/\r?\n/)
}

function byRule(diagnostics: readonly Diagnostic[], place: (one: Diagnostic) => string) {
  const found: Record<string, string[]> = {}
  for (const one of diagnostics) found[one.rule] = [...(found[one.rule] ?? []), place(one)]
  return found
}

const seeds = Object.keys(expected) as readonly Seed[]

describe.skipIf(!sharedFolder)("lint of the seeds", () => {
  it.each(seeds)("finds in the lines of %s what is expected, where it stands in the file", (name) => {
    const result = lintLines(seed(name).lines)
    const lines = sourceLines(name)
    const found = byRule(result.diagnostics, (one) => {
      const place = result.linePlace(one)
      const words = lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1).slice(0, one.excerpt.length)
      expect(words).toBe(one.excerpt)
      return `${place?.line}:${place?.column}`
    })
    expect(found).toEqual(expected[name])
  })

  it.each(seeds)("finds as much in the document of %s", (name) => {
    const found = byRule(lintDocument(seed(name).doc).diagnostics, () => "")
    const counts = Object.entries(found).map(([rule, places]) => [rule, places.length])
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(Object.entries(expected[name]).map(([rule, places]) => [rule, places.length])),
    )
  })

  it("sums up what a plan leaves to its annex: one finding for all tasks", () => {
    const data = (name: Seed, rule: string) =>
      lintLines(seed(name).lines).diagnostics.find((one) => one.rule === rule)?.data
    expect(data("000", "task/unit-missing")).toMatchObject({ total: 20, count: 20 })
    expect(data("000", "task/deadline-missing")).toMatchObject({ total: 20, count: 19 })
    expect(data("001", "task/unit-missing")).toMatchObject({ total: 25, count: 24 })
    expect(data("001", "task/deadline-missing")).toMatchObject({ total: 25, count: 25 })
  })

  it.each(seeds)("reaches a fix point of %s in one round of safe fixes, and nothing new wakes", (name) => {
    const { doc } = seed(name)
    const before = lintDocument(doc, { preset: "strict" }).diagnostics
    const tr = new Transform(doc)
    const { left } = repairAll(tr, before)
    const after = lintDocument(tr.doc, { preset: "strict" }).diagnostics
    expect(left).toEqual([])
    expect(after.flatMap(({ fixes }) => fixes.filter(({ kind }) => kind === "safe"))).toEqual([])
    const rest = before.filter(({ fixes }) => !fixes.some(({ kind }) => kind === "safe"))
    expect(byRule(after, ({ block }) => block)).toEqual(byRule(rest, ({ block }) => block))
    expect(tr.doc.textContent.normalize("NFKC").replaceAll("、", "")).toHaveLength(
      doc.textContent.normalize("NFKC").replaceAll("、", "").length,
    )
  })

  it.each(seeds)("says the same of %s in both languages", (name) => {
    const { lines } = seed(name)
    const prints = (language: "zh-CN" | "en") =>
      lintLines(lines, { language }).diagnostics.map((one) => one.fingerprint)
    expect(prints("en")).toEqual(prints("zh-CN"))
  })

  it.each(seeds)("says at most 8 things per 1,000 characters of %s", (name) => {
    const { lines } = seed(name)
    const characters = lines.reduce((sum, { text }) => sum + text.length, 0)
    expect(lintLines(lines).diagnostics.length).toBeLessThanOrEqual((8 * characters) / 1000)
  })
})

describe.skipIf(!sharedFolder)("lint of the corpus", () => {
  const folder = join(sharedFolder ?? "", "corpus")
  const files = sharedFolder ? readdirSync(folder).filter((name) => /\.txt$/.test(name)) : []

  it.each(files)("finds no error in %s, which was published", (name) => {
    const { lines } = imported(name, readFileSync(join(folder, name)))
    expect(countSeverities(lintLines(lines).diagnostics)).toMatchObject({ error: 0, warning: 0 })
  })
})
