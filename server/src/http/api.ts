import type { Identity } from "../auth.ts"
import type { Config } from "../config.ts"
import type { Rooms } from "../rooms.ts"
import type { Storage } from "../storage/storage.ts"

/** Why a request is refused: the stable codes of the interface with their status. */
export const apiErrors = {
  "bad-request": 400,
  "bad-json": 400,
  "bad-file": 422,
  "token-missing": 401,
  "token-invalid": 401,
  "token-expired": 401,
  forbidden: 403,
  "plan-not-found": 404,
  "template-not-found": 404,
  "not-found": 404,
  "method-not-allowed": 405,
  "too-large": 413,
  "unsupported-type": 415,
  failed: 500,
  restarting: 503,
} as const

/** The name of a refusal. */
export type ApiErrorCode = keyof typeof apiErrors

/** A refusal; thrown by handlers, answered as `{code, message}` with its status. */
export class ApiError extends Error {
  readonly code: ApiErrorCode

  constructor(code: ApiErrorCode, message: string) {
    super(message)
    this.code = code
  }

  get status(): number {
    return apiErrors[this.code]
  }
}

/** What a handler answers: a value as JSON, or bytes with their headers. */
export type Answer =
  | { readonly status: number; readonly json: unknown }
  | { readonly status: number; readonly bytes: Uint8Array; readonly headers: Readonly<Record<string, string>> }
  | { readonly status: 204 }

/** What handlers work with. */
export interface ApiContext {
  readonly config: Config
  readonly rooms: Rooms
  readonly storage: Storage
}

/** A request, as far as handlers need it. */
export interface ApiRequest {
  /** The value of `:id` in the path, `""` where it has none. */
  readonly id: string
  readonly query: URLSearchParams
  /** The content type without its parameters, in lower case. */
  readonly type: string
  /** The whole body; throws `too-large` beyond so many bytes. */
  body(limit: number): Promise<Uint8Array>
  /** The body as a JSON object; throws `bad-json`, `too-large` or `unsupported-type`. */
  json(): Promise<Readonly<Record<string, unknown>>>
}

interface RouteShape {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE"
  /** The path; `:id` is a plan's id. */
  readonly path: string
  /** One sentence, for the description of the interface. */
  readonly summary: string
  /** The codes with which it refuses, besides those that any route has. */
  readonly refusals: readonly ApiErrorCode[]
}

/** A route that anyone may ask. */
export interface OpenRoute extends RouteShape {
  readonly access: "open"
  handle(context: ApiContext, request: ApiRequest): Promise<Answer> | Answer
}

/** A route that asks who is there. */
export interface TokenRoute extends RouteShape {
  readonly access: "token"
  handle(context: ApiContext, request: ApiRequest, identity: Identity): Promise<Answer> | Answer
}

/** A method and a path with what answers them. */
export type Route = OpenRoute | TokenRoute
