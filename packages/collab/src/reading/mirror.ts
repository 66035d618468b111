/**
 * What the shared types hold, in a shape that can be looked things up in: segments in the order of the sequence, and the
 * changes by block. Three operations change it; remote deltas and our own writes go through the same three, so that at
 * any time it equals a fresh reading (`readMirror`). Positions are those of the Y.Text: a marker takes one place.
 */
import type { InlineEmbed, Run } from "@yaodian/model"
import { equalityDeep } from "lib0/function"
import { type Formats, firstBlock, isMarker, type Marker, readChangeKey, reservedNames } from "../layout.ts"
import { changedFormats, formatsOf, joinRuns, run, runLength, sliceRuns } from "./runs.ts"
import { isTextType } from "./types.ts"

/** A marker (null for the text before the first) and the content up to the next one. */
export interface Segment {
  readonly id: string
  readonly birth: Marker | null
  runs: readonly Run[]
  /** Places that the content takes. */
  length: number
}

/** A change of a segment's content: at `offset`, so many places were removed and inserted. */
export interface Edit {
  readonly offset: number
  readonly removed: number
  readonly inserted: number
}

/** A place in a segment's content. */
export interface Place {
  readonly segment: Segment
  readonly offset: number
}

/**
 * A change of the structure: a marker cut `segment` from `left`, which stands at `at`; a change of this name was stored for
 * a block; or (null) it got its first character or lost its last.
 */
export type StructureChange =
  | { readonly segment: Segment; readonly left: Segment; readonly at: number }
  | { readonly id: string; readonly name: string | null }

/** The shared plan as segments and changes. */
export class Mirror {
  readonly segments: Segment[] = [{ id: firstBlock, birth: null, runs: [], length: 0 }]
  readonly changes = new Map<string, Map<string, unknown>>()
  /** Places in the whole text; must equal the Y.Text's length. */
  length = 0
  /** Blocks whose segments changed since the last `settle`: their edits in order, or null where they were cut or joined. */
  touched = new Map<string, Edit[] | null>()
  /** Counts changes of the order, the joins or what is hidden: a reading is good for one number. */
  structure = 0
  /** What changed the structure since it was folded; null for more than a list could tell. */
  unfolded: StructureChange[] | null = null
  /** Where the text of blocks is said to go on: the stored values of `j` by block. */
  readonly joins = new Map<string, string>()
  /** How many segments have each id. */
  readonly #counts = new Map<string, number>([[firstBlock, 1]])
  // Where the last operation took place: deltas go from left to right.
  #hint = { at: 0, start: 0 }

  /** Puts text, a marker or an atom at the position. */
  insert(index: number, value: string | object, formats: Formats): void {
    const { at, offset } = this.#find(index, false)
    const segment = this.#segment(at)
    if (isMarker(value)) this.#cutSegment(at, offset, value)
    else this.#replaceIn(segment, offset, 0, [run(value as string | InlineEmbed, formats)])
    this.length += typeof value === "string" ? value.length : 1
  }

  /** Takes `count` places out. */
  remove(index: number, count: number): void {
    for (let left = count; left > 0; ) {
      const { at, offset } = this.#find(index, true)
      const segment = this.#segment(at)
      const part = offset < 0 ? 1 : Math.min(left, segment.length - offset)
      if (part <= 0) throw new RangeError(`Position ${index} is outside the text (0–${this.length})`)
      if (offset < 0) this.#joinSegment(at)
      else this.#replaceIn(segment, offset, part, [])
      this.length -= part
      left -= part
    }
  }

  /** Changes the formats of `count` places; a null takes a format away. Markers have none. */
  format(index: number, count: number, change: Formats): void {
    for (let from = index; from < index + count; ) {
      const { at, offset } = this.#find(from, true)
      const segment = this.#segment(at)
      const part = offset < 0 ? 1 : Math.min(index + count - from, segment.length - offset)
      if (part <= 0) throw new RangeError(`Position ${from} is outside the text (0–${this.length})`)
      if (offset >= 0) this.#formatIn(segment, offset, part, change)
      from += part
    }
  }

  /** Puts a value behind everything; for reading a text from its start. */
  append(value: string | object, formats: Formats): void {
    const last = this.#segment(this.segments.length - 1)
    if (isMarker(value)) {
      this.segments.push({ id: value.b, birth: value, runs: [], length: 0 })
      this.#count(value.b, 1)
    } else {
      last.runs = joinRuns(last.runs, [run(value as string | InlineEmbed, formats)])
      last.length += typeof value === "string" ? value.length : 1
    }
    this.length += typeof value === "string" ? value.length : 1
  }

  /** Takes a stored change in. */
  change(key: string, value: unknown): void {
    const named = readChangeKey(key)
    if (!named) return
    const changes = this.changes.get(named.id) ?? new Map<string, unknown>()
    this.changes.set(named.id, changes)
    if (value === undefined) changes.delete(named.name)
    else changes.set(named.name, value)
    this.#touchWhole(named.id)
    if (named.name === "j" && typeof value === "string") this.joins.set(named.id, value)
    else if (named.name === "j") this.joins.delete(named.id)
    if (structuralNames.has(named.name)) this.#restructure(named)
  }

  /** The value of a block's attribute as it was changed last, or else at birth. */
  value(id: string, birth: Marker | null, name: string): unknown {
    const changes = this.changes.get(id)
    return changes?.has(name) ? changes.get(name) : birth?.[name]
  }

  /** The changed value, or undefined where it was never changed. */
  changed(id: string, name: string): unknown {
    return this.changes.get(id)?.get(name)
  }

  /** How many segments have this id. */
  segmentsOf(id: string): number {
    return this.#counts.get(id) ?? 0
  }

  /** The place at a position; between a segment's end and the next marker it is the end. */
  locate(index: number): Place {
    const { at, offset } = this.#find(index, false)
    return { segment: this.#segment(at), offset }
  }

  /** The position of a place in a segment's content. */
  indexOf(segment: Segment, offset: number): number {
    if (this.segments[this.#hint.at] === segment) return this.#hint.start + markerLength(segment) + offset
    let start = 0
    for (let at = 0; at < this.segments.length; at++) {
      const each = this.#segment(at)
      if (each === segment) {
        this.#hint = { at, start }
        return start + markerLength(each) + offset
      }
      start += markerLength(each) + each.length
    }
    throw new RangeError(`Segment ${segment.id} is not in the text`)
  }

  /** Forgets what was touched, once it is shown. */
  settle(): void {
    this.touched = new Map()
  }

  /** Whether both hold the same. */
  equals(other: Mirror): boolean {
    const plain = (mirror: Mirror) =>
      mirror.segments.map(({ id, birth, runs, length }) => ({ id, birth, runs, length }))
    return (
      this.length === other.length &&
      equalityDeep(plain(this), plain(other)) &&
      equalityDeep(plainChanges(this), plainChanges(other))
    )
  }

  // With `isTaken` the place of the character or marker behind the index (offset −1 is the marker), else the place between.
  #find(index: number, isTaken: boolean): { at: number; offset: number } {
    let { at, start } = index > this.#hint.start ? this.#hint : { at: 0, start: 0 }
    for (; at < this.segments.length; at++) {
      const segment = this.#segment(at)
      const end = start + markerLength(segment) + segment.length
      if (isTaken ? index < end : index <= end) {
        this.#hint = { at, start }
        return { at, offset: index - start - markerLength(segment) }
      }
      start = end
    }
    throw new RangeError(`Position ${index} is outside the text (0–${this.length})`)
  }

  #segment(at: number): Segment {
    const segment = this.segments[at]
    if (!segment) throw new RangeError(`There is no segment ${at}`)
    return segment
  }

  #count(id: string, change: 1 | -1): void {
    this.#counts.set(id, this.segmentsOf(id) + change)
  }

  #cutSegment(at: number, offset: number, birth: Marker): void {
    const left = this.#segment(at)
    const runs = sliceRuns(left.runs, offset, left.length)
    const segment = { id: birth.b, birth, runs, length: left.length - offset }
    this.segments.splice(at + 1, 0, segment)
    this.#count(birth.b, 1)
    left.runs = sliceRuns(left.runs, 0, offset)
    left.length = offset
    this.#touchWhole(left.id)
    this.#touchWhole(birth.b)
    this.#restructure({ segment, left, at })
  }

  #joinSegment(at: number): void {
    const left = this.#segment(at - 1)
    const [right] = this.segments.splice(at, 1)
    this.#hint = { at: 0, start: 0 }
    if (!right) return
    this.#count(right.id, -1)
    left.runs = joinRuns(left.runs, right.runs)
    left.length += right.length
    this.#touchWhole(left.id)
    this.#touchWhole(right.id)
    this.#restructure(null)
  }

  #replaceIn(segment: Segment, offset: number, removed: number, runs: readonly Run[]): void {
    const wasEmpty = segment.length === 0
    const inserted = runs.reduce((sum, each) => sum + runLength(each), 0)
    segment.runs = joinRuns(
      sliceRuns(segment.runs, 0, offset),
      runs,
      sliceRuns(segment.runs, offset + removed, segment.length),
    )
    segment.length += inserted - removed
    this.#touch(segment.id, { offset, removed, inserted })
    if (wasEmpty !== (segment.length === 0) && this.#mayHide(segment)) this.#restructure({ id: segment.id, name: null })
  }

  #restructure(change: StructureChange | null): void {
    this.structure++
    if (change === null) this.unfolded = null
    else this.unfolded?.push(change)
  }

  // An ordinary block stays where it is when it gets its first character or loses its last.
  #mayHide({ id, birth }: Segment): boolean {
    const isPlain = birth !== null && birth.cell === undefined && this.#isPlainText(birth)
    const changes = this.changes.get(id)
    // Of several segments with one id the first decides what the block is.
    if (isPlain && this.segmentsOf(id) > 1) return true
    return !isPlain || ["del", "j", "cell", "k"].some((name) => changes?.has(name))
  }

  #isPlainText({ k }: Marker): boolean {
    return typeof k === "string" && isTextType(k)
  }

  #formatIn(segment: Segment, offset: number, count: number, change: Formats): void {
    const formatted = sliceRuns(segment.runs, offset, offset + count).map((each) =>
      run(each.insert, changedFormats(formatsOf(each), change)),
    )
    segment.runs = joinRuns(
      sliceRuns(segment.runs, 0, offset),
      formatted,
      sliceRuns(segment.runs, offset + count, segment.length),
    )
    this.#touch(segment.id, null)
  }

  #touch(id: string, edit: Edit | null): void {
    const edits = this.touched.get(id)
    if (edits === undefined) this.touched.set(id, edit ? [edit] : [])
    else if (edit) edits?.push(edit)
  }

  #touchWhole(id: string): void {
    this.touched.set(id, null)
  }
}

// The attributes of cells belong to the structure as well: they decide which cells are covered.
const structuralNames = new Set([...reservedNames, "colspan", "rowspan", "header"])

/** The places that a segment's marker takes. */
export function markerLength(segment: Segment): 0 | 1 {
  return segment.birth ? 1 : 0
}

function plainChanges(mirror: Mirror): unknown {
  const filled = Array.from(mirror.changes).filter(([, changes]) => changes.size > 0)
  return Object.fromEntries(filled.map(([id, changes]) => [id, Object.fromEntries(changes)]))
}
