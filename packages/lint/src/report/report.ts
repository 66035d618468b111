import type { Diagnostic, Language, Severity } from "../diagnostic.ts"
import type { LinePlace, Result } from "../result.ts"

/** The findings of one file, under the name that the user knows it by. */
export interface FileReport {
  readonly file: string
  readonly result: Result
}

/** How findings are written. */
export interface ReportOptions {
  /** The language of the report's own words; messages are in the language that they were made in. */
  readonly language?: Language
  /** Whether a terminal shows it and knows colours. */
  readonly color?: boolean
}

/** Writes the findings of files as one text. */
export type Reporter = (files: readonly FileReport[], options?: ReportOptions) => string

/** A finding with its place in the file. */
export interface LocatedDiagnostic {
  readonly diagnostic: Diagnostic
  readonly place: LinePlace
}

const nowhere: LinePlace = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** The findings of a file with their lines and columns. */
export function located({ result }: FileReport): readonly LocatedDiagnostic[] {
  return result.diagnostics.map((diagnostic) => ({ diagnostic, place: result.linePlace(diagnostic) ?? nowhere }))
}

/** Those that are not suppressed. */
export function shown(report: FileReport): readonly LocatedDiagnostic[] {
  return located(report).filter(({ diagnostic }) => !diagnostic.suppressed)
}

/** The names of the severities. */
export const severityNames = {
  error: { "zh-CN": "错误", en: "error" },
  warning: { "zh-CN": "警告", en: "warning" },
  info: { "zh-CN": "提示", en: "info" },
} satisfies Record<Severity, Record<Language, string>>

/** Text for XML and HTML: markup escaped, characters that XML does not allow replaced. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(notAllowed, "\ufffd").replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

// Control characters but white space, halves of pairs, and the two that are no characters.
const notAllowed = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
