import type { IncomingMessage, ServerResponse } from "node:http"

/** Lets a page of one of the origins read the answer; false for any other page, which the browser then keeps out. */
export function allowOrigin(
  origins: readonly string[],
  { headers }: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { origin } = headers
  if (origin === undefined || !origins.includes(origin)) return false
  response.setHeader("access-control-allow-origin", origin)
  response.setHeader("vary", "Origin")
  response.setHeader("cross-origin-resource-policy", "cross-origin")
  return true
}

/** Whether a browser asks what it may do before it does it. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && headers["access-control-request-method"] !== undefined
}

/** Answers that question. */
export function preflight(response: ServerResponse): void {
  response.setHeader("access-control-allow-methods", "GET, POST, PATCH, DELETE")
  response.setHeader("access-control-allow-headers", "Authorization, Content-Type")
  response.setHeader("access-control-max-age", "600")
  response.statusCode = 204
  response.end()
}
