import type { Diagnostic } from "@yaodian/lint"
import type { Node } from "prosemirror-model"
import { Decoration, DecorationSet } from "prosemirror-view"

/** What the linter found and what of it is drawn. */
export interface FindingsState {
  readonly findings: readonly Diagnostic[]
  /** The fingerprint of the finding that was chosen last, `null` for none. */
  readonly chosen: string | null
  /** The fingerprints of the findings that are underlined. */
  readonly drawn: ReadonlySet<string>
  readonly underlines: DecorationSet
}

/** Nothing found yet. */
export const noFindings: FindingsState = {
  findings: [],
  chosen: null,
  drawn: new Set(),
  underlines: DecorationSet.empty,
}

/** A text block of any depth and the position before it. */
interface TextPlace {
  readonly node: Node
  readonly pos: number
}

/** Where every text block is, by id. */
export function textPlaces(doc: Node): ReadonlyMap<string, TextPlace> {
  const places = new Map<string, TextPlace>()
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const id = String(node.attrs.id)
    if (!places.has(id)) places.set(id, { node, pos })
    return false
  })
  return places
}

/** A range in the document. */
interface Range {
  readonly from: number
  readonly to: number
}

/** The range of a finding in the document, `null` where its block is gone. An empty range stands for the whole block. */
export function findingRange(finding: Diagnostic, places: ReadonlyMap<string, TextPlace>): Range | null {
  const place = places.get(finding.block)
  if (!place) return null
  const start = place.pos + 1
  const size = place.node.content.size
  if (finding.part === "label" || finding.scope === "document") return { from: start, to: start }
  return { from: start + Math.min(finding.from, size), to: start + Math.min(finding.to, size) }
}

/** Whether a finding is about what a block is or lacks, not about its words: it then gets a mark in the margin. */
export function isAboutBlock({ rule }: Diagnostic): boolean {
  return rule.startsWith("task/") || rule.startsWith("struct/")
}

function isWhole({ from, to }: Range, node: Node, finding: Diagnostic): boolean {
  return from === to || (isAboutBlock(finding) && to - from === node.content.size)
}

/** What is underlined. `isQuiet` says of a finding that is new in the writer's own block that it has to wait. */
export function underline(
  doc: Node,
  findings: readonly Diagnostic[],
  isQuiet: (finding: Diagnostic) => boolean,
): Pick<FindingsState, "drawn" | "underlines"> {
  const places = textPlaces(doc)
  const drawn = new Set<string>()
  const marks: Decoration[] = []
  for (const finding of findings) {
    if (finding.scope === "document" || isQuiet(finding)) continue
    const mark = markOf(finding, places)
    if (!mark) continue
    drawn.add(finding.fingerprint)
    marks.push(mark)
  }
  return { drawn, underlines: DecorationSet.create(doc, marks) }
}

function markOf(finding: Diagnostic, places: ReadonlyMap<string, TextPlace>): Decoration | null {
  const place = places.get(finding.block)
  const range = findingRange(finding, places)
  if (!place || !range) return null
  const look = { class: `plan-finding plan-finding-${finding.severity}` }
  const spec = { fingerprint: finding.fingerprint }
  if (isWhole(range, place.node, finding)) {
    const whole = { class: `plan-has-finding plan-finding-${finding.severity}` }
    return Decoration.node(place.pos, place.pos + place.node.nodeSize, whole, spec)
  }
  return Decoration.inline(range.from, range.to, look, spec)
}
