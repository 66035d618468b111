/**
 * Writing text: every operation goes into the shared types and into the mirror alike. Places are (block, offset in its
 * text), never positions, since the sequence is not the order of the document and moves under the writer's hands.
 */
import type { Run } from "@yaodian/model"
import type * as Y from "yjs"
import { carrierId, changeKey, type Marker, type SharedTypes, type Stored, storableAtom } from "../layout.ts"
import type { Fold } from "../reading/fold.ts"
import type { Mirror, Place, Segment } from "../reading/mirror.ts"
import type { Reading } from "../reading/reading.ts"
import { equalFormats, formatsBefore, formatsOf } from "../reading/runs.ts"

/** A place in the text of a block. */
export interface TextPlace {
  readonly id: string
  readonly offset: number
}

/** Writes into a shared plan and its mirror. Lives for one transaction. */
export class Writer {
  readonly reading: Reading
  readonly #text: Y.Text
  readonly #changes: Y.Map<unknown>
  readonly #start: Fold
  // The segments of the blocks that were written to, as they are by now.
  readonly #content = new Map<string, Segment[]>()

  constructor(reading: Reading, types: SharedTypes) {
    this.reading = reading
    this.#start = reading.fold
    this.#text = types.text
    this.#changes = types.changes
  }

  get mirror(): Mirror {
    return this.reading.mirror
  }

  /** The segments that hold the block's text, in reading order. */
  contentOf(id: string): Segment[] {
    const known = this.#content.get(id)
    if (known) return known
    const block = this.#start.blocks.get(id) ?? this.#start.blocks.get(carrierId(id))
    const content = block ? [...(block.isText ? block.content : block.segments)] : []
    this.#content.set(id, content)
    return content
  }

  /** Says which segments hold the block's text from now on. */
  setContent(id: string, content: Segment[]): void {
    this.#content.set(id, content)
  }

  /** The segment and the offset in it for a place; between two segments the end of the left one. */
  locate({ id, offset }: TextPlace): Place {
    let rest = offset
    for (const segment of this.contentOf(id)) {
      if (rest <= segment.length) return { segment, offset: rest }
      rest -= segment.length
    }
    throw new RangeError(`There is no place ${offset} in block ${id}`)
  }

  /** Puts text or an atom in, with exactly these formats. */
  insertRun(place: TextPlace, run: Run): void {
    this.#insert(this.locate(place), run)
  }

  #insert({ segment, offset }: Place, run: Run): void {
    const index = this.mirror.indexOf(segment, offset)
    const formats = formatsOf(run)
    if (typeof run.insert !== "string") {
      const atom = storableAtom(run.insert)
      this.#text.insertEmbed(index, atom, { ...formats })
      this.mirror.insert(index, atom, formats)
      return
    }
    const left = formatsBefore(segment.runs, offset)
    // Without formats Yjs finds the place fast, and text takes those to its left. A marker's are not known.
    if (left && equalFormats(left, formats)) this.#text.insert(index, run.insert)
    else this.#text.insert(index, run.insert, { ...formats })
    this.mirror.insert(index, run.insert, formats)
  }

  /** Puts text or an atom in at a position of the shared text. */
  insertAt(index: number, run: Run): void {
    this.#insert(this.mirror.locate(index), run)
  }

  /** Takes the place behind a position of the shared text out. */
  removeAt(index: number): void {
    this.#text.delete(index, 1)
    this.mirror.remove(index, 1)
  }

  /** Takes the places [from, to) of a block out. */
  removeText(id: string, from: number, to: number): void {
    let end = this.contentOf(id).reduce((sum, segment) => sum + segment.length, 0)
    for (const segment of this.contentOf(id).toReversed()) {
      const start = end - segment.length
      const [first, last] = [Math.max(from, start), Math.min(to, end)]
      if (first < last) this.#remove(segment, first - start, last - first)
      end = start
    }
  }

  #remove(segment: Segment, offset: number, count: number): void {
    const index = this.mirror.indexOf(segment, offset)
    this.#text.delete(index, count)
    this.mirror.remove(index, count)
  }

  /** Changes the formats of places in a segment. */
  format(segment: Segment, offset: number, count: number, change: Record<string, unknown>): void {
    const index = this.mirror.indexOf(segment, offset)
    this.#text.format(index, count, change)
    this.mirror.format(index, count, change)
  }

  /** Puts a marker into a segment, which it cuts in two; gives the new segment. */
  insertMarker({ segment, offset }: Place, marker: Marker): Segment {
    const index = this.mirror.indexOf(segment, offset)
    this.#text.insertEmbed(index, marker)
    this.mirror.insert(index, marker, {})
    return this.mirror.locate(index + 1).segment
  }

  /** Takes the marker of a segment out: its text joins that of the segment before. */
  removeMarker(segment: Segment): void {
    const index = this.mirror.indexOf(segment, -1)
    this.#text.delete(index, 1)
    this.mirror.remove(index, 1)
  }

  /** Stores a change of a block. */
  set(id: string, name: string, value: Stored): void {
    if (this.mirror.changed(id, name) === value) return
    const key = changeKey(id, name)
    this.#changes.set(key, value)
    this.mirror.change(key, value)
  }
}
