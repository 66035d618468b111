import type { Desk, Part } from "../desk.ts"
import { element } from "./element.ts"

/** What lies over the desk while there is no page to show: the page's outline in grey while it loads, or why there is none. */
export function pageState(desk: Desk, page: HTMLElement): Part {
  const lines = Array.from({ length: 12 }, () => element("i"))
  const loading = element(
    "div",
    { class: "skeleton", role: "status", "aria-label": desk.say("loading.name") },
    ...lines,
  )
  const missing = element(
    "div",
    { class: "state", role: "alert" },
    element("strong", {}, desk.say("missing.title")),
    element("p", {}, desk.say("missing.hint")),
  )
  const dom = element("div", { class: "page-state" }, loading, missing)
  return {
    dom,
    update() {
      const { hasSynced, state, reason } = desk.session
      if (page.hidden === hasSynced) page.hidden = !hasSynced
      loading.hidden = hasSynced || state === "refused"
      // A plan that is too new for this page is there; the banner says what to do.
      missing.hidden = hasSynced || state !== "refused" || reason?.why === "format"
    },
  }
}
