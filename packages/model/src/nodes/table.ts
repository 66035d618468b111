import type { NodeSpec } from "prosemirror-model"
import { block } from "./block.ts"

/** A table. Cells hold paragraphs; the columns are known by their ids, which the cells name. */
export const table: NodeSpec = {
  ...block("table", {}, { content: "row*", tag: "table", isolating: true }),
  tableRole: "table",
}

/** A row of a table. */
export const row: NodeSpec = { ...block("row", {}, { content: "cell*", group: "", tag: "tr" }), tableRole: "row" }
