import type { Language, Severity } from "../diagnostic.ts"
import { type FileReport, type LocatedDiagnostic, type Reporter, severityNames, shown } from "./report.ts"

/** For people at a terminal: by file and section, with the words in question marked underneath. */
export const stylish: Reporter = (files, { language = "zh-CN", color = false } = {}) => {
  const paint: Paint = color ? (text, code) => `\u001b[${code}m${text}\u001b[0m` : (text) => text
  const reports = files.filter((file) => shown(file).length > 0).map((file) => fileText(file, language, paint))
  return [...reports, `${summary(files, language)}\n`].join("\n")
}

type Paint = (text: string, code: number) => string

const bold = 1
const dim = 2
const underline = 4
const severityColors = { error: 31, warning: 33, info: 36 } satisfies Record<Severity, number>

function fileText(file: FileReport, language: Language, paint: Paint): string {
  const lines = [paint(file.file, underline)]
  let section = ""
  for (const one of shown(file)) {
    if (one.diagnostic.section !== section) lines.push(`  ${paint(one.diagnostic.section, bold)}`)
    section = one.diagnostic.section
    lines.push(...findingLines(one, language, paint))
  }
  return `${lines.join("\n")}\n`
}

function findingLines({ diagnostic, place }: LocatedDiagnostic, language: Language, paint: Paint): readonly string[] {
  const { severity, message, rule, before, excerpt, after } = diagnostic
  const name = paint(severityNames[severity][language], severityColors[severity])
  const head = `    ${place.line}:${place.column}  ${name}  ${message}  ${paint(rule, dim)}`
  const words = `${before}${excerpt}${after}`.replaceAll(/\s/g, " ")
  if (words === "") return [head]
  const carets = "^".repeat(Math.max(1, displayWidth(excerpt)))
  return [head, `      ${paint(words, dim)}`, `      ${" ".repeat(displayWidth(before))}${carets}`]
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u
// Terminals for Chinese show these two columns wide.
const wideInChinese = /[“”‘’…—·]/

/** How many columns of a terminal the text takes. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += wide.test(character) || wideInChinese.test(character) ? 2 : 1
  return width
}

function summary(files: readonly FileReport[], language: Language): string {
  const all = files.flatMap((file) => shown(file))
  const count = (severity: Severity) => all.filter(({ diagnostic }) => diagnostic.severity === severity).length
  const [errors, warnings, infos] = [count("error"), count("warning"), count("info")]
  if (all.length === 0) return language === "zh-CN" ? "没有发现问题" : "No problems found"
  return language === "zh-CN"
    ? `${all.length} 个问题：${errors} 个错误，${warnings} 个警告，${infos} 个提示`
    : `Problems: ${all.length} (errors: ${errors}, warnings: ${warnings}, infos: ${infos})`
}
