import { applyFix, type Diagnostic, type Fix } from "@yaodian/lint"
import type { Desk } from "../desk.ts"
import type { MessageKey } from "../i18n/index.ts"
import { findingsKey } from "../keys.ts"
import { button, element, setText } from "../ui/element.ts"

/** The card of one finding. */
export interface FindingCard {
  readonly dom: HTMLElement
  show(finding: Diagnostic): void
  setEditable(isEditable: boolean): void
}

/** Makes a card: where, what, the words in question; a press jumps there; a button for each repair. */
export function findingCard(desk: Desk, first: Diagnostic, tell: (words: string) => void): FindingCard {
  let current = first
  const where = element("span", { class: "card-where" })
  const message = element("span", { class: "card-message" })
  const excerpt = element("q")
  const jump = button({ class: "card-jump" }, [where, message, excerpt], () => go(desk, current))
  const fixes = element("div", { class: "card-fixes" })
  const dom = element("li", { class: `card card-${first.severity}` }, jump, fixes)
  const card: FindingCard = {
    dom,
    show(finding) {
      const isNew = finding !== current || fixes.childElementCount === 0
      current = finding
      setText(where, whereOf(desk, finding))
      setText(message, finding.message)
      showExcerpt(excerpt, finding)
      if (isNew) fixes.replaceChildren(...finding.fixes.map((fix) => fixButton(desk, fix, tell)))
      fixes.hidden = finding.fixes.length === 0
    },
    setEditable(isEditable) {
      for (const each of fixes.querySelectorAll("button")) each.disabled = !isEditable
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

function showExcerpt(dom: HTMLElement, { before, excerpt, after, scope }: Diagnostic): void {
  dom.hidden = scope === "document" || excerpt === ""
  dom.replaceChildren(before, element("mark", {}, excerpt), after)
}

function go(desk: Desk, finding: Diagnostic): void {
  desk.view.dispatch(desk.view.state.tr.setMeta(findingsKey, { chosen: finding.fingerprint }))
  const isText = finding.part === "text" && finding.scope === "place"
  if (isText) desk.reveal(finding.block, finding.from, finding.to)
  else desk.reveal(finding.block)
}

function fixButton(desk: Desk, fix: Fix, tell: (words: string) => void): HTMLButtonElement {
  return button({ class: fix.kind === "safe" ? "button is-primary" : "button" }, fix.title, () => {
    const { view } = desk
    const tr = view.state.tr
    if (!applyFix(tr, fix)) return tell(desk.say("findings.stale"))
    view.dispatch(tr.setMeta("lintFix", fix.titleId))
    tell(desk.say("findings.fixed", { title: fix.title }))
  })
}
