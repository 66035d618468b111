import { basename } from "node:path"
import type { Imported } from "@yaodian/formats"
import type { Io } from "./command.ts"

/** Reads and imports a file; says on standard error why it could not, and then gives null. */
export async function open(path: string, io: Io): Promise<Imported | null> {
  const bytes = await io.read(path).catch((error: NodeJS.ErrnoException) => {
    io.err(unreadable(path, error, io))
    return null
  })
  if (!bytes) return null
  const { importFile } = await import("@yaodian/formats")
  const result = importFile(basename(path), bytes)
  if (result.ok) return result
  io.err(`${path}: ${result.message[io.lang]}`)
  return null
}

/** One sentence on why the system would not give or take a file. */
export function unreadable(path: string, error: NodeJS.ErrnoException, io: Io): string {
  const known = reasons[error.code ?? ""]
  return `${path}: ${known ? known[io.lang] : error.message}`
}

const reasons: Readonly<Record<string, Readonly<Record<Io["lang"], string>>>> = {
  ENOENT: { "zh-CN": "没有这个文件，请检查路径。", en: "No such file; check the path." },
  EACCES: { "zh-CN": "没有读写这个文件的权限。", en: "No permission to read or write this file." },
  EISDIR: { "zh-CN": "这是文件夹，请给出文件。", en: "This is a folder; name a file." },
}
