import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { exportFile, type Imported, importFile } from "@yaodian/formats"
import { findLoss } from "@yaodian/formats/conserved"
import { leadLength, numberBlocks, type OutlineJson, outlineJson } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import { encodeGb18030 } from "../gb18030.ts"
import { readSeed, seedFiles, sharedFolder } from "../shared.ts"

type SeedName = keyof typeof seedFiles

const seedNames = Object.keys(seedFiles) as SeedName[]

function imported(name: string, bytes: Uint8Array): Imported {
  const result = importFile(name, bytes)
  if (!result.ok) throw new Error(`${name}: ${result.message["zh-CN"]}`)
  return result
}

function seed(name: SeedName): Imported & { json: OutlineJson; source: readonly string[] } {
  const result = imported(seedFiles[name], readSeed(name))
  const json = outlineJson(result.doc, { lineOf: result.lineOf })
  return { ...result, json, source: text(readSeed(name)).split("\n") }
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** The words of a source line without white space: the tests never hold text of a source. */
function words(line: string | undefined): string {
  return (line ?? "").replace(/\s/g, "")
}

/** The outline without what differs between two imports of one text: ids and places. */
function shape(json: OutlineJson): unknown {
  return JSON.parse(JSON.stringify(json, (key, value) => (key === "id" || key === "line" ? undefined : value)))
}

function tasks(json: OutlineJson) {
  return json.sections.flatMap((section) => [...section.tasks, ...section.sections.flatMap((inner) => inner.tasks)])
}

describe.skipIf(!sharedFolder)("the import of source 000", () => {
  it("finds the title, six sections and the twenty tasks that run on through them", () => {
    const { json, doc, source } = seed("000")
    expect(json.kind).toBe("plan")
    expect(json.title).toBe(words(source[25]) + words(source[27]))
    expect(json.sections.map(({ number }) => number)).toEqual(["一、", "二、", "三、", "四、", "五、", "六、"])
    expect(tasks(json).map(({ number }) => number)).toEqual(hanLabels(20))
    expect(doc.children.find(({ attrs }) => attrs.part === "plan")?.attrs).toMatchObject({
      numbering: "一、|（一）+|1.|（1）",
      period: "2019",
    })
  })

  it("gives 17 tasks their lead and proposes where to split the other three", () => {
    const { json } = seed("000")
    const open = tasks(json).filter(({ title }) => title === null)
    expect(open.map(({ number }) => number)).toEqual(["（二）", "（九）", "（十）"])
    expect(json.problems.map(({ code, line }) => [code, line])).toEqual([
      ["lead-not-closed", 38],
      ["lead-not-closed", 60],
      ["lead-not-closed", 62],
    ])
    json.problems.forEach(({ proposal }, at) => {
      expect(proposal.length).toBeGreaterThan(5)
      expect(open[at]?.text.startsWith(proposal)).toBe(true)
    })
    for (const { title, text } of tasks(json)) if (title !== null) expect(leadLength(text)).toBe(title.length + 1)
  })

  it("knows the notice that issues it, its recipients, its signature and its broken date", () => {
    const { json, doc, source } = seed("000")
    expect(json.parts.map(({ part }) => part)).toEqual(["notice", "plan"])
    expect(json.parts[0]?.title).toBe([3, 5, 7].map((at) => words(source[at])).join(""))
    expect(json.recipients).toBe(words(source[11]).slice(0, -1))
    expect(json.issuer).toBe(words(source[17]))
    const date = doc.children.find(({ type }) => type.name === "date")
    expect(date?.textContent).toBe(words(source[19]))
    expect(date?.attrs.iso).toBe("")
  })

  it("keeps the annex note and lists what it left out, with the lines", () => {
    const { json, dropped, source } = seed("000")
    expect(json.annexes).toHaveLength(1)
    expect(words(source[93])).toContain(json.annexes[0]?.title)
    expect(dropped.map(({ line, code }) => [line, code])).toEqual([
      [1, "repeated-title"],
      [2, "metadata"],
      [108, "footer"],
      [109, "footer"],
      [110, "footer"],
      [111, "footer"],
      [112, "navigation"],
    ])
    for (const { why } of dropped) expect(why["zh-CN"]).not.toBe("")
  })
})

describe.skipIf(!sharedFolder)("the import of source 001", () => {
  it("finds who adopted it and when, six sections and 25 tasks", () => {
    const { json, doc, source } = seed("001")
    expect(json.title).toBe(words(source[6]))
    expect(json.adopted?.date).toBe("2017-02-24")
    const [, by = "", rest = ""] = [...words(source[11] ?? "").split("日"), words(source[13]).split("通过")[0]]
    expect(json.adopted?.by).toBe(by + rest)
    expect(json.sections).toHaveLength(6)
    expect(tasks(json).map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, at) => `${at + 1}.`))
    expect(tasks(json).every(({ title }) => title !== null)).toBe(true)
    expect(doc.child(0).attrs.numbering).toBe("一、|1.+|（1）|①")
  })

  it("leaves out the site's name, its navigation and its separator", () => {
    expect(seed("001").dropped.map(({ line, code }) => [line, code])).toEqual([
      [1, "site-name"],
      [3, "navigation"],
      [5, "navigation"],
      [9, "metadata"],
      [84, "separator"],
    ])
  })
})

describe.skipIf(!sharedFolder)("the import of the reports", () => {
  it("reads 002 with its subtitle, five numbered sections and their run-in leads, and mends five broken lines", () => {
    const { json, doc, problems, lines, source } = seed("002")
    expect(json.kind).toBe("report")
    expect(json.subtitle).toBe(words(source[4]))
    expect(json.sections.map(({ number, level }) => [number, level])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [String(n), 1]),
    )
    expect(json.sections.map((section) => section.tasks.length)).toEqual([3, 3, 3, 3, 3])
    expect(tasks(json).every(({ number, title }) => number === null && title !== null)).toBe(true)
    expect(lines.filter(({ continues }) => continues).map(({ place }) => place.line)).toEqual([27, 37, 47, 57, 69])
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ["line-joined", 27],
      ["line-joined", 37],
      ["line-joined", 57],
    ])
    expect(doc.children.at(-1)?.type.name).toBe("paragraph")
  })

  it("reads 003 as a report with a plan in it whose figures stand on lines of their own", () => {
    const { json, source } = seed("003")
    expect(json.kind).toBe("report")
    expect(json.title).toBe(source[2]?.trim())
    expect(json.parts.map(({ part, title }) => [part, title])).toEqual([
      ["report", source[2]?.trim()],
      ["plan", words(source[50])],
    ])
    const [review] = json.sections
    expect(json.sections).toHaveLength(1)
    expect(review?.sections.map((section) => section.tasks.length)).toEqual([3, 4, 3, 2])
    const plan = json.parts[1]?.sections ?? []
    expect(plan.map(({ number, title }) => [number, title])).toEqual(
      [56, 62, 68, 74, 80].map((at, index) => [String(index + 1), words(source[at])]),
    )
    expect(plan.map((section) => section.tasks.length)).toEqual([1, 1, 1, 1, 1])
  })

  it("reads 004 whole: title, four headings, and every sentence a paragraph", () => {
    const { json, doc, dropped } = seed("004")
    expect(json.kind).toBe("report")
    expect(json.sections).toHaveLength(4)
    expect(tasks(json)).toEqual([])
    expect(doc.children.filter(({ type }) => type.name === "paragraph").length).toBeGreaterThan(25)
    expect(dropped.map(({ line }) => line)).toEqual([1, 2, 3, 4, 11, 17, 36, 45, 46, 47])
  })
})

describe.skipIf(!sharedFolder)("the import of the corpus", () => {
  it("reads the guiding opinion: a title of three lines, document number, 8 sections, 27 tasks running on", () => {
    const { json, source } = corpus("gov-2019-rongzi-danbao-zhidaoyijian.txt")
    expect(json.title).toBe(source.slice(0, 3).map(words).join(""))
    expect(json.documentNumber).toBe(words(source[3]))
    expect(json.recipients).toBe(words(source[5]).slice(0, -1))
    expect(json.sections).toHaveLength(8)
    expect(tasks(json).map(({ number }) => number)).toEqual(hanLabels(27))
    expect([json.issuer, json.date]).toEqual([words(source[47]), "2019-01-22"])
  })

  it("reads the action plan: a notice, two annex names, the plan with headings and tasks on lines of their own", () => {
    const { json, source } = corpus("sh-lvshirong-2024-baiyulan-sannian-xingdongjihua.md")
    expect(json.parts.map(({ part }) => part)).toEqual(["notice", "plan"])
    expect(json.title).toBe(words(source[18]))
    expect(json.annexes.map(({ label }) => label)).toEqual(["附件1", "附件2"])
    expect(json.sections.map((section) => [section.tasks.length, section.sections.length])).toEqual([
      [3, 0],
      [0, 0],
      [5, 0],
      [0, 3],
      [3, 0],
    ])
    const [, , , schedule] = json.sections
    expect(schedule?.sections.map((section) => section.tasks.map(({ number }) => number))).toEqual([
      ["1.", "2."],
      ["1.", "2.", "3."],
      [],
    ])
  })
})

describe.skipIf(!sharedFolder)("text in, JSON out, text out", () => {
  const files = sharedFolder
    ? [...seedNames.map((name) => join("seeds", seedFiles[name])), ...corpusTexts().map((name) => join("corpus", name))]
    : []

  it.each(files)("loses, changes and moves no character of %s", (path) => {
    const bytes = readFileSync(join(sharedFolder ?? "", path))
    const first = imported(path, bytes)
    const stored = imported("plan.json", exportFile(first.doc, "json"))
    expect(stored.doc.toJSON()).toEqual(first.doc.toJSON())
    const written = exportFile(stored.doc, "txt")
    expect(findLoss(text(bytes), first, text(written))).toBeNull()
  })

  it.each(files)("gives the same tree when what was written of %s is read again", (path) => {
    const first = imported(path, readFileSync(join(sharedFolder ?? "", path)))
    const again = imported(path, exportFile(first.doc, "txt"))
    expect(shape(outlineJson(again.doc))).toEqual(shape(outlineJson(first.doc)))
    expect(again.dropped).toEqual([])
  })

  it.each(seedNames)("gives the same tree for %s in GB 18030 and in UTF-16, with any line ends", (name) => {
    const source = text(readSeed(name))
    const { doc } = imported(name, readSeed(name))
    const variants = [
      encodeGb18030(source),
      encodeGb18030(source.replaceAll("\n", "\r\n")),
      new TextEncoder().encode(`\ufeff${source.replaceAll("\n", "\r")}`),
      utf16(source.replaceAll("\n", "\u2028")),
    ]
    for (const bytes of variants) {
      const other = imported(name, bytes)
      expect(shape(outlineJson(other.doc))).toEqual(shape(outlineJson(doc)))
      expect(Array.from(numberBlocks(other.doc).values())).toEqual(Array.from(numberBlocks(doc).values()))
    }
  })
})

function corpusTexts(): readonly string[] {
  return readdirSync(join(sharedFolder ?? "", "corpus")).filter((name) => /\.(?:txt|md)$/.test(name))
}

function corpus(name: string): { json: OutlineJson; source: readonly string[] } {
  const bytes = readFileSync(join(sharedFolder ?? "", "corpus", name))
  const { doc, lineOf } = imported(name, bytes)
  return { json: outlineJson(doc, { lineOf }), source: text(bytes).split("\n") }
}

function hanLabels(count: number): readonly string[] {
  const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  return Array.from({ length: count }, (_, at) => {
    const [tens, ones] = [Math.floor((at + 1) / 10), (at + 1) % 10]
    return `（${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${digits[ones]}）`
  })
}

function utf16(source: string): Uint8Array {
  const bytes = new Uint8Array(2 + source.length * 2)
  bytes.set([0xff, 0xfe])
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    bytes.set([code & 0xff, code >> 8], 2 + at * 2)
  }
  return bytes
}
