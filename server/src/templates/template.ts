import type { Attrs, FlatBlock } from "@yaodian/model"

/** A text in both languages of the interface. */
type Text = Readonly<Record<"zh-CN" | "en", string>>

/** A plan to start from. */
export interface Template {
  readonly name: string
  readonly title: Text
  readonly summary: Text
  /** The blocks of a plan for that year; their ids are left to whoever writes them into a document. */
  blocks(year: number): readonly FlatBlock[]
}

/** A block of text. */
export function block(type: string, text = "", attrs: Attrs = {}): FlatBlock {
  return { id: "", type, attrs, runs: text === "" ? [] : [{ insert: text }] }
}

/** A numbered heading of the first level: 一、 */
export function section(text: string): FlatBlock {
  return block("heading", text, { level: 1 })
}

/** A task of the second level, （一）, with its run-in lead. */
export function task(text: string, attrs: Attrs = {}): FlatBlock {
  return block("task", text, { level: 2, ...attrs })
}

/** A target of the task before it. */
export function target(text: string, op: string, value: string, unit: string, attrs: Attrs = {}): FlatBlock {
  return block("target", text, { op, value, unit, ...attrs })
}
