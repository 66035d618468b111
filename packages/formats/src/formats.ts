/** The formats that can be read and written: one line for each. */
import type { Node } from "prosemirror-model"
import {
  type Exporter,
  type ExportOptions,
  extensionOf,
  type Importer,
  type ImportOptions,
  type ImportResult,
} from "./format.ts"
import { jsonImporter } from "./json/read.ts"
import { jsonExporter } from "./json/write.ts"
import { textImporter } from "./text/read.ts"
import { textExporter } from "./text/write.ts"
import { emptyFile, notText, unreadable } from "./unreadable.ts"

/** The formats that can be read; the first that accepts a file reads it, so plain text comes last. */
export const importers: readonly Importer[] = [jsonImporter, textImporter]

/** The formats that can be written. */
export const exporters: readonly Exporter[] = [textExporter, jsonExporter]

/** The format that a file name asks for by its ending; null for one that cannot be written. */
export function exporterFor(name: string): Exporter | null {
  const extension = extensionOf(name)
  return exporters.find(({ extensions }) => extensions.includes(extension)) ?? null
}

/** Reads a file by its name and first bytes. Never throws: what cannot be read is refused with one plain sentence. */
export function importFile(name: string, bytes: Uint8Array, options?: ImportOptions): ImportResult {
  if (bytes.length === 0) return emptyFile
  const file = { name, bytes }
  const importer = importers.find((each) => each.accepts(file))
  return unreadable(file) ?? importer?.read(file, options) ?? notText
}

/** Writes a document in a format, by its id. Throws for a format that there is not. */
export function exportFile(doc: Node, format: string, options?: ExportOptions): Uint8Array {
  const exporter = exporters.find(({ id }) => id === format)
  if (!exporter)
    throw new RangeError(`There is no export format "${format}"; known are ${exporters.map(({ id }) => id).join(", ")}`)
  return exporter.write(doc, options)
}
