import type { NodeSpec } from "prosemirror-model"
import { block } from "./block.ts"

const spec = block(
  "cell",
  { col: "", colspan: 1, rowspan: 1, header: false },
  { content: "paragraph+", group: "", tag: "td", isolating: true },
)

// A cell has no id of its own: it is where a row and a column meet.
const { id: _, ...attrs } = spec.attrs ?? {}

/** A cell: `col` is its column's id. Its paragraphs are the one `+` below the document. */
export const cell: NodeSpec = {
  ...spec,
  attrs,
  tableRole: "cell",
  toDOM: (node) => {
    const { col, colspan, rowspan, header } = node.attrs
    const data: Record<string, string> = { "data-block": "cell", "data-col": col }
    if (colspan > 1) data.colspan = String(colspan)
    if (rowspan > 1) data.rowspan = String(rowspan)
    if (header) data["data-header"] = "true"
    return [header ? "th" : "td", data, 0]
  },
  parseDOM: [
    {
      tag: "td, th",
      getAttrs: (element: { getAttribute(name: string): string | null; nodeName: string }) => ({
        col: element.getAttribute("data-col") ?? "",
        colspan: Number(element.getAttribute("colspan")) || 1,
        rowspan: Number(element.getAttribute("rowspan")) || 1,
        header: element.nodeName === "TH",
      }),
    },
  ],
}
