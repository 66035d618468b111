import * as Y from "yjs"
import { isMarker, sharedTypes } from "../layout.ts"
import type { Unconfirmed } from "../unconfirmed.ts"

/** The words in a plan that were written here and that the server does not have, a line a block. Nobody else's are among them. */
export function unsentWords(doc: Y.Doc, unsent: Unconfirmed): string {
  const lines = [""]
  for (let item = sharedTypes(doc).text._start; item !== null; item = item.right) {
    const { content } = item
    if (content instanceof Y.ContentEmbed && isMarker(content.embed)) lines.push("")
    if (content instanceof Y.ContentString && !item.deleted) lines.push((lines.pop() ?? "") + ownPart(item, unsent))
  }
  return lines.filter((line) => line.trim() !== "").join("\n")
}

function ownPart({ id, length, content }: Y.Item, unsent: Unconfirmed): string {
  const { str } = content as Y.ContentString
  return unsent.brought
    .of(id.client)
    .map(({ from, to }) => str.slice(Math.max(from - id.clock, 0), Math.min(Math.max(to - id.clock, 0), length)))
    .join("")
}
