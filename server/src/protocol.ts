/** The y-websocket protocol: one message a frame, read from untrusted bytes into typed values and written back. */
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"

/** What a client may send. */
export type Message =
  | { readonly type: "step1"; readonly stateVector: Uint8Array }
  | { readonly type: "step2"; readonly update: Uint8Array }
  | { readonly type: "update"; readonly update: Uint8Array }
  | { readonly type: "awareness"; readonly entries: readonly AwarenessEntry[] }
  | { readonly type: "queryAwareness" }

/** One client's awareness as it is sent: `state` is JSON, `"null"` for a client that has left. */
export interface AwarenessEntry {
  readonly client: number
  readonly clock: number
  readonly state: string
}

/** Why the server closes a socket. A stock client gives up at 4400–4499 and tries again at everything else. */
export const closeCodes = {
  malformed: 4400,
  unauthorized: 4401,
  forbidden: 4403,
  notFound: 4404,
  deleted: 4409,
  tooLarge: 4413,
  tooMany: 4529,
  failed: 1011,
  restarting: 1012,
  tooSlow: 1013,
} as const

const kinds = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3 } as const
const permissionDenied = 0
const steps = { step1: 0, step2: 1, update: 2 } as const

/** The message in a frame, or null where it is none. */
export function readMessage(frame: Uint8Array): Message | null {
  try {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case kinds.sync:
        return readSync(decoder)
      case kinds.awareness: {
        const entries = readAwareness(decoding.readVarUint8Array(decoder))
        return entries && { type: "awareness", entries }
      }
      case kinds.queryAwareness:
        return { type: "queryAwareness" }
      default:
        return null
    }
  } catch {
    return null // ended too early, or lengths that lead out of the frame
  }
}

function readSync(decoder: decoding.Decoder): Message | null {
  const step = decoding.readVarUint(decoder)
  // Copied, so that no length inside it can reach the bytes around it.
  const body = decoding.readVarUint8Array(decoder).slice()
  switch (step) {
    case steps.step1:
      return { type: "step1", stateVector: body }
    case steps.step2:
      return { type: "step2", update: body }
    case steps.update:
      return { type: "update", update: body }
    default:
      return null
  }
}

// A stock client may pass on all that it has heard, which are the states of one room.
const mostEntries = 1000

function readAwareness(bytes: Uint8Array): readonly AwarenessEntry[] | null {
  const decoder = decoding.createDecoder(bytes)
  const entries: AwarenessEntry[] = []
  const declared = decoding.readVarUint(decoder)
  if (declared > mostEntries) return null
  for (let left = declared; left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    entries.push({ client, clock, state: decoding.readVarString(decoder) })
  }
  return entries
}

/** "This is what I have: send me the rest." */
export function step1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(steps.step1, stateVector)
}

/** "This is the rest." */
export function step2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(steps.step2, update)
}

/** "This is new." */
export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(steps.update, update)
}

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, kinds.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, body)
  })
}

/** "You may not write here": what y-protocols has for it, and a stock client logs. */
export function deniedFrame(why: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, kinds.auth)
    encoding.writeVarUint(encoder, permissionDenied)
    encoding.writeVarString(encoder, why)
  })
}

/** Who is here and where. Without entries it says nothing, and keeps a quiet socket open. */
export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, kinds.awareness)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((body) => {
        encoding.writeVarUint(body, entries.length)
        for (const { client, clock, state } of entries) {
          encoding.writeVarUint(body, client)
          encoding.writeVarUint(body, clock)
          encoding.writeVarString(body, state)
        }
      }),
    )
  })
}
