import type { Language } from "./diagnostic.ts"
import { type Found, wordsAt } from "./found.ts"
import { textHash } from "./hash.ts"
import { fillMessage, type Message } from "./messages.ts"
import type { Preset } from "./rule.ts"
import type { TextBlock } from "./view.ts"

/** The rule id under which a rule that threw is reported. */
export const crashRule = "lint/rule-crash"

const message: Message = {
  "zh-CN": "规则 {rule} 运行出错（{error}），其结果不完整；其他规则照常检查。请将本条反馈给维护人员",
  en: "Rule {rule} failed ({error}), so its findings are incomplete; the other rules went on. Please report this",
}

/** The message of the finding, by its id. */
export const crashMessages = { crash: message } satisfies Record<string, Message>

/** The finding that says that a rule threw. All crashes of one rule have the same print, so a result holds one. */
export function crashOf(rule: string, error: unknown, block: TextBlock, preset: Preset, language: Language): Found {
  const data = { rule, error: error instanceof Error ? error.message : String(error) }
  const place = { at: 0, block, part: "text", from: 0, to: 0 } as const
  return {
    at: 0,
    place,
    related: [],
    print: textHash(`${crashRule}\0${rule}`),
    draft: {
      rule: crashRule,
      severity: preset === "strict" ? "error" : "info",
      message: fillMessage(message, data, language),
      messageId: "crash",
      data,
      confidence: 1,
      scope: "document",
      block: block.key,
      part: "text",
      from: 0,
      to: 0,
      ...wordsAt(place),
      related: [],
      fixes: [],
    },
  }
}
