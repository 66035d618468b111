/** Where the characters of a document stand. In these tests every character is made once, so each is its own name. */
import type { Node } from "prosemirror-model"

/** A place: which text block of the document, and where in it. */
export interface Place {
  readonly block: number
  readonly offset: number
}

/** All places of every character. */
export type Places = ReadonlyMap<string, readonly Place[]>

/** Where the characters stand; the text of each text block, with atoms as one character, goes to `blocks`. */
export function placesIn(doc: Node): { readonly places: Places; readonly blocks: readonly string[] } {
  const places = new Map<string, Place[]>()
  const blocks: string[] = []
  doc.descendants((node) => {
    if (!node.isTextblock) return true
    const text = node.textBetween(0, node.content.size, "", "\ufffc")
    for (let offset = 0; offset < text.length; offset++) {
      const char = text.charAt(offset)
      const known = places.get(char)
      if (known) known.push({ block: blocks.length, offset })
      else places.set(char, [{ block: blocks.length, offset }])
    }
    blocks.push(text)
    return false
  })
  return { places, blocks }
}

/** Whether somewhere the first character stands before the second in one block. */
export function isTogether(places: Places, first: string, second: string): boolean {
  const ends = places.get(second) ?? []
  return (places.get(first) ?? []).some((a) => ends.some((b) => a.block === b.block && a.offset < b.offset))
}
