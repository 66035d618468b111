import type { Edit, Suppression } from "../diagnostic.ts"
import type { DocKind } from "../kind.ts"
import type { LinePlace } from "../result.ts"
import { type FileReport, type LocatedDiagnostic, located, type Reporter } from "./report.ts"

/** The findings as JSON (CONTRACTS.md section 3); lines and columns are 1-based, columns count UTF-16 units. */
export interface LintJson {
  readonly schema: 1
  readonly files: readonly FileJson[]
}

interface FileJson {
  readonly file: string
  readonly kind: DocKind
  readonly preset: string
  readonly diagnostics: readonly DiagnosticJson[]
}

interface DiagnosticJson extends LinePlace {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly excerpt: string
  readonly section: string
  readonly fingerprint: string
  readonly fixes: readonly { readonly title: string; readonly kind: string; readonly edits: readonly EditJson[] }[]
  readonly suppressed: Suppression | null
}

type EditJson = Exclude<Edit, { kind: "text" }> | ({ readonly kind: "text" } & LinePlace & TextEditWords)

interface TextEditWords {
  readonly expect: string
  readonly insert: string
}

/** JSON, as scripts and portals read it. */
export const json: Reporter = (files) => `${JSON.stringify(lintJson(files), null, 2)}\n`

/** The findings of files as plain data. */
export function lintJson(files: readonly FileReport[]): LintJson {
  return { schema: 1, files: files.map(fileJson) }
}

function fileJson(report: FileReport): FileJson {
  const { kind, preset } = report.result
  return { file: report.file, kind, preset, diagnostics: located(report).map((one) => diagnosticJson(report, one)) }
}

function diagnosticJson(report: FileReport, { diagnostic, place }: LocatedDiagnostic): DiagnosticJson {
  const { rule, severity, message, excerpt, section, fingerprint, fixes, suppressed = null } = diagnostic
  const written = fixes.map(({ title, kind, edits }) => ({
    title,
    kind,
    edits: edits.map((edit) => editJson(report, edit)),
  }))
  return { rule, severity, message, ...place, excerpt, section, fingerprint, fixes: written, suppressed }
}

function editJson({ result }: FileReport, edit: Edit): EditJson {
  if (edit.kind !== "text") return edit
  const { kind, block, from, to, expect, insert } = edit
  const place = result.linePlace({ block, part: "text", from, to })
  if (!place) throw new RangeError(`Block ${block} of an edit is not in the file`)
  return { kind, ...place, expect, insert }
}
