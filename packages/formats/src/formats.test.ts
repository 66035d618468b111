import { doc, task, title } from "@yaodian/model/build"
import { describe, expect, it } from "vitest"
import { exporterFor, exporters, exportFile, importers, importFile } from "./formats.ts"

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}

const zip = [0x50, 0x4b, 0x03, 0x04]
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

describe("importFile", () => {
  it.each([
    ["空.txt", "empty", []],
    ["只有空白.txt", "empty", ascii(" \r\n\t\n")],
    ["要点.docx", "word", [...zip, ...ascii("xxxx")]],
    ["要点", "word", [...zip, ...ascii("....word/document.xml....")]],
    ["表格.xlsx", "archive", [...zip, ...ascii("xl/workbook.xml")]],
    ["要点.doc", "old-word", ole],
    ["要点.wps", "old-word", ole],
    ["加密.docx", "encrypted", [...ole, ...ascii("EncryptedPackage").flatMap((byte) => [byte, 0])]],
    ["要点.pdf", "pdf", ascii("%PDF-1.7")],
    ["照片.png", "picture", [0x89, 0x50, 0x4e, 0x47]],
    ["网页.html", "web-page", ascii("<p>")],
    ["网页", "web-page", ascii("  <!DOCTYPE html><html>")],
    ["程序.bin", "not-text", Array.from({ length: 300 }, (_, at) => (at * 89) % 256)],
    ["要点.json", "not-json", ascii('{"format":"yaodian","version":1,"doc":{"type":')],
    ["要点.json", "not-a-plan", ascii('{"name":"x"}')],
  ])("refuses %s as %s, in one sentence of each language", (name, code, bytes) => {
    const result = importFile(name, Uint8Array.from(bytes))
    expect(result).toMatchObject({ ok: false, code })
    if (result.ok) return
    expect(result.message["zh-CN"]).toMatch(/^[^。]+。$/)
    expect(result.message.en).toMatch(/^[^.].*\.$/)
  })

  it("reads its own JSON whatever the file is called", () => {
    const { node } = doc(title("临江市2027年工作要点", { period: "2027" }), task("加强学习。", { due: "2027-06-30" }))
    const result = importFile("要点.txt", exportFile(node, "json"))
    expect(result.ok && result.doc.eq(node)).toBe(true)
    expect(result).toMatchObject({ kind: "plan", lines: [], dropped: [], problems: [] })
  })

  it("says what it repaired in JSON, and where", () => {
    const file = {
      format: "yaodian",
      version: 1,
      doc: { type: "doc", content: [{ type: "task", attrs: { level: "x" } }] },
    }
    const result = importFile("a.json", new TextEncoder().encode(JSON.stringify(file)))
    expect(result.ok && result.problems.length).toBeGreaterThan(0)
    expect(result.ok && result.problems[0]?.message["zh-CN"]).toContain("doc.content[0]")
  })

  it("says on which line a character could not be read", () => {
    const bytes = new TextEncoder().encode(`临江市2027年工作要点\n${"全面加强学习。\n".repeat(20)}`)
    bytes[bytes.length - 2] = 0xff
    const result = importFile("a.txt", bytes)
    expect(result.ok && result.problems.map(({ code, line }) => [code, line])).toEqual([["undecodable", 21]])
  })
})

describe("exporters", () => {
  it("are found by the ending of a file name", () => {
    expect(exporterFor("要点.TXT")?.id).toBe("txt")
    expect(exporterFor("要点.json")?.id).toBe("json")
    expect(exporterFor("要点.xyz")).toBeNull()
    expect(exporterFor("txt")).toBeNull()
  })

  it("have ids that no two share, and write by them", () => {
    for (const list of [importers, exporters]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
    const { node } = doc(title("临江市2027年工作要点"))
    expect(new TextDecoder().decode(exportFile(node, "txt"))).toBe("临江市2027年工作要点\n")
    expect(() => exportFile(node, "odf")).toThrow(RangeError)
  })
})
