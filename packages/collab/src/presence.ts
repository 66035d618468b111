import type { Awareness } from "y-protocols/awareness"

/** Who writes here, as the host's sign-in knows them. The server puts the token's words in their place for everybody else. */
export interface PlanUser {
  readonly name: string
  /** The `sub` of the token: the same in every tab and session of one person. Their colour comes from it. */
  readonly sub?: string
  /** The responsible unit. */
  readonly unit?: string
}

/** Somebody who has the plan open. A person with two tabs is there twice. */
export interface Person {
  /** The Yjs client id: one tab. */
  readonly clientId: number
  readonly name: string
  readonly unit: string
  /** 0–7: which of the eight colour classes. Stable for a person. */
  readonly color: number
  /** Where they are, as they sent it; `null` for nowhere. Others wrote it: check it before use. */
  readonly cursor: Readonly<Record<string, unknown>> | null
  readonly isMe: boolean
}

/** How many colour classes there are. */
export const personColors = 8

const longestName = 64
const longestSub = 256
const longestCursor = 2_000
const mostPeople = 200

/** The people at a plan, read from the awareness states that the server passes on. */
export interface Presence {
  /** Everybody who is here, in the order in which they came. The same list until something changes. */
  people(): readonly Person[]
  /** Shows others where this person is, or `null` for nowhere. Throws a RangeError above 2,000 characters of JSON. */
  setCursor(cursor: object | null): void
  /** Says goodbye and stops. */
  stop(): void
}

/** Announces `user` and watches who else is here. `changed` is called after the list has changed. */
export function presence(awareness: Awareness, user: PlanUser, changed: () => void): Presence {
  let list: readonly Person[] | null = null
  const forget = () => {
    list = null
    changed()
  }
  awareness.setLocalState({ user: announced(user), cursor: null })
  awareness.on("change", forget)
  const untie = followClientId(awareness)
  return {
    people: () => {
      list ??= readPeople(awareness)
      return list
    },
    setCursor: (cursor) => {
      const length = JSON.stringify(cursor).length
      // The server closes the sockets of those who send far more.
      if (length > longestCursor)
        throw new RangeError(`A cursor of ${length} characters is too long (${longestCursor}).`)
      if (!isSame(awareness.getLocalState()?.cursor, cursor)) awareness.setLocalStateField("cursor", cursor)
    },
    stop: () => {
      untie()
      awareness.off("change", forget)
      awareness.destroy()
      list = []
    },
  }
}

function announced({ name, sub = "", unit = "" }: PlanUser): PlanUser {
  return { name: words(name), sub: sub.slice(0, longestSub), unit: words(unit) }
}

/**
 * Yjs takes a new client id when it meets its own in somebody else's work. The stock provider then looks for the state of the
 * new id and fails at the next reconnect, so the state moves along.
 */
function followClientId(awareness: Awareness): () => void {
  const { doc } = awareness
  const follow = () => {
    if (doc.clientID === awareness.clientID) return
    const state = awareness.getLocalState()
    awareness.setLocalState(null)
    awareness.clientID = doc.clientID
    awareness.setLocalState(state)
  }
  doc.on("afterAllTransactions", follow)
  return () => doc.off("afterAllTransactions", follow)
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null)
}

function readPeople(awareness: Awareness): readonly Person[] {
  const people: Person[] = []
  for (const [clientId, state] of awareness.getStates()) {
    const person = readPerson(clientId, state, clientId === awareness.clientID)
    if (person !== null && people.length < mostPeople) people.push(person)
  }
  return people
}

/** One awareness state as a person, or `null` where it is none: other clients may send anything. */
export function readPerson(clientId: number, state: unknown, isMe = false): Person | null {
  if (!isRecord(state) || !isRecord(state.user)) return null
  const name = words(state.user.name)
  if (name === "") return null
  const { sub } = state.user
  return {
    clientId,
    name,
    unit: words(state.user.unit),
    color: colorOf(typeof sub === "string" && sub !== "" ? sub.slice(0, longestSub) : name),
    cursor: readCursor(state.cursor),
    isMe,
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** Text for a label: no control characters, no marks that turn the direction of the text around it, at most 64 characters. */
function words(value: unknown): string {
  if (typeof value !== "string") return ""
  // Cut first, so that a huge name costs nothing; two units a character are enough for 64 of them.
  const plain = value
    .slice(0, longestName * 4)
    .replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
  return [...plain.trim()].slice(0, longestName).join("")
}

function readCursor(value: unknown): Person["cursor"] {
  return isRecord(value) && JSON.stringify(value).length <= longestCursor ? value : null
}

/** FNV-1a: spreads short ids such as `zhang01`, `zhang02` well over the classes. */
function colorOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % personColors
}
