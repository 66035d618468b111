import * as encoding from "lib0/encoding"
import * as Y from "yjs"

/** The updates that `edit` makes in a fresh document of that client. */
export function updatesOf(client: number, edit: (doc: Y.Doc) => void): readonly Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  edit(doc)
  return updates
}

/** The update that `edit` makes in a document of that client which knows `known`. */
export function updateOn(known: readonly Uint8Array[], client: number, edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  for (const update of known) Y.applyUpdate(doc, update)
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  edit(doc)
  return Y.mergeUpdates(updates)
}

/** All that `edit` makes in a fresh document of that client, as one update. */
export function updateOf(client: number, edit: (doc: Y.Doc) => void): Uint8Array {
  return Y.mergeUpdates([...updatesOf(client, edit)])
}

/** A part of an update that is written by hand: a number as Yjs writes it, a text with its length, or one byte. */
export type Part = number | string | { readonly byte: number }

/** An update written by hand. */
export function handmade(...parts: readonly Part[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === "string") encoding.writeVarString(encoder, part)
      else if (typeof part === "object") encoding.writeUint8(encoder, part.byte)
      else encoding.writeVarUint(encoder, part)
    }
  })
}
