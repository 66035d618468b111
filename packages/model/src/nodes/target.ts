import { block } from "./block.ts"

/** How a target's value is meant: exactly, at least, at most, more, less, about. */
export type Comparator = "=" | ">=" | "<=" | ">" | "<" | "~"

/**
 * 目标, 指标: its text is what is measured. `value` is a decimal string, `3..5` a range; `quote` the words in the task
 * that it came from.
 */
export const target = block("target", {
  op: "=",
  value: "",
  unit: "",
  due: "",
  owners: "",
  baseline: "",
  actual: "",
  status: "todo",
  quote: "",
})
