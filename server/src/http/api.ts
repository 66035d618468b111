import type { Identity } from "../auth.ts"
import type { Config } from "../config.ts"
import type { Rooms } from "../rooms.ts"
import type { Storage } from "../storage/storage.ts"
import type { ApiErrorCode } from "./errors.ts"
import type { SchemaName } from "./schemas.ts"

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
  /** The language that the caller reads, of the two that there are. */
  readonly language: "zh-CN" | "en"
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
  /** What may stand behind the question mark. */
  readonly query?: readonly { readonly name: string; readonly summary: string }[]
  /** What the body may be, by content type. */
  readonly body?: Readonly<Record<string, SchemaName | "bytes">>
  /** The answer where all is well. */
  readonly success: {
    readonly status: 200 | 201 | 204
    readonly summary: string
    readonly schema: SchemaName | "bytes" | null
  }
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
