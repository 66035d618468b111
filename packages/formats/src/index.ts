export type {
  Dropped,
  Exporter,
  ExportOptions,
  Imported,
  Importer,
  ImportOptions,
  ImportProblem,
  ImportResult,
  Loss,
  Message,
  Refused,
  SourceFile,
} from "./format.ts"
export { exporterFor, exporters, exportFile, importers, importFile } from "./formats.ts"
