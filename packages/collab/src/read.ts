/** Reading a shared plan without an editor. Total: whatever the document holds, it gives blocks, and it writes nothing. */
import type { FlatBlock } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type * as Y from "yjs"
import { flattenFold } from "./reading/flatten.ts"
import { foldMirror } from "./reading/fold.ts"
import { docNode } from "./reading/nodes.ts"
import { readMirror } from "./reading/walk.ts"

/** The blocks of a shared plan in order, unknown attributes, types and formats included. */
export function readBlocks(ydoc: Y.Doc): readonly FlatBlock[] {
  const mirror = readMirror(ydoc)
  return flattenFold(mirror, foldMirror(mirror))
}

/** The document that an editor of the shared plan shows. An empty plan is one empty paragraph with the id `^`. */
export function readDoc(ydoc: Y.Doc): Node {
  const mirror = readMirror(ydoc)
  return docNode(mirror, foldMirror(mirror))
}
