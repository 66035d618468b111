import type { Desk, Part } from "../desk.ts"
import type { MessageKey } from "../i18n/index.ts"
import { button, element } from "./element.ts"

/** What is wrong and has to be said over the page. */
type Trouble = "offline" | "token" | "forbidden" | "missing" | "deleted" | "too-large" | "other" | "paused" | "kept"

/** Words over the page when something is wrong: what happened, what is safe, what to do. */
export function banner(
  desk: Desk,
  safety: { readonly isPaused: () => boolean; readonly unsentText: () => string },
): Part {
  const dom = element("div", { class: "banner", hidden: true })
  let shown: string | null = null
  return {
    dom,
    update() {
      const trouble = troubleOf(desk, safety.isPaused())
      const unsent = trouble === null || trouble === "offline" ? "" : safety.unsentText() || desk.session.keptWords
      const key = `${trouble} ${desk.session.hasLocalCopy} ${unsent}`
      if (key === shown) return
      shown = key
      dom.hidden = trouble === null
      dom.replaceChildren(...(trouble ? content(desk, trouble, unsent) : []))
      dom.dataset.trouble = trouble ?? ""
      dom.setAttribute("role", trouble === "offline" ? "status" : "alert")
    },
  }
}

function troubleOf({ session }: Desk, isPaused: boolean): Trouble | null {
  if (isPaused) return "paused"
  if (session.state === "refused") return session.reason?.why ?? "other"
  if (session.state === "offline") return "offline"
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
