/** A sentence for people, in both languages of the interface. */
type Message = Readonly<Record<"zh-CN" | "en", string>>

/** Something in a stored document that could not be taken as it stood. */
export interface Problem {
  readonly code: ProblemCode
  /** Where: `doc.content[3].attrs.level`. */
  readonly path: string
  readonly message: Message
}

/** The kinds of problems. The first six refuse the document; the others are repaired, and say how. */
export type ProblemCode = keyof typeof messages

const messages = {
  "not-json": { "zh-CN": "内容不是 JSON 数据。", en: "This is not JSON." },
  "not-a-plan": {
    "zh-CN": "这不是要点文件：应有 format 为 yaodian、version 为 1 的 doc。",
    en: "This is not a plan: a doc with the format yaodian and the version 1 is expected.",
  },
  "newer-version": {
    "zh-CN": "文件由更新的版本写成，请升级后再打开。",
    en: "The file was written by a newer version. Update, then open it.",
  },
  "too-deep": { "zh-CN": "内容嵌套过深，无法打开。", en: "The content is nested too deeply to be opened." },
  "too-large": { "zh-CN": "内容过大，无法打开。", en: "The content is too large to be opened." },
  "too-many-blocks": { "zh-CN": "段落过多，无法打开。", en: "There are too many blocks to open." },
  "unknown-field": { "zh-CN": "不认识的字段，已略去。", en: "This field is not known and was left out." },
  "unknown-block": {
    "zh-CN": "不认识的段落类型，已原样保留。",
    en: "This type of block is not known. It was kept as it is.",
  },
  "unknown-inline": {
    "zh-CN": "不认识的行内对象，已原样保留。",
    en: "This inline thing is not known. It was kept as it is.",
  },
  "unknown-mark": { "zh-CN": "不认识的文字标记，已略去。", en: "This mark is not known and was left out." },
  "unknown-attribute": { "zh-CN": "不认识的属性，已略去。", en: "This attribute is not known and was left out." },
  "wrong-attribute": {
    "zh-CN": "属性值的类型不对，已用默认值。",
    en: "The attribute's value has the wrong type; the default is used.",
  },
  "not-a-block": { "zh-CN": "这里应是段落，已略去。", en: "A block is expected here; this was left out." },
  "not-inline": {
    "zh-CN": "这里应是文字或行内对象，已略去。",
    en: "Text or an inline thing is expected here; this was left out.",
  },
  misplaced: {
    "zh-CN": "内容不能放在这里，已移到最近的可放之处。",
    en: "This cannot stand here; it was moved to where it can.",
  },
  "new-id": {
    "zh-CN": "段落编号缺失、重复或无效，已重新分配。",
    en: "The id is missing, doubled or not valid; a new one was given.",
  },
  "more-problems": { "zh-CN": "还有更多问题，未一一列出。", en: "There are more problems than are listed." },
} as const satisfies Record<string, Message>

/** A problem at this place. */
export function problem(code: ProblemCode, path: string): Problem {
  return { code, path, message: messages[code] }
}
