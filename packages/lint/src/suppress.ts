import type { Diagnostic, Suppression } from "./diagnostic.ts"

/** Suppressions by key `rule:fingerprint`, as the shared document and files hold them. */
export type Suppressions = Readonly<Record<string, Suppression>>

/** The key under which a finding is suppressed. */
export function suppressionKey({ rule, fingerprint }: Pick<Diagnostic, "rule" | "fingerprint">): string {
  return `${rule}:${fingerprint}`
}

/** Who suppresses a finding, why, and how far that reaches. */
export type SuppressionOptions = Pick<Suppression, "reason" | "by" | "at"> & { readonly scope?: Suppression["scope"] }

/** What is stored to suppress a finding: the key and its entry. The place alone unless a wider scope is given. */
export function suppression(
  diagnostic: Pick<Diagnostic, "rule" | "fingerprint" | "excerpt">,
  { reason, by, at, scope = "place" }: SuppressionOptions,
): readonly [key: string, entry: Suppression] {
  return [suppressionKey(diagnostic), { reason, by, at, excerpt: diagnostic.excerpt, scope }]
}

/** Entries read from outside; those that are none are left out. */
export function parseSuppressions(json: unknown): Suppressions {
  if (typeof json !== "object" || json === null) return {}
  return Object.fromEntries(
    Object.entries(json).filter((entry): entry is [string, Suppression] => isSuppression(entry[1])),
  )
}

function isSuppression(value: unknown): value is Suppression {
  if (typeof value !== "object" || value === null) return false
  const { reason, by, at, excerpt, scope } = value as Partial<Record<keyof Suppression, unknown>>
  const areWords = [reason, by, at, excerpt].every((word) => typeof word === "string")
  return areWords && (scope === "place" || scope === "term" || scope === "document")
}

/** Answers which suppression covers a finding, if any. */
export type SuppressionLookup = (
  diagnostic: Pick<Diagnostic, "rule" | "fingerprint" | "excerpt">,
) => Suppression | undefined

/** The lookup of these suppressions. One for the very place goes before one for the words, that before the document's. */
export function suppressionLookup(suppressions: Suppressions): SuppressionLookup {
  const byTerm = new Map<string, Suppression>()
  const byRule = new Map<string, Suppression>()
  for (const [key, entry] of Object.entries(suppressions)) {
    const rule = key.slice(0, key.lastIndexOf(":"))
    if (entry.scope === "term") byTerm.set(`${rule}:${entry.excerpt}`, entry)
    if (entry.scope === "document") byRule.set(rule, entry)
  }
  return (diagnostic) => {
    const key = suppressionKey(diagnostic)
    const ofPlace = Object.hasOwn(suppressions, key) ? suppressions[key] : undefined
    return ofPlace ?? byTerm.get(`${diagnostic.rule}:${diagnostic.excerpt}`) ?? byRule.get(diagnostic.rule)
  }
}
