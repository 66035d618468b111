import { isAbsolute, resolve } from "node:path"
import { type Clock, systemClock } from "./clock.ts"
import { defaultLimits, type Limits } from "./limits.ts"
import { jsonLog, type Log } from "./log.ts"
import type { Storage } from "./storage/storage.ts"

/** How a server is started. All may be left out but the secret, and that too with `demo`. */
export interface ServerOptions {
  /** 0 takes any free port. */
  readonly port?: number
  readonly host?: string
  /** The folder of the data; made if need be. */
  readonly data?: string
  /** What tokens are signed with; two while one takes the place of the other. */
  readonly secret?: string | readonly string[]
  /** For trying things out: makes its own secret, gives tokens to everyone, and listens on loopback only. */
  readonly demo?: boolean
  /** A folder of files to serve at `/`. */
  readonly assets?: string
  /** Other origins whose pages may use the REST interface, as `https://portal.example`; none by default. */
  readonly origins?: readonly string[]
  /** Takes what happens, or `"json"` for JSON lines on standard error. Silent by default. */
  readonly log?: Log | "json"
  readonly limits?: Partial<Limits>
  /** Another store than the SQLite file in `data`. */
  readonly storage?: Storage
  readonly clock?: Clock
}

/** The options with every default filled in. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly secrets: readonly string[]
  readonly demo: boolean
  readonly assets: string | null
  readonly origins: readonly string[]
  readonly log: Log
  readonly limits: Limits
  readonly storage: Storage | null
  readonly clock: Clock
}

/** Whether the name or address is this machine's own. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Checks the options. Throws RangeError naming the one that cannot be used, and what it should be. */
export function readOptions(options: ServerOptions): Config {
  const { port = 8080, host = "127.0.0.1", data = "yaodian-data", demo = false, assets, origins = [] } = options
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new RangeError(`Port ${port} is not in 0–65535`)
  if (data === "") throw new RangeError("The data folder has no name")
  if (demo && !isLoopback(host)) {
    throw new RangeError(`A demo gives everyone a token, so it listens on loopback only, not on ${host}`)
  }
  return {
    port,
    host,
    data: resolve(data),
    secrets: readSecrets(options.secret, demo),
    demo,
    assets: assets === undefined ? null : resolve(assets),
    origins: origins.map(readOrigin),
    log: options.log === "json" ? jsonLog : (options.log ?? (() => undefined)),
    limits: readLimits(options.limits ?? {}),
    storage: options.storage ?? null,
    clock: options.clock ?? systemClock,
  }
}

function readSecrets(secret: ServerOptions["secret"] = [], demo: boolean): readonly string[] {
  const secrets = typeof secret === "string" ? [secret] : secret
  if (secrets.some((one) => one.trim() === "")) throw new RangeError("A secret is empty")
  if (secrets.length === 0 && !demo) {
    throw new RangeError("There is no secret to check tokens with: set one, or start a demo")
  }
  return secrets
}

function readOrigin(text: string): string {
  if (!URL.canParse(text) || new URL(text).origin !== text) {
    throw new RangeError(`"${text}" is not an origin such as https://portal.example`)
  }
  return text
}

function readLimits(limits: Partial<Limits>): Limits {
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(defaultLimits, name)) throw new RangeError(`There is no limit "${name}"`)
    if (!Number.isFinite(value) || value <= 0) throw new RangeError(`The limit ${name} cannot be ${value}`)
  }
  return { ...defaultLimits, ...limits }
}

type Environment = Readonly<Record<string, string | undefined>>

const variables = {
  YAODIAN_PORT: (text) => ({ port: readNumber("YAODIAN_PORT", text) }),
  YAODIAN_HOST: (text) => ({ host: text }),
  YAODIAN_DATA: (text) => ({ data: isAbsolute(text) ? text : resolve(text) }),
  YAODIAN_SECRET: (text) => ({ secret: list(text) }),
  YAODIAN_DEMO: (text) => ({ demo: readFlag("YAODIAN_DEMO", text) }),
  YAODIAN_ASSETS: (text) => ({ assets: text }),
  YAODIAN_ORIGINS: (text) => ({ origins: list(text) }),
  YAODIAN_LOG: (text) => ({ log: readLog(text) }),
  YAODIAN_LIMITS: (text) => ({ limits: readLimitList(text) }),
} satisfies Record<string, (text: string) => ServerOptions>

/** The options that the environment sets, one variable each; lists are joined by commas. Throws RangeError as readOptions. */
export function optionsFromEnv(env: Environment): ServerOptions {
  const parts = Object.entries(variables).map(([name, read]) => {
    const text = env[name]
    return text === undefined || text === "" ? {} : read(text)
  })
  return Object.assign({}, ...parts)
}

function list(text: string): readonly string[] {
  return text.split(",").map((part) => part.trim())
}

function readNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new RangeError(`${name} cannot be "${text}"; expected: a number`)
  return Number(text)
}

function readFlag(name: string, text: string): boolean {
  if (text !== "1" && text !== "0" && text !== "true" && text !== "false") {
    throw new RangeError(`${name} cannot be "${text}"; expected: 1 or 0`)
  }
  return text === "1" || text === "true"
}

function readLog(text: string): "json" {
  if (text !== "json") throw new RangeError(`YAODIAN_LOG cannot be "${text}"; expected: json`)
  return text
}

// `frameBytes=1048576,unsentBytes=2097152`; readOptions checks the names.
function readLimitList(text: string): Partial<Limits> {
  const entries = list(text).map((part) => {
    const [name = "", value = ""] = part.split("=")
    return [name, readNumber(`YAODIAN_LIMITS ${name}`, value)]
  })
  return Object.fromEntries(entries)
}
