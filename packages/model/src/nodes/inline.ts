import type { NodeSpec } from "prosemirror-model"

/** A line break inside a block. */
export const hardBreak: NodeSpec = {
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  toDOM: () => ["br"],
  parseDOM: [{ tag: "br" }],
}

/** A reference to the block with the id `to`; drawn as that block's current number. */
export const ref: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  attrs: { to: { default: "", validate: "string" } },
  toDOM: (node) => ["span", { class: "plan-ref", "data-ref": node.attrs.to }],
  parseDOM: [
    {
      tag: "[data-ref]",
      getAttrs: (element: { getAttribute(name: string): string | null }) => ({
        to: element.getAttribute("data-ref") ?? "",
      }),
    },
  ],
}

/** An inline thing that this client does not know: `json` is what the shared document holds, kept as it is. */
export const unknownInline: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  attrs: { json: { default: "{}", validate: "string" } },
  toDOM: (node) => ["span", { class: "plan-unknown-inline", "data-unknown": node.attrs.json }],
  parseDOM: [
    {
      tag: "[data-unknown]",
      getAttrs: (element: { getAttribute(name: string): string | null }) => ({
        json: element.getAttribute("data-unknown") ?? "{}",
      }),
    },
  ],
}
