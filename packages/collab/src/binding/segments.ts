/** Cutting and joining blocks: which segments belong to which block. */
import { newId, type Random } from "@yaodian/model"
import { carrierId, type Marker, strayId } from "../layout.ts"
import { isDeleted } from "../reading/blocks.ts"
import type { Segment } from "../reading/mirror.ts"
import { isTextType } from "../reading/types.ts"
import type { TextPlace, Writer } from "./writer.ts"

/** Starts a block at a place in the text of another: what follows there is the new block's from now on. */
export function splitBlock(writer: Writer, place: TextPlace, marker: Marker, random?: Random): void {
  const at = writer.locate(place)
  const content = writer.contentOf(place.id)
  const cut = content.indexOf(at.segment) + 1
  const fresh = writer.insertMarker(at, marker)
  writer.setContent(place.id, content.slice(0, cut))
  writer.setContent(marker.b, [fresh])
  const left = content.slice(0, cut)
  for (const segment of content.slice(cut)) attach(writer, segment, marker.b, { gone: [], left, random })
}

/** Starts a block behind another: behind all of its text, or directly behind an atom. */
export function startBehind(writer: Writer, id: string, marker: Marker): void {
  const content = writer.contentOf(id)
  const segment = (isTextSegment(writer, content[0]) ? content.at(-1) : content[0]) ?? writer.mirror.segments[0]
  if (segment) writer.setContent(marker.b, [writer.insertMarker({ segment, offset: segment.length }, marker)])
}

/**
 * Makes the text of a block the end of another's. `gone` are blocks that were taken away between the two; where their
 * empty markers stand in the way, they are removed, so that late words of a colleague land between the two texts.
 */
export function joinBlock(writer: Writer, id: string, into: string, gone: readonly string[], random?: Random): void {
  for (const segment of [...writer.contentOf(id)]) attach(writer, segment, into, { gone, left: [], random })
  writer.setContent(id, [])
}

interface Attachment {
  /** Blocks that are taken away in the same change. */
  readonly gone: readonly string[]
  /** Segments that stay with the block which this segment leaves. */
  readonly left: readonly Segment[]
  readonly random: Random | undefined
}

function attach(writer: Writer, segment: Segment, into: string, attachment: Attachment): void {
  const content = writer.contentOf(into)
  const last = content.at(-1)
  if (!last) throw new RangeError(`There is no block ${into}`)
  const between = segmentsBetween(writer, last, segment)
  if (between?.every((each) => isDisposable(writer, each, attachment.gone)) && isRemovable(writer, segment)) {
    for (const each of [...between, segment]) writer.removeMarker(each)
    return
  }
  continueBlock(writer, segment, into, attachment)
}

// The far form: the segment stays where it is and says whose text it continues.
function continueBlock(writer: Writer, segment: Segment, into: string, { left, random }: Attachment): void {
  const content = writer.contentOf(into)
  const last = content.at(-1)
  if (!last) return
  // Another segment of the same block directly before: it follows by itself.
  if (last.id === segment.id) {
    content.push(segment)
    return
  }
  // A stale join of the target would come alive and hide it.
  if (content.length === 1 && typeof writer.mirror.changed(into, "j") === "string") writer.set(into, "j", null)
  const isTorn = [...left, ...content].some((each) => each.id === segment.id)
  const carrier = isTorn ? renameSegment(writer, segment, random) : segment
  writer.set(textIdOf(writer, carrier), "j", textIdOf(writer, last))
  content.push(carrier)
}

// A block whose segments come apart (two people made it at the same time): this part gets a name of its own.
function renameSegment(writer: Writer, segment: Segment, random?: Random): Segment {
  const fresh = writer.insertMarker({ segment, offset: 0 }, { ...segment.birth, b: newId(random) })
  writer.removeMarker(segment)
  return fresh
}

// The id under which the text in a segment is joined: that of its block, or of its stray text.
function textIdOf(writer: Writer, segment: Segment): string {
  return isTextSegment(writer, segment) ? segment.id : strayId(segment.id)
}

function isTextSegment({ mirror }: Writer, segment: Segment | undefined): boolean {
  if (!segment) return false
  const type = mirror.value(segment.id, segment.birth, "k") ?? (segment.birth ? "" : "paragraph")
  return typeof type !== "string" || isTextType(type)
}

function segmentsBetween(writer: Writer, left: Segment, right: Segment): readonly Segment[] | null {
  const { segments } = writer.mirror
  const [from, to] = [segments.indexOf(left), segments.indexOf(right)]
  return from >= 0 && to > from ? segments.slice(from + 1, to) : null
}

// Nothing of it is shown, and nothing that is shown hangs on it.
function isDisposable(writer: Writer, segment: Segment, gone: readonly string[]): boolean {
  if (segment.length > 0 || !isRemovable(writer, segment)) return false
  const isHidden = isDeleted(writer.mirror, segment.id) || gone.includes(segment.id)
  return isHidden && typeof writer.mirror.changed(segment.id, "j") !== "string"
}

// A marker may go where it is the only one with its id, carries text and no other block continues it.
function isRemovable(writer: Writer, segment: Segment): boolean {
  const { mirror } = writer
  const { id, birth } = segment
  if (birth === null || !isTextSegment(writer, segment)) return false
  if (mirror.segmentsOf(id) > 1) return false
  for (const target of mirror.joins.values()) if (carrierId(target) === id) return false
  return true
}
