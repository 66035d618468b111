import type { Language } from "../diagnostic.ts"
import { escapeMarkup, type FileReport, type LocatedDiagnostic, type Reporter, severityNames, shown } from "./report.ts"

const words = {
  title: { "zh-CN": "校对单", en: "Proof sheet" },
  place: { "zh-CN": "行:列", en: "Line:column" },
  section: { "zh-CN": "所在部分", en: "Section" },
  severity: { "zh-CN": "级别", en: "Severity" },
  finding: { "zh-CN": "问题", en: "Finding" },
  excerpt: { "zh-CN": "原文", en: "Words" },
  decision: { "zh-CN": "处理", en: "Decision" },
  clean: { "zh-CN": "没有发现问题", en: "No problems found" },
} satisfies Record<string, Record<Language, string>>

const style = [
  "body{font:11pt/1.6 'Songti SC',SimSun,serif;margin:2em}",
  "h1,h2{font-family:'Heiti SC',SimHei,sans-serif}",
  "table{border-collapse:collapse;width:100%}",
  "th,td{border:1px solid #999;padding:.3em .5em;text-align:left;vertical-align:top}",
  "tr{break-inside:avoid}",
  "mark{background:none;text-decoration:underline;font-weight:bold}",
  "@page{size:A4;margin:20mm}",
].join("")

/** A proof sheet that an office can print: one page that needs nothing else, with a column to write decisions in. */
export const html: Reporter = (files, { language = "zh-CN" } = {}) => {
  const title = words.title[language]
  const head = `<meta charset="utf-8"><title>${title}</title><style>${style}</style>`
  const body = files.map((file) => fileHtml(file, language)).join("")
  return `<!doctype html>\n<html lang="${language}"><head>${head}</head><body><h1>${title}</h1>\n${body}</body></html>\n`
}

function fileHtml(file: FileReport, language: Language): string {
  const rows = shown(file).map((one) => row(one, language))
  const head = `<h2>${escapeMarkup(file.file)}</h2>\n`
  if (rows.length === 0) return `${head}<p>${words.clean[language]}</p>\n`
  const columns = (["place", "section", "severity", "finding", "excerpt", "decision"] as const).map(
    (name) => `<th scope="col">${words[name][language]}</th>`,
  )
  return `${head}<table><thead><tr>${columns.join("")}</tr></thead><tbody>\n${rows.join("")}</tbody></table>\n`
}

function row({ diagnostic, place }: LocatedDiagnostic, language: Language): string {
  const { section, severity, message, rule, before, excerpt, after } = diagnostic
  const cells = [
    `${place.line}:${place.column}`,
    escapeMarkup(section),
    severityNames[severity][language],
    `${escapeMarkup(message)}<br><small>${escapeMarkup(rule)}</small>`,
    `${escapeMarkup(before)}<mark>${escapeMarkup(excerpt)}</mark>${escapeMarkup(after)}`,
    "",
  ]
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>\n`
}
