/**
 * Flat lines -> roles: the one place that knows how drafts look. Nothing is changed here and nothing repaired: every line
 * that holds something gets a role, and `continues` where it goes on with the line before it. The steps, each a file in
 * `classify/`:
 *
 *     chrome     what web pages put around a document, by its words and its place
 *     passage    lines that an open bracket or quotation mark proves to be one
 *     parts      titles, the notes under them, signature and date: where one part ends and the next begins
 *     body       tables, lists, headings, tasks, paragraphs broken without proof; the rest are paragraphs
 *
 * Every step looks only at neighbours and counts, so the time grows with the length of the text and not faster.
 */
import type { LineRole, SourceLine } from "@yaodian/model"
import { bodyRoles, plainRole, type Role } from "./classify/body.ts"
import { hardWrapWidth, lineNoise } from "./classify/chrome.ts"
import { type NoiseCode, webLabel } from "./classify/noise.ts"
import { splitParts } from "./classify/parts.ts"
import { type Passage, passagesOf } from "./classify/passage.ts"
import type { FlatLine } from "./flat-lines.ts"

/** A line with its role, and what the import needs to know of it besides. */
export interface ClassifiedLine extends SourceLine {
  /** Why the line is left out; null for a line of the document. */
  readonly noise: NoiseCode | null
  /** The label of a web page that stood before the words and is left out, `""` for none. */
  readonly webLabel: string
  /** Whether nothing but the look of the lines says that it continues the one before. */
  readonly isGuess: boolean
  /** The cells of a row of a table. */
  readonly cells: readonly string[] | null
}

/** What every line of a draft is. */
export function classify(source: readonly FlatLine[]): readonly ClassifiedLine[] {
  const noise = lineNoise(source)
  const starts = source.map((line, at) =>
    at < topLines && noise[at] === null && !line.cells ? webLabel(line.text) : "",
  )
  const lines = source.map((line, at) => withoutStart(line, starts[at] ?? ""))
  const kept = lines.map((_, at) => at).filter((at) => noise[at] === null)
  const passages = passagesOf(
    kept.flatMap((at) => lines[at] ?? []),
    kept,
  )
  const places = new Map<number, Place>()
  placePassages(passages, hardWrapWidth(lines)).forEach((role, at) => {
    for (const place of linePlaces(passages[at], role)) places.set(place.index, place)
  })
  return lines.map((line, at) =>
    classifiedLine(line, places.get(at) ?? noisePlace(at, noise[at] ?? null), starts[at] ?? ""),
  )
}

// Only at the top does a web page name its fields.
const topLines = 10

function withoutStart(line: FlatLine, start: string): FlatLine {
  if (start === "") return line
  const place = { ...line.place, column: line.place.column + start.length }
  return { ...line, text: line.text.slice(start.length), place }
}

interface PassageRole extends Role {
  readonly noise: NoiseCode | null
}

function placePassages(passages: readonly Passage[], wrapWidth: number): readonly PassageRole[] {
  const { parts, roles, noise } = splitParts(passages)
  const placed: PassageRole[] = passages.map((_, at) => ({
    ...plainRole(noise.has(at) ? "noise" : (roles.get(at) ?? "body")),
    continues: isSecondOfTitle(roles, at),
    noise: noise.get(at) ?? null,
  }))
  for (const { body, to } of parts) {
    const indices: number[] = []
    for (let at = body; at < to; at++) if (!roles.has(at)) indices.push(at)
    const text = indices.flatMap((at) => passages[at] ?? [])
    bodyRoles(text, wrapWidth).forEach((role, at) => {
      placed[indices[at] ?? -1] = { ...role, noise: null }
    })
  }
  return placed
}

function isSecondOfTitle(roles: ReadonlyMap<number, LineRole>, at: number): boolean {
  const role = roles.get(at)
  return (role === "title" || role === "annexTitle") && roles.get(at - 1) === role
}

interface Place extends PassageRole {
  readonly index: number
  /** How many characters of the line the label takes, with the white space behind it. */
  readonly labelLength: number
  readonly isGuess: boolean
}

// The first line of a passage has its label; the others only go on with it.
function linePlaces(passage: Passage | undefined, role: PassageRole): readonly Place[] {
  return (passage?.indices ?? []).map((index, order) => {
    const isFirst = order === 0
    const label = isFirst ? role.label : ""
    const labelLength = isFirst && label !== "" ? (passage?.label?.length ?? markLength(passage, label)) : 0
    const continues = isFirst ? role.continues : true
    return {
      ...role,
      role: lineRole(role.role, isFirst),
      index,
      label,
      labelLength,
      continues,
      isGuess: isFirst && continues && role.role === "body",
    }
  })
}

// A line that goes on with a task has no lead: it reads as a paragraph.
function lineRole(role: LineRole, isFirst: boolean): LineRole {
  return !isFirst && (role === "task" || role === "bullet") ? "body" : role
}

function markLength(passage: Passage | undefined, mark: string): number {
  const text = passage?.first.text.slice(mark.length) ?? ""
  return mark.length + text.length - text.trimStart().length
}

function noisePlace(index: number, code: NoiseCode | null): Place {
  const role: LineRole = code === "caption" ? "caption" : "noise"
  return { ...plainRole(role), noise: code, index, labelLength: 0, isGuess: false }
}

function classifiedLine(line: FlatLine, place: Place, start: string): ClassifiedLine {
  const { role, level, label, labelLength, continues, noise, isGuess } = place
  return {
    text: line.text.slice(labelLength),
    label,
    role,
    level,
    continues,
    cues: line.cues,
    place: line.place,
    textColumn: line.place.column + labelLength,
    noise,
    webLabel: start,
    isGuess,
    cells: line.cells,
  }
}
