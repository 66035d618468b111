/** What each part of a draft is: plan, report, notice or annex. */
import type { PartKind } from "@yaodian/model"
import { kindOfTitle, looksBack } from "./classify/kinds.ts"
import type { Paragraph } from "./repair.ts"

/** A title and what follows up to the next one; the first may have none. */
export interface DraftPart {
  readonly title: Paragraph | null
  readonly kind: PartKind
  /** Its paragraphs, the title among them. */
  readonly paragraphs: readonly Paragraph[]
}

/** The parts of a draft. */
export function draftParts(paragraphs: readonly Paragraph[]): readonly DraftPart[] {
  const slices: Paragraph[][] = [[]]
  for (const paragraph of paragraphs) {
    const isTitle = paragraph.role === "title" || paragraph.role === "annexTitle"
    const last = slices.at(-1) ?? []
    // What stands before the first title, a letterhead, belongs to the first part.
    if (isTitle && (slices.length > 1 || last.some(({ role }) => role === "title" || role === "body")))
      slices.push([paragraph])
    else last.push(paragraph)
  }
  const parts: DraftPart[] = []
  for (const slice of slices) {
    const title = slice.find(({ role }) => role === "title" || role === "annexTitle") ?? null
    const hasMain = parts.some(({ kind }) => kind === "plan" || kind === "report")
    parts.push({ title, kind: kindOf(slice, title, hasMain), paragraphs: slice })
  }
  return parts
}

function kindOf(paragraphs: readonly Paragraph[], title: Paragraph | null, hasMain: boolean): PartKind {
  const named = title ? kindOfTitle(title.text) : null
  // The plan that a notice issues comes as its annex; what is annexed to a plan is an annex.
  if (title?.role === "annexTitle") return !hasMain && (named === "plan" || named === "report") ? named : "annex"
  const subtitle = paragraphs.find(({ role }) => role === "subtitle")
  return named ?? (subtitle ? kindOfTitle(subtitle.text) : null) ?? kindOfBody(paragraphs)
}

// A title that is a motto leaves it to the text: a report looks back, a plan has numbered tasks.
function kindOfBody(paragraphs: readonly Paragraph[]): PartKind {
  if (paragraphs.some(({ role, text }) => role === "heading" && looksBack(text))) return "report"
  const isPlan = paragraphs.length === 0 || paragraphs.some(({ role, label }) => role === "task" && label !== "")
  return isPlan || paragraphs.every(({ role }) => role !== "title") ? "plan" : "report"
}
