import { en } from "./en.ts"
import { zhCN } from "./zh-CN.ts"

/** The languages of the interface. */
export type Language = "zh-CN" | "en"

/** The name of a message in the catalogue. */
export type MessageKey = keyof typeof zhCN

/** The values of a message's placeholders. */
export type MessageData = Readonly<Record<string, string | number>>

/** Gives the words of a message. */
export type Say = (key: MessageKey, data?: MessageData) => string

const catalogues = { "zh-CN": zhCN, en } satisfies Record<Language, Record<MessageKey, string>>

/** The messages in one language; `{name}` is replaced by the value of that name. */
export function sayIn(language: Language): Say {
  const catalogue: Readonly<Record<MessageKey, string>> = catalogues[language]
  return (key, data = {}) => catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole))
}

/** The language of the interface for a `lang` attribute: English for `en` and its kinds, else Chinese. */
export function languageOf(lang: string): Language {
  return /^en\b/i.test(lang) ? "en" : "zh-CN"
}
