/**
 * The numbering that typed labels follow: what an import gives to the part's title, so that the derived labels are those of
 * the file.
 */
import { figureSign } from "./figures.ts"
import type { LabelForm, TypedLabel } from "./label.ts"
import { levelCount } from "./schemes.ts"

/** A heading or task of a part, in order: its level, and its typed label or null for none. */
export interface LabelledLevel {
  readonly level: number
  readonly label: TypedLabel | null
}

/**
 * The numbering string of a part by its headings and tasks in order. Each level takes the form that most of its labels have
 * (written as the standard has it: `(一)` gives `（一）`), and runs on where its numbers go on after a block of a lower level
 * more often than they start again. Levels without labels take the forms that usually follow.
 */
export function detectNumbering(items: readonly LabelledLevel[]): string {
  const seen = Array.from({ length: levelCount }, (_, at) => detectLevel(items, at + 1))
  return withUsualForms(seen)
    .map((pattern, at) => (runsOn(items, at + 1) ? `${pattern}+` : pattern))
    .join("|")
}

// From the outermost form to the innermost, as the standard and practice nest them.
const nesting: readonly LabelForm[] = [
  "chapter",
  "roman",
  "han-comma",
  "han-dot",
  "digit-space",
  "han-bracket",
  "han-half-bracket",
  "digit-dot",
  "digit-comma",
  "digit-bracket",
  "digit-half-bracket",
  "circled",
  "letter-dot",
  "letter-bracket",
]

// Two ways of typing one thing: （一） and 一）, 1. and 1、 stand at the same level.
const sameLevel: Partial<Record<LabelForm, LabelForm>> = {
  "han-dot": "han-comma",
  "han-half-bracket": "han-bracket",
  "digit-comma": "digit-dot",
  "digit-half-bracket": "digit-bracket",
}

/**
 * The levels of typed labels by their forms: the forms that occur, from the outermost to the innermost, are the levels 1, 2, …;
 * the fifth and deeper ones are level 4. So 一、 and 1. alone are the levels 1 and 2.
 */
export function detectLevels(labels: readonly TypedLabel[]): readonly number[] {
  const forms = labels.map(({ form }) => sameLevel[form] ?? form)
  const present = nesting.filter((form) => forms.includes(form))
  return forms.map((form) => Math.min(present.indexOf(form) + 1, levelCount))
}

/**
 * Whether a typed label says the same as a derived one, read from the line that it would make (`readLabel(derived + text)`):
 * the same form, if perhaps typed otherwise, and the same number.
 */
export function labelsAgree(typed: TypedLabel, derived: TypedLabel): boolean {
  const form = (label: TypedLabel) => sameLevel[label.form] ?? label.form
  return typed.value === derived.value && form(typed) === form(derived)
}

function detectLevel(items: readonly LabelledLevel[], level: number): string | null {
  const counts = new Map<string, number>()
  for (const { label, level: own } of items) {
    if (!label || own !== level) continue
    const pattern = patternOf(label)
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  }
  const [most] = Array.from(counts).sort(([, a], [, b]) => b - a)
  return most?.[0] ?? null
}

function patternOf({ form, figure, label }: TypedLabel): string {
  const sign = figureSign(figure)
  switch (form) {
    case "chapter":
      return `第${sign}${/章|编|篇|部分|节|条/.exec(label)?.[0] ?? "章"}　`
    case "roman":
    case "han-comma":
    case "han-dot":
      return `${sign}、`
    case "digit-space":
      return `${sign} `
    case "han-bracket":
    case "digit-bracket":
    case "letter-bracket":
      return `（${sign}）`
    case "han-half-bracket":
    case "digit-half-bracket":
      return `${sign}）`
    case "digit-dot":
    case "digit-comma":
    case "letter-dot":
      return `${sign}.`
    case "circled":
      return sign
  }
}

const usualForms = ["一、", "（一）", "1.", "（1）", "①"]

function withUsualForms(seen: readonly (string | null)[]): readonly string[] {
  const patterns: string[] = []
  for (const pattern of seen) patterns.push(pattern ?? usualAfter(patterns.at(-1), [...seen, ...patterns]))
  return patterns
}

function usualAfter(outer: string | undefined, taken: readonly (string | null)[]): string {
  const from = outer === undefined ? 0 : usualForms.indexOf(outer) + 1
  return usualForms.slice(from).find((form) => !taken.includes(form)) ?? "-"
}

/** Whether the numbers of a level go on after blocks of lower levels. */
function runsOn(items: readonly LabelledLevel[], level: number): boolean {
  let goesOn = 0
  let startsAgain = 0
  let last = 0
  let isAfterLower = false
  for (const { level: own, label } of items) {
    if (own < level) isAfterLower = true
    if (own !== level || !label) continue
    if (isAfterLower && last > 0) {
      if (label.value === 1) startsAgain++
      else if (label.value > last) goesOn++
    }
    last = label.value
    isAfterLower = false
  }
  return goesOn > startsAgain
}
