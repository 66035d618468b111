/**
 * Which typed labels of a part are numbers of headings and tasks, and how deep each form stands. The forms that a part uses,
 * in the order of GB/T 9704, are its levels, so that levels may be left out:
 *
 *     一、 （一）     levels 1, 2           一、 1.     levels 1, 2           一、 （一） 1.     levels 1, 2, 3
 */
import type { LabelForm, TypedLabel } from "@yaodian/model"
import { type Passage, unlabelled } from "./passage.ts"

/** How many levels a plan has. */
export const deepestLevel = 4

// Where a form stands; two forms of one rank are one level written in two ways.
const ranks = {
  chapter: 0,
  roman: 1,
  "han-comma": 2,
  "han-dot": 2,
  "han-bracket": 3,
  "han-half-bracket": 3,
  "digit-dot": 4,
  "digit-comma": 4,
  // 1 标题 stands over sections of a newspaper's page.
  "digit-space": 2.5,
  "digit-bracket": 5,
  "digit-half-bracket": 5,
  circled: 6,
  "letter-dot": 7,
  "letter-bracket": 8,
} as const satisfies Record<LabelForm, number>

// Words of the text may look like these: they count only as a row that begins with 1.
const weakForms: ReadonlySet<LabelForm> = new Set(["digit-space", "roman", "letter-dot", "letter-bracket"])

/** The level of each rank that a part uses. */
export type LabelLevels = ReadonlyMap<number, number>

/** The level of a label. */
export function levelOf(label: TypedLabel, levels: LabelLevels): number {
  return levels.get(rankOf(label)) ?? deepestLevel
}

/**
 * The levels of a part's labels, the highest rank being level `top`, and its passages with those labels taken back into the
 * text that number nothing or lie deeper than a plan goes.
 */
export function readLevels(
  passages: readonly Passage[],
  top: number,
): { levels: LabelLevels; passages: readonly Passage[] } {
  const labels = passages.flatMap(({ label }) => label ?? [])
  const isReal = (label: TypedLabel) => !weakForms.has(label.form) || isRow(labels, label.form)
  const used = Array.from(new Set(labels.filter(isReal).map(rankOf))).sort((a, b) => a - b)
  const levels = new Map(used.slice(0, deepestLevel + 1 - top).map((rank, at) => [rank, at + top]))
  const isKept = (label: TypedLabel) => isReal(label) && levels.has(rankOf(label))
  return {
    levels,
    passages: passages.map((passage) => (passage.label && !isKept(passage.label) ? unlabelled(passage) : passage)),
  }
}

function rankOf(label: TypedLabel): number {
  // 第一条 stands below 第一章; both are of one form.
  const isDeeper = label.form === "chapter" && /[节条][、：:]?$/.test(label.label)
  return ranks[label.form] + (isDeeper ? 0.5 : 0)
}

function isRow(labels: readonly TypedLabel[], form: LabelForm): boolean {
  const values = labels.filter((label) => label.form === form).map(({ value }) => value)
  return (
    values.length >= 2 &&
    values[0] === 1 &&
    values.every((value, at) => at === 0 || value === 1 || value === (values[at - 1] ?? 0) + 1)
  )
}
