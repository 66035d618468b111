import { ApiError } from "./errors.ts"

const longestTitle = 500

/** The title in a request: not empty, not too long, without white space around it. */
export function readTitle(title: unknown): string {
  if (typeof title !== "string" || title.trim() === "") throw new ApiError("bad-request", "title is missing")
  if (title.length > longestTitle) throw new ApiError("bad-request", `title is longer than ${longestTitle} characters`)
  return title.trim()
}

/** A title from a document or a file's name, cut where it is too long. */
export function shortTitle(title: string): string {
  return title.slice(0, longestTitle)
}
