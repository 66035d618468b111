import type { Node } from "prosemirror-model"
import { referenceText } from "./numbering/reference.ts"

/** What stands for an inline atom in `blockText`. */
export const atomSign = "\ufffc"

const texts = new WeakMap<Node, string>()

/**
 * The text of a text block, one UTF-16 unit for each position in it: every inline atom is U+FFFC. So the place `i` of the
 * text is the document position `pos + 1 + i`. Kept for as long as the node lives.
 */
export function blockText(block: Node): string {
  const known = texts.get(block)
  if (known !== undefined) return known
  const text = block.textBetween(0, block.content.size, "", atomSign)
  texts.set(block, text)
  return text
}

interface ShownOptions {
  /** The labels that references are drawn with. */
  readonly labels?: ReadonlyMap<string, string>
  /** What a line break is shown as. */
  readonly lineBreak?: string
  /** How far to read, in positions within the block. */
  readonly to?: number
}

/** The text of a text block as a person reads it: references with their current number, line breaks as such. */
export function shownText(block: Node, options: ShownOptions = {}): string {
  const { labels, lineBreak = "\n", to = block.content.size } = options
  let text = ""
  block.forEach((inline, offset) => {
    if (offset >= to) return
    if (inline.isText) text += inline.text?.slice(0, to - offset) ?? ""
    else if (inline.type.name === "hardBreak") text += lineBreak
    else if (inline.type.name === "ref") text += referenceText(labels?.get(inline.attrs.to))
  })
  return text
}
