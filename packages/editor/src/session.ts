import {
  type Absence,
  type Connection,
  type ConnectionState,
  connectPlan,
  type Person,
  type PlanUser,
  type Refusal,
  type SaveState,
  tokenSub,
} from "@yaodian/collab"
import type { Doc } from "yjs"
import { mayWrite, type Role, roleInToken } from "./token-role.ts"

/** A document's ties to the world: its server and the people there. Without a server it is a session of one. */
export interface Session {
  /** `local`: there is no server. */
  readonly state: ConnectionState | "local"
  readonly saveState: SaveState | "local"
  /** Why the server refused us; `null` unless `state` is `refused`. */
  readonly reason: Refusal | null
  readonly hasUnsaved: boolean
  /** Whether there is a document to show. */
  readonly hasSynced: boolean
  readonly isEditable: boolean
  /** Whether what is written is kept on this computer too. */
  readonly hasLocalCopy: boolean
  /** What this person wrote and the server refused for good; `""` for nothing. */
  readonly keptWords: string
  /** What came together when the line was last back; `null` for nothing. */
  readonly absence: Absence | null
  /** Whether the plan needs a newer page than this one, which then only shows it. */
  readonly isOutdated: boolean
  people(): readonly Person[]
  setCursor(cursor: Readonly<Record<string, unknown>> | null): void
  subscribe(listener: () => void): () => void
  forgetKeptWords(): void
  reconnect(): void
  close(): void
}

/** What a session needs. `plan` is absent for a document that stays on the page. */
export interface SessionOptions {
  readonly doc: Doc
  readonly user: PlanUser
  readonly readOnly: boolean
  readonly server: string
  readonly plan?: string
  readonly token: () => string | Promise<string>
  readonly onError: (error: unknown) => void
}

/** Connects the document to its plan, or gives a session of one where no plan is named. */
export function openSession(options: SessionOptions): Session {
  const { plan } = options
  return plan === undefined ? localSession(options) : new PlanSession({ ...options, plan })
}

function localSession({ doc, user, readOnly }: SessionOptions): Session {
  const me: Person = {
    clientId: doc.clientID,
    name: user.name,
    unit: user.unit ?? "",
    color: 0,
    cursor: null,
    isMe: true,
  }
  const people = [me]
  return {
    state: "local",
    saveState: "local",
    reason: null,
    hasUnsaved: false,
    hasSynced: true,
    isEditable: !readOnly,
    hasLocalCopy: false,
    keptWords: "",
    absence: null,
    isOutdated: false,
    people: () => people,
    setCursor: () => undefined,
    subscribe: () => () => undefined,
    forgetKeptWords: () => undefined,
    reconnect: () => undefined,
    close: () => undefined,
  }
}

const nobody: readonly Person[] = []

/**
 * A session at a server, with a local copy of the plan. Whose copy that is says the host, and else the first token, which is
 * then asked for before anything else; who only reads stands in each token.
 */
class PlanSession implements Session {
  readonly #listeners = new Set<() => void>()
  #connection: Connection | null = null
  #role: Role | null = null
  #isClosed = false

  constructor(options: SessionOptions & { readonly plan: string }) {
    void this.#connect(options)
  }

  async #connect(options: SessionOptions & { readonly plan: string }): Promise<void> {
    const { user, plan } = options
    let first = user.sub ? null : await firstToken(options)
    if (this.#isClosed) return
    const sub = user.sub || tokenSub(first ?? "")
    const token = async () => {
      const given = first ?? (await options.token())
      first = null
      this.#role = typeof given === "string" ? roleInToken(given, plan) : null
      return given
    }
    const readOnly = () => options.readOnly || (this.#role !== null && !mayWrite(this.#role))
    try {
      this.#connection = connectPlan({
        ...options,
        user: sub ? { ...user, sub } : user,
        token,
        readOnly,
        localCopy: true,
      })
      this.#connection.subscribe(() => this.#tell())
    } catch (error) {
      options.onError(error) // an impossible address: said once, there is nothing to retry
    }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }

  get state(): Session["state"] {
    return this.#connection?.state ?? "connecting"
  }

  get saveState(): Session["saveState"] {
    return this.#connection?.saveState ?? "saved"
  }

  get reason(): Refusal | null {
    return this.#connection?.reason ?? null
  }

  get hasUnsaved(): boolean {
    return this.#connection?.hasUnsaved ?? false
  }

  get hasSynced(): boolean {
    return this.#connection?.isLoaded ?? false
  }

  get isEditable(): boolean {
    return this.#connection?.isEditable ?? false
  }

  get hasLocalCopy(): boolean {
    return this.#connection?.hasLocalCopy ?? false
  }

  get keptWords(): string {
    return this.#connection?.keptWords ?? ""
  }

  get absence(): Absence | null {
    return this.#connection?.absence ?? null
  }

  get isOutdated(): boolean {
    return this.#connection?.isOutdated ?? false
  }

  people(): readonly Person[] {
    return this.#connection?.people() ?? nobody
  }

  setCursor(cursor: Readonly<Record<string, unknown>> | null): void {
    this.#connection?.setCursor(cursor)
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  forgetKeptWords(): void {
    this.#connection?.forgetKeptWords()
  }

  reconnect(): void {
    this.#connection?.reconnect()
  }

  close(): void {
    this.#isClosed = true
    this.#connection?.close()
    this.#listeners.clear()
  }
}

async function firstToken({ token, onError }: SessionOptions): Promise<string | null> {
  try {
    return await token()
  } catch (error) {
    onError(error) // the connection asks again and says what is wrong
    return null
  }
}
