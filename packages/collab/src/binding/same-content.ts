/** Comparing the content of text blocks place by place: characters and atoms, whatever their marks. */
import type { Node } from "prosemirror-model"

const atomPlace = "\ufffc"

/** The words of a text block with one character for each atom. */
function placesText(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, atomPlace)
}

function samePlace(a: Node, at: number, b: Node, bt: number): boolean {
  const [left, right] = [a.childAfter(at), b.childAfter(bt)]
  if (!left.node || !right.node) return false
  if (left.node.isText && right.node.isText) {
    return left.node.text?.[at - left.offset] === right.node.text?.[bt - right.offset]
  }
  return left.node.type === right.node.type && left.node.hasMarkup(right.node.type, right.node.attrs, left.node.marks)
}

/** Two text blocks whose places can be compared. */
export interface Comparison {
  /** Splits a stretch at the places that differ: the stretches [at, at + length) that are alike. */
  alike(at: number, bt: number, length: number): readonly { readonly skip: number; readonly length: number }[]
  /** How many places are alike at the start, and behind those at the end. */
  ends(): { readonly start: number; readonly end: number }
}

/** Compares the contents of two text blocks. */
export function compareContent(a: Node, b: Node): Comparison {
  const [left, right] = [placesText(a), placesText(b)]
  const isSame = (at: number, bt: number) =>
    left[at] === right[bt] && (left[at] !== atomPlace || samePlace(a, at, b, bt))

  function alike(at: number, bt: number, length: number): { skip: number; length: number }[] {
    const part = left.slice(at, at + length)
    if (part === right.slice(bt, bt + length) && !part.includes(atomPlace)) return [{ skip: 0, length }]
    const stretches: { skip: number; length: number }[] = []
    for (let skip = 0; skip < length; skip++) {
      const open = stretches.at(-1)
      if (!isSame(at + skip, bt + skip)) continue
      if (open && open.skip + open.length === skip) open.length++
      else stretches.push({ skip, length: 1 })
    }
    return stretches
  }

  function ends(): { start: number; end: number } {
    const most = Math.min(left.length, right.length)
    let [start, end] = [0, 0]
    while (start < most && isSame(start, start)) start++
    while (end < most - start && isSame(left.length - 1 - end, right.length - 1 - end)) end++
    return { start, end }
  }

  return { alike, ends }
}
