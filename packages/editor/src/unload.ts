import type { Session } from "./session.ts"

/** Asks before the page is left while something is not saved. Returns a function that ends it. */
export function guardUnsaved(session: Session): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (session.hasUnsaved) event.preventDefault()
  }
  addEventListener("beforeunload", ask)
  return () => removeEventListener("beforeunload", ask)
}
