import { outline, parseDocument } from "@yaodian/model"
import { decode } from "../decode.ts"
import { extensionOf, type Importer, type ImportResult, type Refused, type SourceFile } from "../format.ts"

/** The lossless form of a plan: what `documentJson` of the model gives. */
export const jsonImporter: Importer = {
  id: "json",
  name: { "zh-CN": "要点文件（JSON）", en: "Yaodian file (JSON)" },
  extensions: ["json"],
  accepts: (file) => extensionOf(file.name) === "json" || saysYaodian(file),
  read({ bytes }, options = {}) {
    const decoded = decode(bytes)
    if (!decoded.ok) return decoded
    const value = parsed(decoded.text)
    return value === undefined ? notJson : documentOf(value, options.random ? { random: options.random } : {})
  },
}

const notJson: Refused = {
  ok: false,
  code: "not-json",
  message: {
    "zh-CN": "这个文件不是完整的 JSON，可能被截断或改动过；请重新导出后再导入。",
    en: "This file is not complete JSON; it may have been cut off or changed. Export it again and import that.",
  },
}

// The name of a file may have been lost on the way; what it says at its beginning was not.
function saysYaodian({ bytes }: SourceFile): boolean {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 300))
  return /^(?:\u00ef\u00bb\u00bf)?\s*\{/.test(start) && /"format"\s*:\s*"yaodian"/.test(start)
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined // no JSON text gives undefined, so it says that this is none
  }
}

function documentOf(value: unknown, options: Parameters<typeof parseDocument>[1]): ImportResult {
  const result = parseDocument(value, options)
  if (!result.ok) {
    const [first] = result.problems
    return first ? { ok: false, code: first.code, message: first.message } : notJson
  }
  const problems = result.problems.map(({ code, message, path }) => ({
    line: 0,
    code,
    message: { "zh-CN": `${message["zh-CN"]}（${path}）`, en: `${message.en} (${path})` },
    proposal: "",
  }))
  const { doc } = result
  return { ok: true, kind: outline(doc).main.part, doc, lines: [], dropped: [], problems, lineOf: new Map() }
}
