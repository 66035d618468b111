import type { Identity } from "./auth.ts"
import type { AwarenessEntry } from "./protocol.ts"

/** Whoever sends awareness: a socket and the person behind it. Compared by identity. */
export interface Participant {
  readonly identity: Identity
}

interface Client {
  readonly sub: string
  /** The socket that speaks for it; null once that has closed. */
  readonly owner: Participant | null
  readonly clock: number
  readonly state: string
}

/** What a message of awareness came to. */
export interface Heard {
  /** What everybody is to be told, the author included. */
  readonly entries: readonly AwarenessEntry[]
  /** Whether a state was larger than allowed. */
  readonly isTooLarge: boolean
}

const gone = "null"

// Clients that have left are remembered, so that nobody else can speak in their name; but not without end.
const mostRemembered = 1000

// A stock client speaks for one Yjs client; it may get another id when its own turns out to be taken.
const mostPerParticipant = 10

/**
 * Who is in a room and where. Stock clients pass on what they hear about each other, so what a socket says about a client
 * counts only if the client is its own: one that nobody had before, or one of the same person whose old socket still
 * hangs (the new one says so in its first message, before it can have heard anything). Everything else is ignored.
 */
export class Presence {
  readonly #clients = new Map<number, Client>()
  /** Everyone who has been heard, with how many clients it was the first to speak for. */
  readonly #claims = new WeakMap<Participant, number>()
  readonly #stateBytes: number
  readonly #mostStates: number

  constructor(stateBytes: number, mostStates: number) {
    this.#stateBytes = stateBytes
    this.#mostStates = mostStates
  }

  /** Takes a message and gives what it changed. */
  hear(from: Participant, entries: readonly AwarenessEntry[]): Heard {
    const isFirst = !this.#claims.has(from)
    this.#claims.set(from, this.#claimsOf(from))
    const changed = new Map<number, AwarenessEntry>()
    let isTooLarge = false
    for (const entry of entries) {
      // Nobody says two things about a client at once.
      if (changed.has(entry.client) || !this.#isOwn(from, entry, isFirst)) continue
      isTooLarge = Buffer.byteLength(entry.state) > this.#stateBytes
      if (isTooLarge) break
      const state = signed(entry.state, from.identity)
      if (state === null) continue
      if (!this.#clients.has(entry.client)) this.#claims.set(from, this.#claimsOf(from) + 1)
      this.#clients.set(entry.client, { sub: from.identity.sub, owner: from, clock: entry.clock, state })
      changed.set(entry.client, { ...entry, state })
    }
    this.#forgetOldest()
    return { entries: Array.from(changed.values()), isTooLarge }
  }

  #isOwn(from: Participant, { client, clock, state }: AwarenessEntry, isFirst: boolean): boolean {
    const known = this.#clients.get(client)
    if (!known) return state !== gone && this.#mayClaim(from)
    if (known.owner === from) return clock > known.clock || (clock === known.clock && state === gone)
    return known.sub === from.identity.sub && (isFirst ? clock >= known.clock : clock > known.clock)
  }

  #mayClaim(from: Participant): boolean {
    return this.#claimsOf(from) < mostPerParticipant && this.everyone().length < this.#mostStates
  }

  #claimsOf(from: Participant): number {
    return this.#claims.get(from) ?? 0
  }

  /** Everybody who is here. */
  everyone(): readonly AwarenessEntry[] {
    return Array.from(this.#clients, ([client, { clock, state }]) => ({ client, clock, state })).filter(
      ({ state }) => state !== gone,
    )
  }

  /** Forgets the states of a socket that has closed, and gives what the others are to be told. */
  leave(participant: Participant): readonly AwarenessEntry[] {
    const left: AwarenessEntry[] = []
    for (const [client, known] of this.#clients) {
      if (known.owner !== participant) continue
      this.#clients.set(client, { ...known, owner: null, state: gone })
      if (known.state !== gone) left.push({ client, clock: known.clock, state: gone })
    }
    return left
  }

  #forgetOldest(): void {
    for (const [client, { owner }] of this.#clients) {
      if (this.#clients.size <= mostRemembered) return
      if (owner === null) this.#clients.delete(client)
    }
  }
}

/** The state with the person that the token names in the place of whom the client claims to be; null where it is none. */
function signed(state: string, { sub, name, unit }: Identity): string | null {
  if (state === gone) return gone
  try {
    const value: unknown = JSON.parse(state)
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null
    return JSON.stringify({ ...value, user: { name, sub, unit } })
  } catch {
    return null // not JSON, or nested too deep to be written again
  }
}
