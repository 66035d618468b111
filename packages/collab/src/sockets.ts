/**
 * The stock y-websocket provider, made to open a socket only when it is told to.
 *
 * The provider reconnects by itself with the token that it was given at first; but a token lives for minutes and a plan is
 * open for hours. So its own reconnecting is switched off (`shouldReconnect` always says no: every close then ends in a
 * `closed` event, which is where 3.1 allows to connect again) and each `open` sets `protocols` with a fresh token before
 * `connect()`. What it says and reads on the socket stays its own.
 */
import { clone, type Decoder, readVarUint, readVarUint8Array } from "lib0/decoding"
import { readAuthMessage } from "y-protocols/auth"
import type { Awareness } from "y-protocols/awareness"
import { messageAuth, messageSync, WebsocketProvider } from "y-websocket"
import type { Doc } from "yjs"
import type { RoomAddress } from "./room-address.ts"

/** A sync message of the server: its state vector, the answer to ours, or an update. */
export interface SyncMessage {
  readonly kind: "vector" | "answer" | "update"
  readonly bytes: Uint8Array
}

/** What is heard on the line. */
export interface LineListener {
  opened(): void
  /** A sync message that is about to be applied to the document. */
  arriving(message: SyncMessage): void
  /** A sync message that has just been applied to the document. */
  received(message: SyncMessage): void
  /** The server will take nothing from here, for this reason; it may still be read. */
  denied(reason: string): void
  closed(code: number, message: string): void
  failed(error: unknown): void
}

/** What a line needs. */
export interface LineOptions {
  readonly address: RoomAddress
  readonly doc: Doc
  readonly awareness: Awareness
  /** The layout version that this client can write, for `?format=`. */
  readonly format?: number
  readonly WebSocket?: typeof WebSocket
}

/** A line to a room: at most one socket at a time. */
export interface Line {
  /** The origin of what the server sent, in the transactions of the document. */
  readonly origin: object
  /** Opens a socket with this token, in place of one that may be open. Throws where no socket can be made of it. */
  open(token: string): void
  /** Drops the socket, if there is one; nothing is heard of it any more. */
  hangUp(): void
  /** Closes the socket for good, after a goodbye to the others. */
  end(): void
}

/** A line to the room of a plan, closed at first. */
export function planLine({ address, doc, awareness, format, WebSocket }: LineOptions, listener: LineListener): Line {
  const provider = new WebsocketProvider(address.server, address.room, doc, {
    awareness,
    connect: false,
    // Tabs would pass each other updates past the server, its fsync and its roles.
    disableBc: true,
    shouldReconnect: () => false,
    // Its timer after a close then does nothing and is gone at once.
    maxBackoffTime: 0,
    ...(format === undefined ? {} : { params: { format: String(format) } }),
    ...(WebSocket === undefined ? {} : { WebSocketPolyfill: WebSocket }),
  })
  hearMessages(provider, listener)
  provider.on("status", ({ status }) => {
    if (status === "connected") listener.opened()
  })
  provider.on("closed", ({ code, reason }) => listener.closed(code, reason))
  // No event: nothing was heard for 30 s and the provider gave the socket up. It would reconnect with the old token.
  const giveUp = (event: CloseEvent | null) => {
    if (event !== null) return
    provider.shouldConnect = false
    listener.closed(1006, "")
  }
  provider.on("connection-close", giveUp)
  const hangUp = () => {
    provider.off("connection-close", giveUp)
    provider.disconnect()
    provider.on("connection-close", giveUp)
  }
  return {
    origin: provider,
    hangUp,
    open: (token) => {
      hangUp()
      // The server took our state away at this clock when it lost us, and would not take the same one back.
      awareness.setLocalState(awareness.getLocalState())
      provider.protocols = ["yaodian", `token.${token}`]
      provider.connect()
    },
    end: () => {
      provider.off("connection-close", giveUp)
      provider.destroy()
    },
  }
}

type Handler = WebsocketProvider["messageHandlers"][number]

/** Listens in on the provider's own copy of its message handlers, and keeps a broken message from being an uncaught error. */
function hearMessages(provider: WebsocketProvider, listener: LineListener): void {
  provider.messageHandlers = provider.messageHandlers.map((handle, type): Handler => {
    return (encoder, decoder, ...rest) => {
      try {
        if (type === messageAuth) return readAuthMessage(decoder, provider.doc, (_, reason) => listener.denied(reason))
        const message = type === messageSync ? readSync(decoder) : null
        if (message !== null) listener.arriving(message)
        handle(encoder, decoder, ...rest)
        if (message !== null) listener.received(message)
      } catch (error) {
        listener.failed(error)
      }
    }
  })
}

const kinds = ["vector", "answer", "update"] as const

/** Reads ahead without moving the provider's own place in the message. */
function readSync(decoder: Decoder): SyncMessage | null {
  const ahead = clone(decoder)
  const kind = kinds[readVarUint(ahead)]
  return kind === undefined ? null : { kind, bytes: readVarUint8Array(ahead) }
}
