/** Runs of one segment: stretches of text and inline atoms (length 1) with their formats, never two alike in a row. */
import type { InlineEmbed, Run } from "@yaodian/model"
import { equalityDeep } from "lib0/function"
import type { Formats } from "../layout.ts"

/** The formats of text that has none. */
export const noFormats: Formats = Object.freeze({})

/** How many places the run takes in the text. */
export function runLength(run: Run): number {
  return typeof run.insert === "string" ? run.insert.length : 1
}

/** The formats of a run. */
export function formatsOf(run: Run): Formats {
  return run.marks ?? noFormats
}

/** Whether two sets of formats are the same, values included. */
export function equalFormats(a: Formats, b: Formats): boolean {
  return a === b || equalityDeep(a, b)
}

/** A run of text or of one atom. */
export function run(insert: string | InlineEmbed, formats: Formats): Run {
  return Object.keys(formats).length > 0 ? { insert, marks: formats } : { insert }
}

/** The part of the runs between two places. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): readonly Run[] {
  const part: Run[] = []
  let at = 0
  for (const each of runs) {
    const length = runLength(each)
    const start = Math.max(from, at)
    const end = Math.min(to, at + length)
    if (start < end) part.push(cut(each, start - at, end - at))
    at += length
    if (at >= to) break
  }
  return part
}

function cut(each: Run, from: number, to: number): Run {
  if (typeof each.insert !== "string" || (from === 0 && to === each.insert.length)) return each
  return run(each.insert.slice(from, to), formatsOf(each))
}

/** The lists one behind the other; text with equal formats becomes one run. */
export function joinRuns(...lists: readonly (readonly Run[])[]): readonly Run[] {
  const joined: Run[] = []
  for (const list of lists) for (const each of list) append(joined, each)
  return joined
}

function append(into: Run[], each: Run): void {
  const last = into.at(-1)
  const canJoin = last && typeof last.insert === "string" && typeof each.insert === "string"
  if (canJoin && equalFormats(formatsOf(last), formatsOf(each))) {
    into[into.length - 1] = run(`${last.insert}${each.insert}`, formatsOf(last))
  } else if (each.insert !== "") {
    into.push(each)
  }
}

/** The formats with a change applied: a null takes one away. */
export function changedFormats(formats: Formats, change: Formats): Formats {
  const entries = Object.entries({ ...formats, ...change }).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(entries)
}

/** The formats of the place before `offset`, or null at the start. */
export function formatsBefore(runs: readonly Run[], offset: number): Formats | null {
  const [before] = sliceRuns(runs, offset - 1, offset)
  return before ? formatsOf(before) : null
}
