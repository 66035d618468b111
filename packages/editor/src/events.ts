import type { Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { findingsKey } from "./keys.ts"
import type { EditorEvent } from "./options.ts"
import type { Session } from "./session.ts"

/** Those who listen to an editor. */
export interface Listeners {
  add(listener: (event: EditorEvent) => void): () => void
  tell(event: EditorEvent): void
  clear(): void
}

/** Keeps listeners. One that throws is reported and does not keep the others from hearing. */
export function listeners(onError: (error: unknown) => void): Listeners {
  const all = new Set<(event: EditorEvent) => void>()
  return {
    add(listener) {
      all.add(listener)
      return () => all.delete(listener)
    },
    tell(event) {
      for (const listener of [...all]) {
        try {
          listener(event)
        } catch (error) {
          onError(error)
        }
      }
    },
    clear: () => all.clear(),
  }
}

/** Watches a session and tells what changed in it: there at last, save state, people, refusals. */
export function watchSession(session: Session, tell: (event: EditorEvent) => void): () => void {
  let wasReady = false
  let saved: Session["saveState"] | null = null
  let people = session.people()
  let reason = session.reason
  let kept = session.keptWords
  const look = () => {
    if (session.hasSynced && !wasReady) {
      wasReady = true
      tell({ type: "ready" })
    }
    if (session.saveState !== saved) {
      saved = session.saveState
      tell({ type: "save-state", state: saved })
    }
    if (session.people() !== people) {
      people = session.people()
      tell({ type: "presence", people })
    }
    if (session.keptWords !== kept) {
      kept = session.keptWords
      if (session.state === "refused" && kept !== "") tell({ type: "set-aside", words: kept })
    }
    if (session.reason !== reason) {
      reason = session.reason
      if (reason)
        tell({ type: "error", code: reason.why, message: reason.message, recoverable: reason.why === "token" })
    }
  }
  const stop = session.subscribe(look)
  // After the caller has had the time to subscribe.
  queueMicrotask(look)
  return stop
}

/** Tells what a transaction brought: a change of the document, other findings. To be called after the view took it. */
export function tellTransaction(view: EditorView, tr: Transaction, tell: (event: EditorEvent) => void): void {
  if (tr.docChanged) tell({ type: "change", origin: tr.getMeta("remote") ? "remote" : "local" })
  const meta: { readonly findings?: unknown } | undefined = tr.getMeta(findingsKey)
  if (meta?.findings) tell({ type: "lint", findings: findingsKey.getState(view.state)?.findings ?? [] })
}
