import type { Diagnostic, Severity } from "@yaodian/lint"
import type { Desk } from "../desk.ts"
import { findingsKey } from "../keys.ts"
import { element, setAttributes, setText } from "../ui/element.ts"
import { type FindingCard, findingCard } from "./finding-card.ts"
import type { Panel, PanelPart } from "./panel.ts"

const severities: readonly Severity[] = ["error", "warning", "info"]
const mostCards = 200

/** The findings of the linter, the gravest first, each with its repairs. */
export const findingsPanel: Panel = {
  id: "findings",
  label: "findings.name",
  side: "end",
  open: (desk) => new FindingList(desk),
}

/** Keeps one card for each finding, so that none flickers while others come and go. */
class FindingList implements PanelPart {
  readonly dom: HTMLElement
  readonly #desk: Desk
  readonly #cards = new Map<string, FindingCard>()
  readonly #groups: ReadonlyMap<Severity, FindingGroup>
  readonly #empty: HTMLElement
  readonly #news = element("p", { class: "news", role: "status" })
  #shown: readonly Diagnostic[] | null = null
  #chosen: string | null = null

  constructor(desk: Desk) {
    this.#desk = desk
    this.#groups = new Map(severities.map((severity) => [severity, findingGroup(desk, severity)]))
    this.#empty = element(
      "div",
      { class: "empty" },
      element("strong", {}, desk.say("findings.none")),
      element("p", {}, desk.say("findings.noneHint")),
    )
    const groups = Array.from(this.#groups.values(), ({ dom }) => dom)
    this.dom = element(
      "section",
      { class: "findings", "aria-label": desk.say("findings.name") },
      this.#news,
      this.#empty,
      ...groups,
    )
  }

  badge(): string {
    const count = this.#found().length
    return count > 0 ? String(count) : ""
  }

  update(): void {
    const found = this.#found()
    if (found !== this.#shown) this.#draw(found)
    const { chosen } = findingsKey.getState(this.#desk.view.state) ?? { chosen: null }
    if (chosen !== this.#chosen) this.#choose(chosen)
    for (const card of this.#cards.values()) card.setEditable(this.#desk.isEditable())
  }

  #found(): readonly Diagnostic[] {
    return findingsKey.getState(this.#desk.view.state)?.findings ?? []
  }

  #draw(found: readonly Diagnostic[]): void {
    this.#shown = found
    this.#empty.hidden = found.length > 0
    const wanted = new Set(found.map(({ fingerprint }) => fingerprint))
    const focused = this.#focusedCard()
    for (const [fingerprint, card] of this.#cards) {
      if (wanted.has(fingerprint)) continue
      card.dom.remove()
      this.#cards.delete(fingerprint)
    }
    for (const severity of severities) {
      const group = this.#groups.get(severity)
      group?.show(
        found.filter((finding) => finding.severity === severity),
        (finding) => this.#cardOf(finding),
      )
    }
    if (focused !== -1 && !this.dom.matches(":focus-within")) this.#focusNear(focused)
  }

  #focusedCard(): number {
    return Array.from(this.dom.querySelectorAll(".card")).findIndex((card) => card.matches(":focus-within"))
  }

  // A repaired finding takes its card with it: the keyboard goes on at the next one, after the last in the text.
  #focusNear(place: number): void {
    const jumps = Array.from(this.dom.querySelectorAll<HTMLElement>(".card-jump"))
    const next = jumps[Math.min(place, jumps.length - 1)]
    if (next) next.focus({ preventScroll: true })
    else this.#desk.view.focus()
  }

  #cardOf(finding: Diagnostic): FindingCard {
    const known = this.#cards.get(finding.fingerprint)
    if (known) {
      known.show(finding)
      return known
    }
    const card = findingCard(this.#desk, finding, (words) => setText(this.#news, words))
    this.#cards.set(finding.fingerprint, card)
    return card
  }

  #choose(fingerprint: string | null): void {
    this.#cards.get(this.#chosen ?? "")?.dom.removeAttribute("aria-current")
    this.#chosen = fingerprint
    const card = this.#cards.get(fingerprint ?? "")
    card?.dom.setAttribute("aria-current", "true")
    card?.dom.scrollIntoView({ block: "nearest" })
  }
}

interface FindingGroup {
  readonly dom: HTMLElement
  show(findings: readonly Diagnostic[], cardOf: (finding: Diagnostic) => FindingCard): void
}

function findingGroup(desk: Desk, severity: Severity): FindingGroup {
  const count = element("small")
  const list = element("ul", { class: "cards" })
  const heading = element("h3", { class: `severity-${severity}` }, desk.say(`severity.${severity}`), count)
  const dom = element("div", { hidden: true }, heading, list)
  return {
    dom,
    show(findings, cardOf) {
      setAttributes(dom, { hidden: findings.length === 0 })
      setText(count, String(findings.length))
      findings.slice(0, mostCards).forEach((finding, index) => {
        const { dom: card } = cardOf(finding)
        const there = list.children[index]
        if (there !== card) list.insertBefore(card, there ?? null)
      })
    },
  }
}
