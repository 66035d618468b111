import { type Attrs, formatDate, isPlanDate, joinUnits, readDate, readPeriod, splitUnits } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { Language } from "../i18n/index.ts"

/** The due date of a task or target in words: the date as a reader says it, else the writer's own words. */
export function dueWords(node: Node, language: Language): string {
  const due = String(node.attrs.due)
  if (due === "") return String(node.attrs.dueText ?? "")
  return isPlanDate(due) ? formatDate(due, language) : due
}

/** What is stored for a deadline that was typed: the date that it names, else the words as they are. */
export function storedDue(words: string, period: string): { readonly due: string; readonly isRead: boolean } {
  if (words === "") return { due: "", isRead: true }
  if (isPlanDate(words)) return { due: words, isRead: true }
  const date = readDate(words, period === "" ? {} : { period })
  return date ? { due: date.value, isRead: true } : { due: words, isRead: false }
}

/** The attributes that a deadline typed for a task sets. A task keeps words that name no date apart from its date. */
export function taskDueAttrs(words: string, period: string): Attrs {
  const { due, isRead } = storedDue(words, period)
  return isRead ? { due, dueText: "" } : { due: "", dueText: words }
}

/** The period of the part that the block at `index` is in, stored or named by its title: `2027`, `2026/2028`, or `""`. */
export function periodAt(doc: Node, index: number): string {
  for (let at = index; at >= 0; at--) {
    const node = doc.maybeChild(at)
    if (node?.type.name !== "title") continue
    return String(node.attrs.period) || (readPeriod(node.textContent) ?? "")
  }
  return ""
}

/** The names of several units as they are stored. Commas and semicolons are taken for the mark between units. */
export function storedUnits(words: string): string {
  return joinUnits(splitUnits(words.replace(/[，,；;]/g, "、")))
}
