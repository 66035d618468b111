import type { Comparator } from "@yaodian/model"
import type { Node } from "prosemirror-model"

const signs: Readonly<Record<Comparator, string>> = { "=": "=", ">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "~": "≈" }

/** How much a target wants, for the eye: `≥ 12 次`, a range `3–5 个`; `""` where no value is given. */
export function targetAmount(target: Node): string {
  const { op, value, unit } = target.attrs
  if (value === "") return ""
  const sign = signs[op as Comparator] ?? String(op)
  // A percent sign stands close to its number.
  const space = unit === "%" || unit === "‰" ? "" : " "
  return `${sign} ${String(value).replace("..", "–")}${space}${unit}`.trim()
}
