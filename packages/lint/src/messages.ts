import type { Data, Language } from "./diagnostic.ts"

/** A message in both languages, with the same placeholders `{name}` in each. */
export type Message = Readonly<Record<Language, string>>

/** Titles of the fixes that need no words of their own. */
export const fixTitles = {
  remove: { "zh-CN": "删去 {old}", en: "Remove {old}" },
  insert: { "zh-CN": "补上 {new}", en: "Insert {new}" },
  replace: { "zh-CN": "改为 {new}", en: "Change to {new}" },
  change: { "zh-CN": "按建议修改", en: "Change as proposed" },
} satisfies Record<string, Message>

/** The message with its placeholders filled in; lists are joined as the language does. A missing value stays visible. */
export function fillMessage(message: Message, data: Data, language: Language): string {
  return message[language].replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = data[name]
    if (value === undefined) return placeholder
    return typeof value === "object" ? value.join(language === "zh-CN" ? "、" : ", ") : String(value)
  })
}

/** The names of a text's placeholders, sorted, each once. */
function placeholders(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? ""))].sort()
}

/** Throws a RangeError where the two languages of a message do not say the same placeholders. */
export function checkMessages(owner: string, messages: Readonly<Record<string, Message>>): void {
  for (const [id, message] of Object.entries(messages)) {
    const [chinese, english] = [placeholders(message["zh-CN"]), placeholders(message.en)]
    if (chinese.join() !== english.join()) {
      throw new RangeError(
        `Message ${id} of ${owner} has {${chinese.join("}, {")}} in Chinese, {${english.join("}, {")}} in English`,
      )
    }
  }
}
