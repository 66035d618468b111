import { basename } from "node:path"
import { type Command, exitCode, UsageError } from "../command.ts"
import { open, unreadable } from "../open.ts"

/** `yaodian convert IN OUT`: from one format to another, both known by their extension. */
export const convert: Command = {
  name: "convert",
  usage: "IN OUT",
  summary: { "zh-CN": "把文件转换成另一种格式", en: "Convert a file to another format" },
  options: {},
  async run([from, to, ...more], _values, io) {
    if (from === undefined || to === undefined || more.length > 0) throw twoFiles
    const { exporterFor, exporters } = await import("@yaodian/formats")
    const exporter = exporterFor(basename(to))
    if (!exporter) {
      const known = exporters.flatMap(({ extensions }) => extensions).join(", ")
      io.err(
        io.lang === "en"
          ? `${to}: cannot write this format; known are ${known}.`
          : `${to}：不能写出这种格式，可用的有 ${known}。`,
      )
      return exitCode.usage
    }
    const imported = await open(from, io)
    if (!imported) return exitCode.unreadable
    for (const { line, text } of imported.dropped) {
      io.err(io.lang === "en" ? `${from}:${line}: left out: ${text}` : `${from}:${line}: 未写入：${text}`)
    }
    return io.write(to, exporter.write(imported.doc)).then(
      () => exitCode.ok,
      (error: NodeJS.ErrnoException) => {
        io.err(unreadable(to, error, io))
        return exitCode.unreadable
      },
    )
  },
}

const twoFiles = new UsageError({
  "zh-CN": "请给出两个文件：从哪个转换，写到哪里。",
  en: "Name two files: what to convert, and where to write it.",
})
