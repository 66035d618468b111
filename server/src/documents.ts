/** Between plans as documents and plans as the bytes of their shared layout. */
import { readBlocks, seed } from "@yaodian/collab/stored"
import type { FlatBlock } from "@yaodian/model"
import * as Y from "yjs"

/** The first update of a plan with these blocks. */
export function updateOf(blocks: readonly FlatBlock[]): Uint8Array {
  const doc = new Y.Doc()
  seed(doc, blocks)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** What the document calls itself, or `""`: see titleOf. */
export function titleInDoc(doc: Y.Doc): string {
  return titleOf(readBlocks(doc))
}

/** The title of the plan or report; where there is none, of the first part that has one (a notice, an annex). */
export function titleOf(blocks: readonly FlatBlock[]): string {
  const titles = blocks.filter(({ type }) => type === "title")
  const main = titles.find(({ attrs }) => attrs.part === undefined || attrs.part === "plan" || attrs.part === "report")
  return textOf(main) || titles.map(textOf).find((text) => text !== "") || ""
}

function textOf(block: FlatBlock | undefined): string {
  const texts = (block?.runs ?? []).map(({ insert }) => (typeof insert === "string" ? insert : ""))
  return texts.join("").trim()
}

/** The blocks with another title: in the first title block, or in one put before them where there is none. */
export function withTitle(blocks: readonly FlatBlock[], title: string): readonly FlatBlock[] {
  const at = blocks.findIndex(({ type }) => type === "title")
  const runs = [{ insert: title }]
  if (at < 0) return [{ id: "", type: "title", attrs: {}, runs }, ...blocks]
  return blocks.map((block, i) => (i === at ? { ...block, runs } : block))
}
