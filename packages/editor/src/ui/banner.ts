import type { Absence, Refusal } from "@yaodian/collab"
import type { Desk, Part } from "../desk.ts"
import type { MessageKey } from "../i18n/index.ts"
import { absenceLists } from "./absence.ts"
import { button, element } from "./element.ts"

/** What is wrong and has to be said over the page. */
type Trouble = Refusal["why"] | "offline" | "paused" | "kept"

/** Of an absence that was shorter nothing is said: the line was only unsteady. */
const shortestAbsenceMs = 60_000

/** Words over the page when something is wrong: what happened, what is safe, what to do. */
export function banner(
  desk: Desk,
  safety: { readonly isPaused: () => boolean; readonly unsentText: () => string },
): Part {
  const dom = element("div", { class: "banner", hidden: true })
  let shown: string | null = null
  let seen: Absence | null = null
  const show = (kind: string, parts: readonly HTMLElement[]) => {
    dom.hidden = parts.length === 0
    dom.replaceChildren(...parts)
    dom.dataset.trouble = kind
    dom.setAttribute("role", kind === "offline" || kind === "absence" ? "status" : "alert")
  }
  const forget = () => {
    seen = desk.session.absence
    update()
  }
  const update = () => {
    const trouble = troubleOf(desk, safety.isPaused())
    const unsent = trouble === null || trouble === "offline" ? "" : safety.unsentText() || desk.session.keptWords
    const { absence } = desk.session
    const told = trouble === null && absence !== null && absence !== seen && isWorthTelling(absence) ? absence : null
    const key = `${trouble} ${desk.session.hasLocalCopy} ${unsent} ${told?.until}`
    if (key === shown) return
    shown = key
    if (told) show("absence", absenceWords(desk, told, forget))
    else show(trouble ?? "", trouble ? content(desk, trouble, unsent) : [])
  }
  return { dom, update }
}

function isWorthTelling({ since, until }: Absence): boolean {
  return since === null || until - since >= shortestAbsenceMs
}

function absenceWords(desk: Desk, absence: Absence, forget: () => void): readonly HTMLElement[] {
  const { mine, theirs } = absence
  const words = desk.say("absence.banner", { theirs: theirs.length, mine: mine.length })
  return [
    element("p", {}, words),
    button({ class: "button" }, desk.say("absence.done"), forget),
    absenceLists(desk, absence),
  ]
}

function troubleOf({ session }: Desk, isPaused: boolean): Trouble | null {
  if (isPaused) return "paused"
  if (session.state === "refused") return session.reason?.why ?? "other"
  if (session.state === "offline") return "offline"
  if (session.isOutdated) return "format"
  return session.keptWords === "" ? null : "kept"
}

function content(desk: Desk, trouble: Trouble, unsent: string): readonly HTMLElement[] {
  const words = element("p", {}, desk.say(messageOf(desk, trouble)))
  const canRetry = trouble === "token" || trouble === "other" || trouble === "offline"
  const retry = canRetry ? [button({ class: "button" }, desk.say("banner.retry"), () => desk.session.reconnect())] : []
  if (unsent === "") return [words, ...retry]
  const copy = button({ class: "button" }, desk.say("banner.copy"), () => void copyText(desk, copy, unsent))
  const list = [element("p", {}, desk.say("banner.unsent")), element("pre", { tabindex: 0 }, unsent)]
  return [words, ...retry, copy, ...(trouble === "kept" ? [forgetButton(desk)] : []), ...list]
}

function messageOf({ session }: Desk, trouble: Trouble): MessageKey {
  return trouble === "offline" && session.hasLocalCopy ? "banner.offlineKept" : `banner.${trouble}`
}

function forgetButton({ session, say }: Desk): HTMLButtonElement {
  return button({ class: "button" }, say("banner.forget"), () => session.forgetKeptWords())
}

async function copyText(desk: Desk, copy: HTMLButtonElement, text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
  copy.textContent = desk.say("banner.copied")
}
