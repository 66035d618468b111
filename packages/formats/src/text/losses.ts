/** What plain text cannot hold of a document. */
import type { BlockType } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { Loss, Message } from "../format.ts"

const messages = {
  emphasis: { "zh-CN": "加粗、斜体、下划线、删除线和链接", en: "Bold, italic, underline, strike and links" },
  "line-break": { "zh-CN": "段内换行", en: "Line breaks inside a paragraph" },
  reference: { "zh-CN": "引用只留下当前的编号", en: "References keep only their current number" },
  target: { "zh-CN": "目标", en: "Targets" },
  progress: { "zh-CN": "任务的状态、进度和优先级", en: "Status, progress and priority of tasks" },
  picture: { "zh-CN": "图片（只留下图片说明）", en: "Pictures (their captions stay)" },
  schedule: { "zh-CN": "任务分解表（由任务生成）", en: "The task table, which is drawn from the tasks" },
  spans: { "zh-CN": "表格中合并的单元格", en: "Merged cells of tables" },
  unknown: { "zh-CN": "本版本不认识的内容（只留下文字）", en: "What this version does not know (its words stay)" },
} as const satisfies Record<string, Message>

type LossCode = keyof typeof messages

/** What the text would not hold, in the document's order; each kind once a block. */
export function textLosses(doc: Node): readonly Loss[] {
  return doc.children.flatMap((block) => {
    const codes = new Set([...blockLosses(block), ...inlineLosses(block)])
    return Array.from(codes, (code) => ({ code, message: messages[code], block: String(block.attrs.id) }))
  })
}

function blockLosses(block: Node): readonly LossCode[] {
  const { status, progress, priority } = block.attrs
  switch (block.type.name as BlockType) {
    case "target":
    case "schedule":
      return [block.type.name as "target" | "schedule"]
    case "figure":
      return ["picture"]
    case "locked":
      return ["unknown"]
    case "task":
      return status !== "todo" || progress !== 0 || priority !== "normal" ? ["progress"] : []
    case "table":
      return hasSpans(block) ? ["spans"] : []
    default:
      return []
  }
}

function hasSpans(table: Node): boolean {
  return table.children.some((row) => row.children.some(({ attrs }) => attrs.colspan > 1 || attrs.rowspan > 1))
}

function inlineLosses(block: Node): readonly LossCode[] {
  const codes: LossCode[] = []
  block.descendants((node) => {
    if (node.marks.length > 0) codes.push("emphasis")
    if (node.type.name === "hardBreak") codes.push("line-break")
    if (node.type.name === "ref") codes.push("reference")
    if (node.type.name === "unknownInline") codes.push("unknown")
  })
  return codes
}
