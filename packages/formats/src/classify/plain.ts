/**
 * Words in a form that patterns can be written for: the traditional characters of the patterns' own words as simplified ones,
 * full-width colons and brackets as half-width, pinyin glosses taken out. Only for looking at: the document keeps what was
 * written.
 *
 *     歡迎光臨 臨江市民網(wǎng)   ->   欢迎光临 临江市民网
 */

// Lower-case Latin with a tone mark in brackets, which converters of web pages put behind characters.
const gloss = /\([a-zü]{0,6}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}\)/g

const traditional =
  "時間來標題綜報總結顧歡臨圖為攝網計劃規點發記責編輯頁導會議過關閉當單電術辦權號聯鏈實參與設準屆歲動務產業"
const simplified =
  "时间来标题综报总结顾欢临图为摄网计划规点发记责编辑页导会议过关闭当单电术办权号联链实参与设准届岁动务产业"
const shown = new Map([
  ...Array.from(traditional, (sign, at): [string, string] => [sign, simplified[at] ?? sign]),
  ["：", ":"],
  ["（", "("],
  ["）", ")"],
  ["\u3000", " "],
  ["\u00a0", " "],
])
const replaced = new RegExp(`[${Array.from(shown.keys()).join("")}]`, "g")

/** The text as patterns see it; its first 200 characters, which is where patterns look. */
export function plain(text: string): string {
  const start = withoutGlosses(text.length > 300 ? text.slice(0, 300) : text)
  return start.replace(replaced, (sign) => shown.get(sign) ?? sign).slice(0, 200)
}

/** The text without the pinyin that was put behind its characters. */
export function withoutGlosses(text: string): string {
  return text.includes("(") ? text.replace(gloss, "") : text
}

/** How long a text looks: its characters without white space and glosses; counted up to 400. */
export function lookLength(text: string): number {
  return withoutGlosses(text.slice(0, 400)).replace(/\s/g, "").length
}

/** Whether the sentence that ends here is complete: a stop, a colon, or a closing mark after which nothing need follow. */
export function isFinished(text: string): boolean {
  // 。” whose first byte was lost reads ！薄 in GB 18030.
  return /(?:[。！？!?；;：:…”’」』）)】》.]|[!！]薄)$/.test(text.trimEnd().slice(-2))
}
