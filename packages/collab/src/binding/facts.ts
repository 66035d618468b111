/** What a block is besides its words: type, attributes, marks. Compared with what the shared plan shows, field by field. */

import { knownMarks, markNames, type Primitive, type Run, runMarks } from "@yaodian/model"
import { equalityDeep } from "lib0/function"
import type { Block } from "../reading/blocks.ts"
import { isDeleted } from "../reading/blocks.ts"
import type { Segment } from "../reading/mirror.ts"
import { runLength } from "../reading/runs.ts"
import type { DocBlock } from "./doc-blocks.ts"
import { textRuns } from "./gaps.ts"
import type { Writer } from "./writer.ts"

/** Stores what differs. Fields that nobody changed are not written, so that two people's changes of different fields merge. */
export function writeFacts(writer: Writer, block: DocBlock): void {
  const stored = writer.reading.fold.blocks.get(block.id)
  if (!stored) return
  if (isDeleted(writer.mirror, block.id)) writer.set(block.id, "del", 0)
  // The words of a cell that is gone, shown outside: edited there, they belong there.
  if (block.cell === "" && typeof writer.mirror.value(block.id, stored.birth, "cell") === "string") {
    writer.set(block.id, "cell", null)
  }
  if (block.node.type.name === "locked") return
  if (block.cell === "" && block.node.type.name !== stored.type) writer.set(block.id, "k", block.node.type.name)
  writeAttrs(writer, block, stored)
  writeMarks(writer, block, stored)
}

function writeAttrs(writer: Writer, { id, node }: DocBlock, stored: Block): void {
  for (const [name, spec] of Object.entries(node.type.spec.attrs ?? {})) {
    if (name === "id") continue
    const value = writer.mirror.value(id, stored.birth, name)
    const shown = typeof value === typeof spec.default ? value : spec.default
    if (shown !== node.attrs[name]) writer.set(id, name, node.attrs[name] as Primitive)
  }
}

function writeMarks(writer: Writer, block: DocBlock, stored: Block): void {
  const wanted = textRuns(block)
  for (const difference of markDifferences(stored.content, wanted)) {
    writer.format(difference.segment, difference.offset, difference.length, difference.change)
  }
}

interface Difference {
  readonly segment: Segment
  readonly offset: number
  readonly length: number
  readonly change: Record<string, unknown>
}

// Walks the stored and the wanted runs side by side. Formats that this client does not know stay as they are.
function markDifferences(content: readonly Segment[], wanted: readonly Run[]): readonly Difference[] {
  const differences: Difference[] = []
  let [at, used] = [0, 0]
  for (const segment of content) {
    let offset = 0
    for (const stored of segment.runs) {
      for (let left = runLength(stored); left > 0; ) {
        const run = wanted[at]
        if (!run) return differences
        const length = Math.min(left, runLength(run) - used)
        const change = formatChange(stored, run)
        if (Object.keys(change).length > 0) differences.push({ segment, offset, length, change })
        left -= length
        offset += length
        used += length
        if (used === runLength(run)) [at, used] = [at + 1, 0]
      }
    }
  }
  return differences
}

function formatChange(stored: Run, wanted: Run): Record<string, unknown> {
  const shown = runMarks(knownMarks(stored.marks))
  const change: Record<string, unknown> = {}
  for (const name of markNames) {
    const value = wanted.marks?.[name]
    if (!equalityDeep(shown[name], value)) change[name] = value ?? null
  }
  return change
}
