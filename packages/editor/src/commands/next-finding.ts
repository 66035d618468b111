import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { findingsKey } from "../keys.ts"
import { findingRange, isAboutBlock, textPlaces } from "../plugins/findings-state.ts"
import type { EditorCommand } from "./command.ts"

/** Goes to the next finding in the text, after the last to the first. */
export const nextFinding: EditorCommand = {
  id: "next-finding",
  label: "command.nextFinding",
  keys: ["F8"],
  run: (state, dispatch) => toFinding(state, 1, dispatch),
}

/** Goes to the finding before. */
export const previousFinding: EditorCommand = {
  id: "previous-finding",
  label: "command.previousFinding",
  keys: ["Shift-F8"],
  run: (state, dispatch) => toFinding(state, -1, dispatch),
}

interface Stop {
  readonly fingerprint: string
  readonly from: number
  readonly to: number
}

function toFinding(state: EditorState, by: 1 | -1, dispatch?: (tr: Transaction) => void): boolean {
  const stops = stopsOf(state)
  if (stops.length === 0) return false
  const stop = stops[(placeOf(stops, state, by) + by + stops.length) % stops.length]
  if (!stop) return false
  const tr = state.tr.setSelection(TextSelection.create(state.doc, stop.from, stop.to))
  dispatch?.(tr.setMeta(findingsKey, { chosen: stop.fingerprint }).scrollIntoView())
  return true
}

function stopsOf(state: EditorState): readonly Stop[] {
  const places = textPlaces(state.doc)
  const found = findingsKey.getState(state)?.findings ?? []
  const stops = found.flatMap((finding) => {
    const range = finding.scope === "document" ? null : findingRange(finding, places)
    if (!range) return []
    // A whole task must not be selected: the next key would replace it.
    const to = isAboutBlock(finding) ? range.from : range.to
    return [{ fingerprint: finding.fingerprint, from: range.from, to }]
  })
  return stops.sort((a, b) => a.from - b.from || a.to - b.to)
}

// The index to go on from: the chosen finding while the selection is still on it, else the place of the caret.
function placeOf(stops: readonly Stop[], state: EditorState, by: 1 | -1): number {
  const { from, to } = state.selection
  const { chosen } = findingsKey.getState(state) ?? { chosen: null }
  const at = stops.findIndex((stop) => stop.fingerprint === chosen && stop.from === from && stop.to === to)
  if (at !== -1) return at
  const after = stops.findIndex((stop) => stop.from >= from)
  const next = after === -1 ? stops.length : after
  return by === 1 ? next - 1 : next
}
