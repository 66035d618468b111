import type { IncomingMessage } from "node:http"
import { ApiError } from "./errors.ts"

/** The body of a request. Throws `too-large` as soon as it is known to be longer than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  const declared = Number(request.headers["content-length"] ?? 0)
  const chunks: Uint8Array[] = []
  let length = 0
  if (declared <= limit) {
    for await (const chunk of request) {
      length += chunk.length
      if (length > limit) break
      chunks.push(chunk)
    }
  }
  if (declared > limit || length > limit) throw new ApiError("too-large", `The body is larger than ${limit} bytes`)
  return new Uint8Array(Buffer.concat(chunks))
}

/** The body as a JSON object. */
export async function readJson(
  request: IncomingMessage,
  type: string,
  limit: number,
): Promise<Record<string, unknown>> {
  if (type !== "application/json") throw new ApiError("unsupported-type", "The body must be application/json")
  const value = parse(await readBody(request, limit))
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ApiError("bad-json", "The body is not a JSON object")
  }
  return value as Record<string, unknown>
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch {
    return null // refused by the caller like every other value that is no object
  }
}
