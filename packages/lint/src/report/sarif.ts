import type { Fix, Severity } from "../diagnostic.ts"
import type { LinePlace } from "../result.ts"
import type { Rule } from "../rule.ts"
import { rules } from "../rules/index.ts"
import { type FileReport, type LocatedDiagnostic, located, type Reporter } from "./report.ts"

const levels = { error: "error", warning: "warning", info: "note" } satisfies Record<Severity, string>

/** SARIF 2.1.0, for code hosts and editors that read it. */
export const sarif: Reporter = (files) => {
  const driver = { name: "yaodian", rules: rules.map(ruleSarif) }
  const results = files.flatMap((report) => located(report).map((one) => resultSarif(report, one)))
  const run = { tool: { driver }, columnKind: "utf16CodeUnits", results }
  const schema = "https://json.schemastore.org/sarif-2.1.0.json"
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs: [run] }, null, 2)}\n`
}

function ruleSarif({ id, messages, source }: Rule): object {
  const strings = Object.entries(messages).map(([name, message]) => [name, { text: message.en }])
  const { standard, clause, since } = source
  return { id, messageStrings: Object.fromEntries(strings), properties: { standard, clause, since } }
}

function resultSarif(report: FileReport, { diagnostic, place }: LocatedDiagnostic): object {
  const { rule, severity, message, excerpt, section, fingerprint, fixes, suppressed } = diagnostic
  const ruleIndex = rules.findIndex(({ id }) => id === rule)
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(report),
          region: { ...region(place), snippet: { text: excerpt } },
        },
        ...(section === "" ? {} : { logicalLocations: [{ fullyQualifiedName: section }] }),
      },
    ],
    partialFingerprints: { "yaodian/v1": fingerprint },
    fixes: fixes.flatMap((fix) => fixSarif(report, fix)),
    ...(suppressed ? { suppressions: [{ kind: "external", justification: suppressed.reason }] } : {}),
  }
}

function artifact({ file }: FileReport): object {
  return { uri: encodeURI(file.replaceAll("\\", "/")) }
}

function region({ line, column, endLine, endColumn }: LinePlace): object {
  return { startLine: line, startColumn: column, endLine, endColumn }
}

// A fix that changes more than text (attributes, blocks) has no form in a text file, so it is left out.
function fixSarif(report: FileReport, { title, edits }: Fix): readonly object[] {
  const replacements = edits.flatMap((edit) => {
    if (edit.kind !== "text") return []
    const place = report.result.linePlace({ block: edit.block, part: "text", from: edit.from, to: edit.to })
    return place ? [{ deletedRegion: region(place), insertedContent: { text: edit.insert } }] : []
  })
  if (replacements.length < edits.length) return []
  return [{ description: { text: title }, artifactChanges: [{ artifactLocation: artifact(report), replacements }] }]
}
