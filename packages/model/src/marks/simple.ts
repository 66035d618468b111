import type { MarkSpec } from "prosemirror-model"

function simple(tag: string, ...others: string[]): MarkSpec {
  return { toDOM: () => [tag, 0], parseDOM: [tag, ...others].map((name) => ({ tag: name })) }
}

/** Bold. */
export const strong = simple("strong", "b")
/** Italic. */
export const em = simple("em", "i")
/** Underlined. */
export const underline = simple("u")
/** Struck through. */
export const strike = simple("s", "del")
