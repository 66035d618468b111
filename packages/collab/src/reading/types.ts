import { isBlockType, planSchema } from "@yaodian/model"

/** Whether blocks of this type show text. Those of an unknown type do: they are shown locked. */
export function isTextType(type: string): boolean {
  if (type === "row" || type === "col") return false
  return !isBlockType(type) || planSchema.nodes[type].inlineContent
}
