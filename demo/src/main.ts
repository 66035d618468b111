import "@yaodian/editor/element"
import type { Page } from "./page.ts"
import { planPage } from "./pages/plan.ts"
import { plansPage } from "./pages/plans.ts"
import { signInPage } from "./pages/sign-in.ts"
import { visitor } from "./session.ts"
import "./style.css"

const app = document.getElementById("app") as HTMLElement
let current: Page | null = null

// `#/` is the list, `#/plan/ID` a plan. Whoever has not said who they are is asked first and then goes on to the place.
function pageFor(hash: string): Page {
  if (!visitor()) return signInPage(show)
  const plan = /^#\/plan\/([0-9A-Za-z_-]{1,64})$/.exec(hash)?.[1]
  return plan === undefined ? plansPage(show) : planPage(plan)
}

function show(): void {
  current?.leave?.()
  current = pageFor(location.hash)
  document.title = `${current.title} · 要点`
  app.replaceChildren(current.content)
}

addEventListener("hashchange", show)
show()
