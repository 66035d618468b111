import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding"
import { type Encoder, encode, writeVarUint, writeVarUint8Array } from "lib0/encoding"
import { type WebSocket, WebSocketServer } from "ws"
import * as Y from "yjs"

/**
 * A server of one room that follows the protocol and does on cue what the real one does only by accident: refuses with a
 * code, keeps its echoes back, breaks off, comes back on the same port with the same document.
 */
export interface ScriptedServer {
  readonly url: string
  /** What is on its "disk". */
  readonly doc: Y.Doc
  /** The tokens of the sockets that came, in order. */
  readonly tokens: readonly string[]
  /** The paths that were asked for, in order. */
  readonly paths: readonly string[]
  /** How many messages of writing (answers with content, updates) came. */
  writes(): number
  /** Closes the next sockets with these codes, one each, right after they opened. */
  refuse(...codes: readonly number[]): void
  /** Keeps echoes back until `release`; `forget` drops them, as when the server dies before it sends them. */
  hold(): void
  release(): void
  forget(): void
  /** Sends these bytes to everybody. */
  say(bytes: Uint8Array): void
  /** Closes all sockets with this code. */
  breakOff(code: number): void
  /** Breaks all sockets without a word and listens no more. */
  stop(): Promise<void>
  /** Listens again on the same port. */
  start(): Promise<void>
}

const sync = 0
const step1 = 0
const step2 = 1
const update = 2

/** Starts one on a free port. */
export async function scriptedServer(): Promise<ScriptedServer> {
  const room = scriptedRoom()
  let server = await listen(0, room.welcome)
  const { port } = server.address() as AddressInfo
  return {
    ...room.cues,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      for (const socket of server.clients) socket.terminate()
      server.close()
      await once(server, "close")
    },
    start: async () => {
      server = await listen(port, room.welcome)
    },
  }
}

type Welcome = (socket: WebSocket, token: string, path: string) => void

async function listen(port: number, welcome: Welcome): Promise<WebSocketServer> {
  const server = new WebSocketServer({ host: "127.0.0.1", port, handleProtocols: () => "yaodian" })
  server.on("connection", (socket, request) => {
    const token = /token\.([^,\s]+)/.exec(request.headers["sec-websocket-protocol"] ?? "")?.[1] ?? ""
    welcome(socket, token, request.url ?? "")
  })
  await once(server, "listening")
  return server
}

function scriptedRoom() {
  const doc = new Y.Doc()
  const sockets = new Set<WebSocket>()
  const tokens: string[] = []
  const paths: string[] = []
  const refusals: number[] = []
  let held: Uint8Array[] | null = null
  let writes = 0
  const say = (bytes: Uint8Array) => {
    for (const socket of sockets) socket.send(bytes)
  }
  doc.on("update", (bytes) => {
    if (held === null) say(message(update, bytes))
    else held.push(message(update, bytes))
  })
  const hear = (socket: WebSocket, data: Uint8Array) => {
    const decoder = createDecoder(data)
    if (readVarUint(decoder) !== sync) return say(data)
    const kind = readVarUint(decoder)
    const bytes = readVarUint8Array(decoder)
    if (kind === step1) return socket.send(message(step2, Y.encodeStateAsUpdate(doc, bytes)))
    if (kind === update || Y.decodeUpdate(bytes).structs.length > 0) writes += 1
    Y.applyUpdate(doc, bytes)
  }
  const welcome: Welcome = (socket, token, path) => {
    tokens.push(token)
    paths.push(path)
    const code = refusals.shift()
    if (code !== undefined) return socket.close(code, "on cue")
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket))
    socket.on("message", (data) => hear(socket, new Uint8Array(data as Buffer)))
    socket.send(message(step1, Y.encodeStateVector(doc)))
  }
  const cues = {
    doc,
    tokens,
    paths,
    say,
    writes: () => writes,
    refuse: (...codes: readonly number[]) => void refusals.push(...codes),
    hold: () => {
      held = []
    },
    release: () => {
      for (const bytes of held ?? []) say(bytes)
      held = null
    },
    forget: () => {
      held = null
    },
    breakOff: (code: number) => {
      for (const socket of sockets) socket.close(code, "on cue")
    },
  }
  return { welcome, cues }
}

function message(kind: number, bytes: Uint8Array): Uint8Array {
  return encode((encoder: Encoder) => {
    writeVarUint(encoder, sync)
    writeVarUint(encoder, kind)
    writeVarUint8Array(encoder, bytes)
  })
}
