import { type Diagnostic, lintDocument, repair } from "@yaodian/lint"
import type { Node } from "prosemirror-model"
import type { Desk } from "../desk.ts"
import type { MessageKey } from "../i18n/index.ts"
import { findingsKey } from "../keys.ts"
import { isAboutBlock } from "../plugins/findings-state.ts"
import { button, element, setText } from "../ui/element.ts"

/** Words that are longer are shown by their beginning and are not marked. */
const longestMark = 20

/** The card of one finding. */
export interface FindingCard {
  readonly dom: HTMLElement
  show(finding: Diagnostic): void
  setEditable(isEditable: boolean): void
}

/** Makes a card: where, what, the words in question; a press jumps there; a button for each repair. */
export function findingCard(desk: Desk, first: Diagnostic, tell: (words: string) => void): FindingCard {
  let current = first
  // The button has the place for its words and, by its style, the whole card to be pressed.
  const where = button({ class: "card-jump" }, null, () => go(desk, current))
  const message = element("p", { class: "card-message" })
  const excerpt = element("q")
  const fixes = element("div", { class: "card-fixes" })
  const dom = element("li", { class: `card card-${first.severity}` }, where, message, excerpt, fixes)
  const card: FindingCard = {
    dom,
    show(finding) {
      const isNew = finding !== current || fixes.childElementCount === 0
      current = finding
      setText(where, whereOf(desk, finding))
      setText(message, finding.message)
      showExcerpt(excerpt, finding)
      if (isNew) {
        const repairs = finding.fixes.map((_, index) => fixButton(desk, finding, index, tell))
        fixes.replaceChildren(...repairs, ...fillButtons(desk, finding))
      }
    },
    setEditable(isEditable) {
      fixes.hidden = !isEditable || fixes.childElementCount === 0
    },
  }
  card.show(first)
  return card
}

function whereOf({ say }: Desk, { rule, section, scope }: Diagnostic): string {
  const group = say(`group.${rule.split("/")[0]}` as MessageKey)
  if (scope === "document") return say("findings.where", { group, section: say("findings.document") })
  return say("findings.where", { group, section: section || say("findings.front") })
}

function showExcerpt(dom: HTMLElement, finding: Diagnostic): void {
  const { before, excerpt, after, scope } = finding
  dom.hidden = scope === "document" || excerpt === ""
  const isLong = excerpt.length > longestMark || isAboutBlock(finding)
  dom.classList.toggle("is-long", isLong)
  dom.replaceChildren(before, isLong ? excerpt : element("mark", {}, excerpt), isLong ? "" : after)
}

function go(desk: Desk, finding: Diagnostic): void {
  desk.view.dispatch(desk.view.state.tr.setMeta(findingsKey, { chosen: finding.fingerprint }))
  const isText = finding.part === "text" && finding.scope === "place"
  if (isText) desk.reveal(finding.block, finding.from, finding.to)
  else desk.reveal(finding.block)
}

/** The fields of the task form that fill what a rule misses. */
const missingFields: Readonly<Record<string, "leads" | "due">> = {
  "task/unit-missing": "leads",
  "task/deadline-missing": "due",
}

function fillButtons(desk: Desk, finding: Diagnostic): readonly HTMLButtonElement[] {
  const field = missingFields[finding.rule]
  if (!field || finding.scope === "document") return []
  const label = desk.say("chip.add", { name: desk.say(`task.${field}`) })
  return [
    button({ class: "button" }, label, () => {
      desk.reveal(finding.block)
      desk.show("task", field)
    }),
  ]
}

function fixButton(desk: Desk, finding: Diagnostic, index: number, tell: (words: string) => void): HTMLButtonElement {
  const { title = "", kind } = finding.fixes[index] ?? {}
  return button({ class: kind === "safe" ? "button is-primary" : "button" }, title, () => {
    const { view, lang: language } = desk
    const tr = view.state.tr
    // Somebody may have changed the place a moment ago: then the same finding is looked for as it is now.
    const relint = (doc: Node) => lintDocument(doc, { language }).diagnostics
    const outcome = repair(tr, finding, { fix: index, relint, language })
    if (outcome.ok) view.dispatch(tr)
    tell(outcome.ok ? desk.say("findings.fixed", { title }) : outcome.message)
  })
}
