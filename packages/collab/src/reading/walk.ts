/** Reading the shared types from their start. Writes nothing and never throws, whatever they hold. */
import * as Y from "yjs"
import { type Formats, sharedTypes } from "../layout.ts"
import { Mirror } from "./mirror.ts"
import { changedFormats, noFormats } from "./runs.ts"

/** What the shared types of the document hold now. */
export function readMirror(ydoc: Y.Doc): Mirror {
  const { text, changes } = sharedTypes(ydoc)
  const mirror = new Mirror()
  let formats: Formats = noFormats
  // Items and not toDelta(): an atom that is a bare string would look like text there.
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentFormat) formats = changedFormats(formats, { [content.key]: content.value })
    else if (content instanceof Y.ContentString) mirror.append(content.str, formats)
    else if (item.countable) for (const value of content.getContent()) mirror.append(atom(value), formats)
  }
  for (const [key, value] of changes.entries()) mirror.change(key, value)
  return mirror
}

/** The embed as an object: a bare value is kept as the value of one. */
function atom(value: unknown): object {
  if (value instanceof Y.AbstractType) return { value: "shared type" }
  return typeof value === "object" && value !== null ? value : { value }
}

/** Takes the changes of one event in. */
export function applyDelta(mirror: Mirror, delta: Y.YTextEvent["delta"]): void {
  let index = 0
  for (const { insert, delete: removed, retain = 0, attributes = noFormats } of delta) {
    if (insert !== undefined) {
      const value = typeof insert === "string" ? insert : atom(insert)
      mirror.insert(index, value, changedFormats(noFormats, attributes))
      index += typeof value === "string" ? value.length : 1
    } else if (removed !== undefined) {
      mirror.remove(index, removed)
    } else {
      if (attributes !== noFormats) mirror.format(index, retain, attributes)
      index += retain
    }
  }
}
