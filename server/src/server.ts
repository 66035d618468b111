import { randomBytes } from "node:crypto"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { Commits } from "./commits.ts"
import { type Config, readOptions, type ServerOptions } from "./config.ts"
import { createGate, type Gate } from "./gate.ts"
import type { ApiContext } from "./http/api.ts"
import { createHandler } from "./http/handler.ts"
import { routesOf } from "./http/routes.ts"
import { shortTitle } from "./http/title.ts"
import { Rooms } from "./rooms.ts"
import { storages } from "./storage/index.ts"
import { planOfRoom, type Storage } from "./storage/storage.ts"

/** A server that runs. */
export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:8080`. */
  readonly url: string
  /** Saves what is under way, sends everybody away with 1012 and stops; done within five seconds. */
  close(): Promise<void>
}

/**
 * Starts a server and resolves when it listens. Rejects with a RangeError for options that cannot be used (no secret, a
 * demo that others could reach), and with the system's error where the data or the port cannot be had.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const config = await withDemoSecret(readOptions(options))
  const storage = config.storage ?? (await openStorage(config))
  const rooms = new Rooms({
    storage,
    commits: new Commits(storage),
    limits: config.limits,
    clock: config.clock,
    log: config.log,
    onQuiet: (name, title) => keepTitle(storage, name, shortTitle(title)),
  })
  const context: ApiContext = { config, storage, rooms }
  const gate = createGate(context)
  const server = httpServer(context, gate)
  try {
    await listen(server, config)
  } catch (error) {
    await storage.close()
    throw error
  }
  return { url: addressOf(server, config.host), close: once(() => stop(server, gate, context)) }
}

async function openStorage({ data }: Config): Promise<Storage> {
  await mkdir(data, { recursive: true })
  return storages.sqlite(join(data, "yaodian.sqlite"))
}

/** Takes the title in the plan's text over into the list. */
async function keepTitle(storage: Storage, room: string, title: string): Promise<void> {
  const plan = planOfRoom(room)
  if (plan !== null && title !== "") await storage.retitle(plan, title)
}

// Kept, so that tokens of before a restart stay good; readable by its owner only.
async function withDemoSecret(config: Config): Promise<Config> {
  if (!config.demo || config.secrets.length > 0) return config
  const path = join(config.data, "demo-secret")
  await mkdir(config.data, { recursive: true })
  await writeFile(path, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 }).catch(ignoreExisting)
  return { ...config, secrets: [await readFile(path, "utf8")] }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error
}

function httpServer(context: ApiContext, gate: Gate): Server {
  const { demo, limits } = context.config
  const server = createServer(
    {
      headersTimeout: limits.requestMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1000, limits.requestMs),
      // Some clients offer HTTP/2 with every request; only what asks for a socket goes to the gate.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === "websocket",
    },
    createHandler(context, routesOf(demo)),
  )
  // An answer that nobody reads keeps its file and its socket open.
  server.setTimeout(3 * limits.requestMs)
  server.on("upgrade", gate.onUpgrade)
  return server
}

async function listen(server: Server, { port, host }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, resolve)
  })
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`
}

const socketGraceMs = 2_000

async function stop(server: Server, gate: Gate, { rooms, storage }: ApiContext): Promise<void> {
  gate.shut()
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  await rooms.close()
  await gate.emptied(socketGraceMs)
  server.closeAllConnections()
  await closed
  await storage.close()
}

function once(run: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | null = null
  return () => {
    result ??= run()
    return result
  }
}
