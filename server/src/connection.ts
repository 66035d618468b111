import type { WebSocket } from "ws"
import { type Identity, mayWrite, type Role } from "./auth.ts"
import { Backlog } from "./backlog.ts"
import type { Clock } from "./clock.ts"
import { Allowance, type Limits } from "./limits.ts"
import { awarenessFrame, closeCodes, deniedFrame, type Message, readMessage } from "./protocol.ts"

/** What a connection tells the room that it is in. */
export interface Listener {
  receive(from: Connection, message: Message): void
  leave(connection: Connection): void
}

/** What a connection is made of. */
export interface ConnectionOptions {
  readonly socket: WebSocket
  readonly identity: Identity
  readonly role: Role
  /** Whether the role would let it write, but it knows only an older layout than the plan's: then it may look. */
  readonly isOutdated: boolean
  readonly limits: Limits
  readonly clock: Clock
  readonly listener: Listener
}

/** How often connections must be told to beat, in milliseconds. */
export const beatMs = 5_000
const quietMs = 15_000
const deadMs = 60_000
// How long a socket may take to answer our closing before it is dropped.
const closingMs = 2_000
// A question makes the server encode the document or everybody's state; stock clients ask once at each connect.
const questionCost = 50
/** Why a client of an older layout may not write: in the message at its arrival, and when it is sent away for writing. */
const outdated = "format"
const heartbeat = awarenessFrame([])

/** One client's socket: reads its frames within the limits, sends, and closes with a code that says why. */
export class Connection {
  readonly identity: Identity
  readonly canWrite: boolean
  readonly #options: ConnectionOptions
  readonly #backlog = new Backlog()
  readonly #messages: Allowance
  readonly #bytes: Allowance
  readonly #cancelExpiry: () => void
  #sentAt: number
  #heardAt: number
  #isClosing = false

  constructor(options: ConnectionOptions) {
    const { socket, identity, role, isOutdated, limits, clock } = options
    const now = clock.now()
    this.#options = options
    this.identity = identity
    this.canWrite = mayWrite(role) && !isOutdated
    this.#messages = new Allowance(limits.messagesPerSecond, limits.messageBurst, now)
    this.#bytes = new Allowance(limits.bytesPerSecond, 2 * limits.bytesPerSecond, now)
    this.#sentAt = now
    this.#heardAt = now
    this.#cancelExpiry = clock.after(identity.expires - now, () => this.close("unauthorized", "token expired"))
    this.#listen(socket)
    // Before all else, so that a client of ours knows it when the plan comes in.
    if (isOutdated) this.send(deniedFrame(outdated))
  }

  #listen(socket: WebSocket): void {
    socket.on("message", (data, isBinary) => this.#onFrame(data as Buffer, isBinary))
    socket.on("ping", (data) => this.#hear(1, data.length))
    socket.on("pong", (data) => this.#hear(1, data.length))
    socket.on("close", () => this.#onClose())
    // `ws` closes the socket itself, with the code of what was wrong (1009 for a frame that is too large).
    socket.on("error", () => {
      this.#isClosing = true
    })
  }

  /** Sends a frame; `asked` of its bytes are the client's own or an answer to it. `sent` runs when it has gone out. */
  send(frame: Uint8Array, asked = 0, sent?: () => void): void {
    const { socket, limits, clock } = this.#options
    if (socket.readyState !== socket.OPEN || this.#isClosing) return
    socket.send(frame, sent)
    this.#sentAt = clock.now()
    this.#backlog.sent(frame.length, asked, socket.bufferedAmount)
    if (this.#backlog.other > limits.unsentBytes) this.close("tooSlow", "does not read")
    else if (this.#backlog.asked > limits.unsentBytes) this.#waitUntilRead()
  }

  // A client that asks faster than it reads is not asked for more until it has caught up.
  #waitUntilRead(): void {
    const { socket } = this.#options
    if (socket.isPaused) return
    socket.pause()
    socket.ping(undefined, undefined, () => socket.resume())
  }

  /** Reads nothing more until `resume`. */
  pause(): void {
    this.#options.socket.pause()
  }

  resume(): void {
    this.#options.socket.resume()
  }

  /** Keeps a quiet socket open (stock clients give up after 30 s of silence) and drops a dead one. */
  beat(): void {
    const { socket, clock } = this.#options
    const now = clock.now()
    if (now - this.#heardAt > deadMs) socket.terminate()
    if (now - this.#sentAt >= quietMs) this.send(heartbeat)
    if (now - this.#heardAt >= quietMs && socket.readyState === socket.OPEN) socket.ping()
  }

  /** Closes the socket; nothing more is read from it. */
  close(code: keyof typeof closeCodes, why: string): void {
    const { socket, clock, listener, isOutdated } = this.#options
    if (this.#isClosing) return
    this.#isClosing = true
    listener.leave(this)
    socket.close(closeCodes[code], isOutdated && code === "forbidden" ? outdated : why)
    socket.resume()
    clock.after(closingMs, () => socket.terminate())
  }

  #onFrame(data: Buffer, isBinary: boolean): void {
    if (this.#isClosing) return
    const message = isBinary ? readMessage(data) : null
    const isQuestion = message?.type === "step1" || message?.type === "queryAwareness"
    this.#hear(isQuestion ? questionCost : 1, data.length)
    if (this.#isClosing) return
    if (message) this.#options.listener.receive(this, message)
    else this.close("malformed", "not a message")
  }

  /** Counts what has come in; closes where it is too much. */
  #hear(cost: number, bytes: number): void {
    const now = this.#options.clock.now()
    this.#heardAt = now
    if (!this.#messages.take(cost, now) || !this.#bytes.take(bytes, now)) this.close("tooMany", "too fast")
  }

  #onClose(): void {
    this.#isClosing = true
    this.#cancelExpiry()
    this.#options.listener.leave(this)
  }
}
