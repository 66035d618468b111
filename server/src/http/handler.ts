import type { IncomingMessage, ServerResponse } from "node:http"
import { type Identity, verifyToken } from "../auth.ts"
import { isLoopback } from "../config.ts"
import { reason } from "../log.ts"
import { isPlanId } from "../plan-id.ts"
import type { Answer, ApiContext, ApiRequest, Route } from "./api.ts"
import { readBody, readJson } from "./body.ts"
import { ApiError } from "./errors.ts"
import { allowOrigin, isPreflight, preflight } from "./origins.ts"
import { serveAsset } from "./static.ts"

const securityHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
} as const

/** What answers the HTTP requests: the routes, and the files of `assets` for every other path. */
export function createHandler(
  context: ApiContext,
  routes: readonly Route[],
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    respond(context, routes, request, response).catch((error: unknown) => {
      context.config.log({ event: "response-failed", reason: reason(error) })
      response.destroy()
    })
  }
}

async function respond(
  context: ApiContext,
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { config } = context
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  const url = request.url ?? "/"
  const path = url.split("?", 1)[0] ?? "/"
  // A page elsewhere could reach a demo by a name of its own that leads to this machine.
  if (config.demo && !isLoopback(hostName(request)))
    return send(response, refusal(new ApiError("forbidden", "This demo answers its own machine only")))
  if (allowOrigin(config.origins, request, response) && isPreflight(request)) return preflight(response)
  const found = findRoute(routes, path, request.method ?? "GET")
  if (!found && config.assets && !path.startsWith("/api/")) return serveAsset(config.assets, path, request, response)
  send(response, await answerTo(context, found, request, url))
}

function hostName({ headers }: IncomingMessage): string {
  return (headers.host ?? "").replace(/:\d+$/, "")
}

interface Found {
  readonly route: Route | null
  readonly id: string
}

/** The route for a path; one with `route: null` where the path exists for other methods; null for no such path. */
function findRoute(routes: readonly Route[], path: string, method: string): Found | null {
  let isPath = false
  for (const route of routes) {
    const id = matchPath(route.path, path)
    if (id === null) continue
    if (route.method === method) return { route, id }
    isPath = true
  }
  return isPath ? { route: null, id: "" } : null
}

function matchPath(pattern: string, path: string): string | null {
  if (!pattern.includes(":id")) return pattern === path ? "" : null
  const [before = "", after = ""] = pattern.split(":id")
  if (!path.startsWith(before) || !path.endsWith(after) || path.length <= before.length + after.length) return null
  const id = path.slice(before.length, path.length - after.length)
  return id.includes("/") ? null : id
}

async function answerTo(
  context: ApiContext,
  found: Found | null,
  request: IncomingMessage,
  url: string,
): Promise<Answer> {
  try {
    if (!found) throw new ApiError("not-found", "There is nothing at this address")
    if (!found.route) throw new ApiError("method-not-allowed", `${request.method} is not for this address`)
    return await run(context, found.route, found.id, request, url)
  } catch (error) {
    if (error instanceof ApiError) return refusal(error)
    context.config.log({ event: "request-failed", route: found?.route?.path ?? "", reason: reason(error) })
    return refusal(new ApiError("failed", "The server could not do this; its log says why"))
  }
}

async function run(
  context: ApiContext,
  route: Route,
  id: string,
  message: IncomingMessage,
  url: string,
): Promise<Answer> {
  const { config } = context
  const identity = route.access === "token" ? await identify(context, message) : null
  if (route.path.includes(":id") && !isPlanId(id)) throw new ApiError("bad-request", "This cannot be a plan's id")
  const type = (message.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? ""
  const request: ApiRequest = {
    id,
    type,
    language: /^\s*en/i.test(message.headers["accept-language"] ?? "") ? "en" : "zh-CN",
    query: new URLSearchParams(url.split("?").slice(1).join("?")),
    body: (limit) => readBody(message, limit),
    json: () => readJson(message, type, config.limits.bodyBytes),
  }
  return route.access === "token" && identity
    ? route.handle(context, request, identity)
    : (route as Extract<Route, { access: "open" }>).handle(context, request)
}

const messages = {
  missing: "A token is missing: send it as Authorization: Bearer",
  invalid: "The token is not valid",
  expired: "The token has expired",
} as const

async function identify({ config }: ApiContext, { headers }: IncomingMessage): Promise<Identity> {
  const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? null
  const verified = await verifyToken(token, config.secrets, config.clock.now())
  if (verified.ok) return verified.identity
  throw new ApiError(`token-${verified.reason}`, messages[verified.reason])
}

function refusal(error: ApiError): Answer {
  return { status: error.status, json: { code: error.code, message: error.message } }
}

function send(response: ServerResponse, answer: Answer): void {
  response.statusCode = answer.status
  // What is left of a body that was not read is not worth reading.
  if (!response.req.complete) response.setHeader("connection", "close")
  if ("json" in answer) {
    response.setHeader("content-type", "application/json; charset=utf-8")
    response.end(JSON.stringify(answer.json))
  } else if ("bytes" in answer) {
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
    response.end(answer.bytes)
  } else response.end()
}
