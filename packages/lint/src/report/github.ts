import type { Severity } from "../diagnostic.ts"
import { type Reporter, shown } from "./report.ts"

const commands = { error: "error", warning: "warning", info: "notice" } satisfies Record<Severity, string>

/** Workflow commands of GitHub Actions: each finding becomes a note at its line. */
export const github: Reporter = (files) =>
  files
    .flatMap((report) =>
      shown(report).map(({ diagnostic, place: { line, column, endLine, endColumn } }) => {
        const { rule, severity, message } = diagnostic
        const properties = { file: report.file, line, col: column, endLine, endColumn, title: rule }
        const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
        return `::${commands[severity]} ${list.join(",")}::${escapeText(message)}\n`
      }),
    )
    .join("")

function escapeText(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(":", "%3A").replaceAll(",", "%2C")
}
