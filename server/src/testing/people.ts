/** A server for a test with people around it: stock clients, and hand-written ones that say whatever they want. */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { WebSocket } from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { type Role, signToken } from "../auth.ts"
import type { ServerOptions } from "../config.ts"
import { type Message, readMessage } from "../protocol.ts"
import { type RunningServer, startServer } from "../server.ts"
import { sqliteStorage } from "../storage/sqlite.ts"
import { steered } from "./storages.ts"

/** The secret of every test server. */
export const secret = "a secret of the tests, long enough for HS256"

/** A folder that is removed when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yaodian-server-"))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A server on a free port with its own data, closed when the test has finished. */
export async function testServer(options: ServerOptions = {}): Promise<RunningServer> {
  const data = options.data ?? (await temporaryFolder())
  const server = await startServer({ port: 0, secret, data, ...options })
  onTestFinished(() => server.close())
  return server
}

/** What a token says besides the role. */
export interface Bearer {
  /** Also in the name; the role's name by default. */
  readonly sub?: string
  readonly plan?: string
  readonly seconds?: number
  readonly now?: number
}

/** A token that holds for an hour. */
export function tokenFor(role: Role, bearer: Bearer = {}): Promise<string> {
  const { sub = role, plan = "*", seconds = 3600, now = Date.now() } = bearer
  const claims = { sub, name: `名字 ${sub}`, unit: "临江市发展改革委", roles: { [plan]: role } }
  return signToken(claims, { secret, seconds, now })
}

/** Where a server is; it may run in another process. */
export type Place = Pick<RunningServer, "url">

/** The answer to a request, its JSON read. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect to be there
  readonly json: any
}

/** Asks the server's REST interface. */
export async function ask(server: Place, method: string, path: string, init: AskOptions = {}): Promise<Reply> {
  const { token, json, body, headers = {} } = init
  const response = await fetch(server.url + path, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(json === undefined ? (body ? { body } : {}) : { body: JSON.stringify(json) }),
  })
  const text = await response.text()
  const isJson = response.headers.get("content-type")?.startsWith("application/json")
  return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(text) : text }
}

/** See ask. */
export interface AskOptions {
  readonly token?: string
  readonly json?: unknown
  readonly body?: Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
}

/** A new plan's id. */
export async function newPlan(server: Place, title = "临江市2027年工作要点"): Promise<string> {
  const { json } = await ask(server, "POST", "/api/plans", { token: await tokenFor("author"), json: { title } })
  return json.id
}

/** The address of the plan's room, as a stock client puts it together. */
function socketUrl(server: Place): string {
  return `${server.url.replace("http", "ws")}/collab`
}

/** A stock client with its document; destroyed when the test has finished. */
export function stockClient(
  server: Place,
  plan: string,
  token: string,
  { doc = new Y.Doc(), inParams = false } = {},
): { readonly doc: Y.Doc; readonly text: Y.Text; readonly provider: WebsocketProvider } {
  const provider = new WebsocketProvider(socketUrl(server), `plan.${plan}`, doc, {
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    ...(inParams ? { params: { token } } : { protocols: ["yaodian", `token.${token}`] }),
  })
  provider.on("connection-error", () => undefined)
  onTestFinished(() => provider.destroy())
  // Beside the plan itself, so that tests need not know its layout.
  return { doc, text: doc.getText("words"), provider }
}

/** How a hand-written client's socket ended. */
interface Ending {
  readonly code: number
  readonly reason: string
}

/** A hand-written client: a bare socket that keeps what it has heard. */
export interface BareClient {
  readonly socket: WebSocket
  readonly heard: readonly Message[]
  /** What it has heard, as it came. */
  readonly frames: readonly Uint8Array[]
  /** Resolves when the handshake is done; rejects with the HTTP status where it is refused. */
  readonly opened: Promise<void>
  readonly ended: Promise<Ending>
  send(frame: Uint8Array | string): void
}

/** Connects a hand-written client. */
export function bareClient(server: Place, room: string, token: string | null): BareClient {
  const protocols = token === null ? [] : ["yaodian", `token.${token}`]
  const socket = new WebSocket(`${socketUrl(server)}/${room}`, protocols)
  const heard: Message[] = []
  const frames: Uint8Array[] = []
  socket.on("message", (data: Buffer) => {
    frames.push(new Uint8Array(data))
    const message = readMessage(data)
    if (message) heard.push(message)
  })
  const opened = new Promise<void>((resolve, reject) => {
    socket.on("open", () => resolve())
    socket.on("unexpected-response", (_request, response) => reject(new Error(`status ${response.statusCode}`)))
    socket.on("error", reject)
  })
  opened.catch(() => undefined) // a test that wants the refusal awaits it
  const ended = new Promise<Ending>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: String(reason) }))
  })
  onTestFinished(() => socket.terminate())
  return { socket, heard, frames, opened, ended, send: (frame) => socket.send(frame) }
}

/** A server over a storage that the test steers, with an empty room to write in. */
export async function steeredServer(options: ServerOptions = {}) {
  const storage = steered(await sqliteStorage(join(await temporaryFolder(), "plans.sqlite")))
  const server = await testServer({ storage, ...options })
  return { server, storage, plan: await newPlan(server) }
}

/** A hand-written client in the plan's room, past its handshake. */
export async function bareIn(
  server: Place,
  plan: string,
  role: Role = "author",
  bearer: Bearer = {},
): Promise<BareClient> {
  const client = bareClient(server, `plan.${plan}`, await tokenFor(role, bearer))
  await client.opened
  return client
}

/** What a client has heard of the document: the text of `words`, and whether it was told at all. */
export function wordsOf({ heard }: BareClient): string {
  const doc = new Y.Doc()
  for (const message of heard) if ("update" in message) Y.applyUpdate(doc, message.update)
  return doc.getText("words").toString()
}
