import { crashMessages, crashRule } from "./crash.ts"
import type { Diagnostic, Fix, Language } from "./diagnostic.ts"
import { fillMessage, fixTitles, type Message } from "./messages.ts"
import { rules } from "./rules/index.ts"

const messages = new Map<string, Readonly<Record<string, Message>>>([
  ...rules.map((rule) => [rule.id, rule.messages] as const),
  [crashRule, crashMessages],
])

/** The message of a finding in any language; the one that it has where this version does not know its rule. */
export function renderMessage(diagnostic: Diagnostic, language: Language): string {
  const message = messages.get(diagnostic.rule)?.[diagnostic.messageId]
  return message ? fillMessage(message, diagnostic.data, language) : diagnostic.message
}

/** The title of a fix in any language; the one that it has where this version does not know its rule. */
export function renderFixTitle(fix: Fix, language: Language): string {
  const common: Readonly<Record<string, Message>> = fixTitles
  const message = messages.get(fix.rule)?.[fix.titleId] ?? common[fix.titleId]
  return message ? fillMessage(message, fix.data, language) : fix.title
}
