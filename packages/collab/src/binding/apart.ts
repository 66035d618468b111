/** Blocks whose text is written by itself: moved ones, those that are back, and the first words of a cell. */
import { runLength, sliceRuns } from "../reading/runs.ts"
import type { Alignment, Apart } from "./alignment.ts"
import type { DocBlock } from "./doc-blocks.ts"
import { bornBehind, textRuns } from "./gaps.ts"
import { compareContent } from "./same-content.ts"
import { startBehind } from "./segments.ts"
import type { Writer } from "./writer.ts"

/** Writes the text and the cell of each; where it stands is put right afterwards with the order. */
export function writeApart(writer: Writer, alignment: Alignment): void {
  for (const each of alignment.apart) {
    const { before, after } = each
    const isStored = writer.mirror.segments.some((segment) => segment.id === after.id.replace("~", ""))
    if (!isStored) startInCell(writer, alignment, after)
    const cell = after.cell === "" ? null : after.cell
    if (isStored && (before?.cell ?? "") !== after.cell) writer.set(after.id, "cell", cell)
    else if (isStored && !before && cell !== writer.mirror.changed(after.id, "cell")) restoreCell(writer, after)
    writeText(writer, each)
  }
}

// Behind the paragraph before it in the cell, or for the first at the end of the table's own segment.
function startInCell(writer: Writer, { after }: Alignment, block: DocBlock): void {
  const at = after.indexOf(block)
  const left = after[at - 1]
  const before = left && left.cell === block.cell ? left.id : block.table
  startBehind(writer, before, bornBehind(block, before))
}

// A block that is back may have been in another cell when it was deleted.
function restoreCell(writer: Writer, { id, cell }: DocBlock): void {
  const [segment] = writer.contentOf(id)
  const stored = writer.mirror.value(id, segment?.birth ?? null, "cell")
  if ((typeof stored === "string" ? stored : "") !== cell) writer.set(id, "cell", cell === "" ? null : cell)
}

function writeText(writer: Writer, { before, after }: Apart): void {
  const { start, end } = before?.length ? compareContent(before.node, after.node).ends() : { start: 0, end: 0 }
  if (before && before.length > start + end) writer.removeText(after.id, start, before.length - end)
  let offset = start
  for (const run of sliceRuns(textRuns(after), start, after.length - end)) {
    writer.insertRun({ id: after.id, offset }, run)
    offset += runLength(run)
  }
}
