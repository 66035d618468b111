/** Reading the shared types from their start. Writes nothing and never throws, whatever they hold. */
import * as Y from "yjs"
import { type Formats, sharedTypes } from "../layout.ts"
import { Mirror } from "./mirror.ts"
import { changedFormats, noFormats } from "./runs.ts"
import { asObject, type TextChange } from "./text-changes.ts"

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
    else if (item.countable) for (const value of content.getContent()) mirror.append(asObject(value), formats)
  }
  for (const [key, value] of changes.entries()) mirror.change(key, value)
  return mirror
}

/** Takes the changes of one event in. */
export function applyChanges(mirror: Mirror, changes: readonly TextChange[]): void {
  for (const change of changes) {
    if ("insert" in change) mirror.insert(change.index, change.insert as string | object, change.formats)
    else if ("removed" in change) mirror.remove(change.index, change.removed)
    else mirror.format(change.index, change.kept, change.formats)
  }
}
