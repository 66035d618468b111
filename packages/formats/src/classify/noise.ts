/**
 * What web pages put around a document, by its words. Every pattern is anchored or names words that no plan has, and a line
 * with a full sentence in it is never noise: 业务培训和技术支持 is work, 技术支持: in a footer is not.
 */
import type { Message } from "../format.ts"
import { plain } from "./plain.ts"

/** Why a line is left out. */
export type NoiseCode =
  | "navigation"
  | "metadata"
  | "footer"
  | "separator"
  | "page-number"
  | "caption"
  | "site-name"
  | "repeated-title"
  | "after-footer"
  | "web-label"

/** The reasons in words, by code. */
export const noiseReasons = {
  navigation: { "zh-CN": "网页导航或按钮", en: "Navigation or buttons of a web page" },
  metadata: { "zh-CN": "网页的发布信息", en: "Publication data of a web page" },
  footer: { "zh-CN": "网页页脚", en: "Footer of a web page" },
  separator: { "zh-CN": "分隔线", en: "Separating line" },
  "page-number": { "zh-CN": "页码", en: "Page number" },
  caption: { "zh-CN": "图片说明，图片不在文本里", en: "Caption of a picture that the text does not hold" },
  "site-name": { "zh-CN": "网站名称", en: "Name of the web site" },
  "repeated-title": {
    "zh-CN": "网页标题，与正文标题重复",
    en: "Title of the web page, which repeats the document's title",
  },
  "after-footer": { "zh-CN": "页脚之后的内容，与正文无关", en: "After the footer, no part of the document" },
  "web-label": { "zh-CN": "网页栏目名，不是标题的内容", en: "Label of a web page, no part of the title" },
} as const satisfies Record<NoiseCode, Message>

interface Cue {
  readonly code: NoiseCode
  /** Matched against `plain(line)`. */
  readonly pattern: RegExp
}

const cues: readonly Cue[] = [
  { code: "separator", pattern: /^[-=_*·~─━\s]{3,}$|^[-=_*─━]{2,}\s*分隔线\s*[-=_*─━]*$/ },
  {
    code: "page-number",
    pattern: /^(?:[-—–－]{1,2}\s*\d{1,3}\s*[-—–－]{1,2}|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?)$/,
  },
  { code: "navigation", pattern: /^(?:您?(?:现在)?的?(?:当前)?位置|站内搜索|网站(?:地图|首页|导航)|首页\s*[>»|])/ },
  {
    code: "navigation",
    pattern: /打印本页|关闭窗口|返回顶部|欢迎光临|扫一扫.{0,6}打开|分享到|^\[?(?:打印|关闭|收藏)\]?$/,
  },
  { code: "navigation", pattern: /^(?:上一篇|下一篇|相关(?:链接|新闻|文章)|字[体号]大?小?)\s*:/ },
  {
    code: "metadata",
    pattern:
      /^(?:发布(?:时间|日期|人|机构|单位)|信息来源|来源|作者|责任编辑|编辑|记者|浏览(?:次数|量)?|点击(?:数|量|次数)?|阅读(?:次数|量)?)\s*:/,
  },
  {
    code: "metadata",
    pattern: /^(?:索\s*引\s*号|主题(?:分类|词)|主\s*题\s*词|发文机关|成文日期|发文字号|文\s*号|有效性)\s*:/,
  },
  {
    code: "metadata",
    pattern: /^\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s+(?:来源|作者|发布人|浏览)/,
  },
  { code: "footer", pattern: /版权所有|copyright|all rights reserved|icp备|公网安备|powered by/i },
  {
    code: "footer",
    pattern: /(?:技术支持|邮编|邮政编码|网站标识码)\s*:|^(?:主办|承办|主办单位|承办单位)\s*:.*(?:地址|电话|联系)/,
  },
  {
    code: "caption",
    pattern: /^(?:.{0,70}[。！!”\s])?图为[^。]{1,30}。?$|(?:记者|通讯员|摄影|图片?)[^。]{0,20}\s?摄$/,
  },
]
const longestNoise = 120

/** Why the words of the line alone say that it is noise; null where they do not. */
export function noiseCode(line: string): NoiseCode | null {
  if (line.length > longestNoise) return null
  const words = plain(line)
  const found = cues.find(({ pattern }) => pattern.test(words))
  if (!found) return null
  // A caption is a sentence; nothing else here is one.
  return words.includes("。") && found.code !== "caption" ? null : found.code
}

/** The label that a web page puts before a title: `标题: `; `""` for none. */
export function webLabel(line: string): string {
  return /^[标標]\s*[题題]\s*[:：]\s*(?=\S)/.exec(line)?.[0] ?? ""
}

/** Whether a short line at the top of a page is the name of its site. */
export function isSiteName(line: string): boolean {
  return /(?:网|网站|门户|在线|频道)$/.test(plain(line).trim())
}
