/**
 * The way into a room. A name that is none (400), and a token that is missing or not ours (401), are turned away before
 * the upgrade, which costs next to nothing however often it is tried. Whoever holds a token of ours is told the reason by
 * a close code, since a browser cannot read the status of a failed handshake: expired (4401, get a new one), no role in
 * this plan (4403), no such plan (4404). None of these touches a room.
 */
import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { type WebSocket, WebSocketServer } from "ws"
import { type Identity, mayWrite, type Role, roleIn, verifyToken } from "./auth.ts"
import type { Config } from "./config.ts"
import { Connection } from "./connection.ts"
import { reason } from "./log.ts"
import { isPlanId } from "./plan-id.ts"
import { closeCodes } from "./protocol.ts"
import type { Rooms } from "./rooms.ts"
import { planRoom, type Storage } from "./storage/storage.ts"
import { Tally } from "./tally.ts"

/** What the gate needs. */
export interface GateContext {
  readonly config: Config
  readonly rooms: Rooms
  readonly storage: Storage
}

/** The gate: it takes upgrades, and when it is shut it takes no more. */
export interface Gate {
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  shut(): void
  /** Resolves when no socket is open any more, or after so many milliseconds, when the rest is dropped. */
  emptied(ms: number): Promise<void>
}

interface Knock {
  readonly plan: string
  readonly token: string | null
  /** The layout version that the client knows. */
  readonly format: number
}

interface Refusal {
  readonly status: 400 | 401 | 503
  readonly code: string
}

const subprotocol = "yaodian"
const tokenPrefix = "token."

/** See the top of the file. */
export function createGate(context: GateContext): Gate {
  const { config } = context
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: config.limits.frameBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  })
  const tallies = {
    token: new Tally(config.limits.socketsPerToken),
    address: new Tally(config.limits.socketsPerAddress),
  }
  let isShut = false

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (isShut) return refuse(socket, { status: 503, code: "restarting" })
    const knock = readKnock(request)
    if (!knock) return refuse(socket, { status: 400, code: "bad-room" })
    const verified = await verifyToken(knock.token, config.secrets, config.clock.now())
    if (!verified.ok && verified.reason !== "expired") {
      return refuse(socket, { status: 401, code: `token-${verified.reason}` })
    }
    const admission = verified.ok ? await admit(context, knock, verified.identity) : "unauthorized"
    if (socket.destroyed) return
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on("error", () => webSocket.terminate())
      if (isShut) webSocket.close(closeCodes.restarting)
      else if (typeof admission === "string") turnAway(webSocket, admission)
      else enter(webSocket, admission, knock, request)
    })
  }

  function turnAway(webSocket: WebSocket, code: keyof typeof closeCodes): void {
    config.log({ event: "turned-away", code })
    webSocket.close(closeCodes[code])
    config.clock.after(2000, () => webSocket.terminate())
  }

  function enter(webSocket: WebSocket, admission: Admission, knock: Knock, request: IncomingMessage): void {
    const isCounted =
      tallies.address.count(request.socket.remoteAddress ?? "", webSocket) &&
      tallies.token.count(knock.token ?? "", webSocket)
    if (!isCounted) {
      turnAway(webSocket, "tooMany")
      return
    }
    const name = planRoom(knock.plan)
    if (context.rooms.isRemoving(name)) {
      turnAway(webSocket, "deleted")
      return
    }
    const room = context.rooms.open(name)
    const { limits, clock } = config
    room.join(new Connection({ socket: webSocket, ...admission, limits, clock, listener: room }))
  }

  return {
    onUpgrade(request, socket, head) {
      socket.on("error", () => socket.destroy())
      upgrade(request, socket, head).catch((error: unknown) => {
        config.log({ event: "upgrade-failed", reason: reason(error) })
        socket.destroy()
      })
    },
    shut() {
      isShut = true
    },
    async emptied(ms) {
      const open = Array.from(sockets.clients)
      const late = setTimeout(() => {
        for (const socket of open) socket.terminate()
      }, ms)
      await Promise.all(open.map((socket) => new Promise((resolve) => socket.once("close", resolve))))
      clearTimeout(late)
    },
  }
}

function refuse(socket: Duplex, { status, code }: Refusal): void {
  const text = { 400: "Bad Request", 401: "Unauthorized", 503: "Service Unavailable" }[status]
  const body = JSON.stringify({ code, message: text })
  // A client that never closes its side would keep the socket for good.
  socket.once("finish", () => socket.destroy())
  socket.end(
    `HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
}

function readKnock({ url = "", headers }: IncomingMessage): Knock | null {
  const [path = "", query = ""] = url.split("?", 2)
  // Ids have no character that would need to be escaped, so nothing is decoded.
  const plan = /^\/collab\/plan\.([^/]*)$/.exec(path)?.[1]
  if (plan === undefined || !isPlanId(plan)) return null
  const params = new URLSearchParams(query)
  const format = Number(params.get("format") ?? 1)
  const offered = (headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim())
  const token = offered.find((name) => name.startsWith(tokenPrefix))?.slice(tokenPrefix.length)
  return { plan, token: token ?? params.get("token"), format: Number.isInteger(format) ? format : 1 }
}

interface Admission {
  readonly identity: Identity
  readonly role: Role
  readonly isOutdated: boolean
}

async function admit(
  { storage }: GateContext,
  { plan, format }: Knock,
  identity: Identity,
): Promise<Admission | "forbidden" | "notFound"> {
  const role = roleIn(identity, plan)
  if (!role) return "forbidden"
  const record = await storage.plan(plan)
  if (!record) return "notFound"
  // A client that knows only an older layout may look, and must not write what newer ones would misread.
  return { identity, role, isOutdated: mayWrite(role) && format < record.format }
}
