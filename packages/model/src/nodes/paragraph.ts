import type { NodeSpec } from "prosemirror-model"
import { block } from "./block.ts"

const spec = block("paragraph", {})

/** 段落: plain text. What cannot be classified is one, and so is a paragraph from a page that is not ours. */
export const paragraph: NodeSpec = { ...spec, parseDOM: [...(spec.parseDOM ?? []), { tag: "p" }] }
