import { block, type Template } from "./template.ts"

/** Nothing but the place for a title. */
export const empty: Template = {
  name: "empty",
  title: { "zh-CN": "空白计划", en: "Empty plan" },
  summary: { "zh-CN": "只有标题，从头写起", en: "A title and nothing else" },
  blocks: () => [block("title"), block("paragraph")],
}
