/**
 * The one state machine of a connection, as a pure function from what was and what happened to what is:
 *
 *     connecting ──opened──▶ syncing ──synced──▶ live
 *         ▲                     │                  │
 *         │ asked, or the first 4401            closed, with any other code
 *         │                     ▼                  ▼
 *      refused ◀─44xx, 1009─── offline ──opened──▶ syncing …
 *
 * `offline` lasts through the attempts to come back until one of them gets through, so that nothing flickers. What is to be
 * done next follows from the state (`nextStep`).
 */

/**
 * `connecting`: the first attempt, or a new one that was asked for. `syncing`: the socket is open, the plan not yet in.
 * `live`: in step with the server. `offline`: no connection, tried again by itself. `refused`: given up, see the refusal.
 */
export type ConnectionState = "connecting" | "syncing" | "live" | "offline" | "refused"

/**
 * Why the server does not want us: the token, the role, writing in a plan of a newer layout (`format`), no such plan, the plan
 * was deleted, what was written here is too large to be taken, or another lasting reason.
 */
export interface Refusal {
  readonly why: "token" | "forbidden" | "format" | "missing" | "deleted" | "too-large" | "other"
  /** The close code: 4400–4499, or 1009. */
  readonly code: number
  /** The server's words, often empty. */
  readonly message: string
}

/** Where a connection stands. */
export interface Standing {
  readonly state: ConnectionState
  /** Set while `state` is `refused`. */
  readonly refusal: Refusal | null
  /** Whether the plan has come in once. */
  readonly hasSynced: boolean
  /** Whether the server refused a token and the present attempt is with a new one. */
  readonly hasRenewed: boolean
  /** Lost or failed attempts since the last that did useful work. */
  readonly losses: number
}

/** What can happen to a connection. */
export type Happening =
  | { readonly type: "opened" }
  | { readonly type: "synced" }
  /** Live, and all own work is stored: the connection did what it is for. */
  | { readonly type: "served" }
  | { readonly type: "closed"; readonly code: number; readonly message: string }
  /** No token could be had, or no socket made. */
  | { readonly type: "failed" }
  /** The host asks for a new attempt. */
  | { readonly type: "asked" }

/** Where every connection begins. */
export const outset: Standing = { state: "connecting", refusal: null, hasSynced: false, hasRenewed: false, losses: 0 }

/** Where a connection stands after something happened. */
export function standingAfter(standing: Standing, happening: Happening): Standing {
  switch (happening.type) {
    case "opened":
      return { ...standing, state: "syncing" }
    case "synced":
      return { ...standing, state: "live", hasSynced: true, hasRenewed: false }
    case "served":
      return { ...standing, losses: 0 }
    case "closed":
      return afterClose(standing, happening.code, happening.message)
    case "failed":
      return lost(standing)
    case "asked":
      return { ...outset, hasSynced: standing.hasSynced }
  }
}

/** What to do now: `open` a socket at once, open one after a pause (`retry`), or nothing until something happens. */
export function nextStep({ state }: Standing): "open" | "retry" | "wait" {
  if (state === "connecting") return "open"
  return state === "offline" ? "retry" : "wait"
}

function afterClose(standing: Standing, code: number, message: string): Standing {
  if (!isLasting(code)) return lost(standing)
  if (code === 4401 && !standing.hasRenewed) return { ...standing, state: "connecting", hasRenewed: true }
  return { ...standing, state: "refused", refusal: { why: whyOf(code, message), code, message } }
}

function whyOf(code: number, message: string): Refusal["why"] {
  if (code === 4403 && message === formatReason) return "format"
  return reasons[code] ?? "other"
}

/**
 * As the stock provider has it, 4400–4499 is the server's decision and lasts, everything else may pass. But a message that was
 * too big (1009) would be sent again, and refused again, at every attempt.
 */
function isLasting(code: number): boolean {
  return code === 1009 || (code >= 4400 && code <= 4499)
}

/** What the server says to a client that knows only an older layout than the plan's. */
export const formatReason = "format"

const reasons: Readonly<Record<number, Refusal["why"]>> = {
  1009: "too-large",
  4401: "token",
  4403: "forbidden",
  4404: "missing",
  4409: "deleted",
  4413: "too-large",
}

function lost(standing: Standing): Standing {
  return { ...standing, state: "offline", losses: standing.losses + 1 }
}
