import type { Imported } from "@yaodian/formats"
import type { Result } from "@yaodian/lint"
import type { Io } from "../command.ts"
import { unreadable } from "../open.ts"

const byteOrderMark = "\ufeff"

/** Applies the safe fixes of a result to its file. Gives whether the file was changed; says on standard error why not. */
export async function fixFile(file: string, imported: Imported, result: Result, io: Io): Promise<boolean> {
  const fixed = imported.lines.length > 0 ? await fixText(file, result, io) : await fixDocument(file, imported, result)
  if (!fixed) return false
  return io.write(file, fixed).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      io.err(unreadable(file, error, io))
      return false
    },
  )
}

async function fixText(file: string, result: Result, io: Io): Promise<Uint8Array | null> {
  const { repairText } = await import("@yaodian/lint")
  const source = readUtf8(await io.read(file))
  if (source === null) {
    io.err(`${file}: ${notUtf8[io.lang]}`)
    return null
  }
  const mark = source.startsWith(byteOrderMark) ? byteOrderMark : ""
  const { text, applied } = repairText(source.slice(mark.length), result)
  return applied.length > 0 ? new TextEncoder().encode(mark + text) : null
}

// A file in another encoding is left alone: written back as UTF-8 it would surprise whoever keeps it.
function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

const notUtf8 = {
  "zh-CN": "不是 UTF-8 编码，没有改动。请先用 yaodian convert 转换。",
  en: "Not UTF-8; nothing was changed. Convert it first with yaodian convert.",
}

async function fixDocument(file: string, { doc }: Imported, { diagnostics }: Result): Promise<Uint8Array | null> {
  const [{ repairAll }, { exporterFor }, { Transform }] = await Promise.all([
    import("@yaodian/lint"),
    import("@yaodian/formats"),
    import("prosemirror-transform"),
  ])
  const tr = new Transform(doc)
  const { applied } = repairAll(tr, diagnostics)
  return applied.length > 0 ? (exporterFor(file)?.write(tr.doc) ?? null) : null
}
