import { importFile } from "@yaodian/formats"
import type { ApiRequest } from "./api.ts"
import { ApiError } from "./errors.ts"

/** A file that was read. */
export type Imported = Extract<ReturnType<typeof importFile>, { ok: true }>

/** Reads a file of any known format; throws `bad-file` with the reason in the caller's language. */
export function readImport(name: string, bytes: Uint8Array, language: ApiRequest["language"]): Imported {
  const result = importFile(name, bytes)
  if (!result.ok) throw new ApiError("bad-file", result.message[language])
  return result
}
