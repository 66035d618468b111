/** Comparing lists of blocks: by identity, and where that fails by what they show. */
import type { Node } from "prosemirror-model"

/** Whether the document's children are these very nodes. */
export function sameChildren({ children }: Node, wanted: readonly Node[]): boolean {
  if (children.length !== wanted.length) return false
  for (let i = 0; i < wanted.length; i++) if (children[i] !== wanted[i]) return false
  return true
}

/** Whether the nodes show the same, one by one. */
export function showsAlike(nodes: readonly Node[], wanted: readonly Node[]): boolean {
  if (nodes.length !== wanted.length) return false
  for (let i = 0; i < wanted.length; i++) {
    if (nodes[i] !== wanted[i] && !nodes[i]?.eq(wanted[i] as Node)) return false
  }
  return true
}
