import { createReadStream } from "node:fs"
import { realpath, stat } from "node:fs/promises"
import type { IncomingMessage, ServerResponse } from "node:http"
import { extname, join, sep } from "node:path"
import { pipeline } from "node:stream/promises"

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
}

const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' ws: wss:",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join("; ")

/** Serves a file below `folder`; `index.html` for a path that ends in `/`. Never a file that lies elsewhere. */
export async function serveAsset(
  folder: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405)
  const file = await findFile(folder, path)
  if (!file) return refuse(response, 404)
  const { size, mtimeMs } = await stat(file)
  const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`
  response.setHeader("content-security-policy", pagePolicy)
  response.setHeader("content-type", types[extname(file).toLowerCase()] ?? "application/octet-stream")
  response.setHeader("cache-control", "no-cache")
  response.setHeader("etag", tag)
  if (request.headers["if-none-match"] === tag) {
    response.statusCode = 304
    response.end()
    return
  }
  response.setHeader("content-length", size)
  if (request.method === "HEAD") response.end()
  else await pipeline(createReadStream(file), response)
}

/** The real path of the file, or null where there is none or where it is not below the folder. */
async function findFile(folder: string, path: string): Promise<string | null> {
  try {
    const name = decodeURIComponent(path)
    if (name.includes("\0") || name.includes("\\") || name.split("/").some((part) => part.startsWith("."))) return null
    const root = await realpath(folder)
    const file = await realpath(join(root, name.endsWith("/") ? `${name}index.html` : name))
    const isInside = file.startsWith(root + sep)
    return isInside && (await stat(file)).isFile() ? file : null
  } catch {
    return null // no such file, or a name that is none
  }
}

function refuse(response: ServerResponse, status: 404 | 405): void {
  response.statusCode = status
  response.setHeader("content-type", "text/plain; charset=utf-8")
  response.end(status === 404 ? "Not found\n" : "Method not allowed\n")
}
