import { planSchema } from "@yaodian/model"
import { Fragment, type Node, type ResolvedPos, Slice } from "prosemirror-model"
import { Plugin } from "prosemirror-state"
import { cleanHtml } from "./paste-html.ts"
import { labelledBlock } from "./paste-label.ts"

/** Paste: foreign HTML is cleaned, each line of plain text is a block, and numbers that were typed become structure. */
export function paste(): Plugin {
  return new Plugin({
    props: {
      transformPastedHTML: (html) => cleanHtml(html),
      clipboardTextParser: (text, $place, isPlain) => textSlice(text, isPlain, isEmptyBlock($place)),
      transformPasted: (slice, { state }, isPlain) =>
        isPlain ? slice : withStructure(slice, isEmptyBlock(state.selection.$from)),
    },
  })
}

/** The lines of a text as blocks; the first and the last join the text that they are pasted into. */
export function textSlice(text: string, isPlain = false, intoEmpty = false): Slice {
  const lines = text.split(/\r\n?|\n/).filter((line, _, all) => line.trim() !== "" || all.length === 1)
  const blocks = lines.map((line) => planSchema.node("paragraph", null, textOf(isPlain ? line : line.trim())))
  const slice = new Slice(Fragment.from(blocks), 1, 1)
  return isPlain ? slice : withStructure(slice, intoEmpty)
}

function isEmptyBlock({ depth, parent }: ResolvedPos): boolean {
  return depth === 1 && parent.isTextblock && parent.content.size === 0
}

function textOf(line: string): Node[] {
  return line === "" ? [] : [planSchema.text(line)]
}

// Headings of other programs often have their number as text.
function canHaveLabel({ type }: Node): boolean {
  return type === planSchema.nodes.paragraph || type === planSchema.nodes.heading
}

/**
 * Paragraphs that begin with a typed number become the numbered blocks that they mean. A single line stays as it is
 * in the middle of other words.
 */
export function withStructure(slice: Slice, intoEmpty = false): Slice {
  if (slice.content.childCount < 2 && !intoEmpty) return slice
  const blocks = slice.content.content.map((node) => (canHaveLabel(node) ? labelledBlock(node) : node))
  // A block that has become another kind stands by itself.
  const openStart = blocks[0] === slice.content.firstChild ? slice.openStart : 0
  const openEnd = blocks[blocks.length - 1] === slice.content.lastChild ? slice.openEnd : 0
  return new Slice(Fragment.from(blocks), openStart, openEnd)
}
