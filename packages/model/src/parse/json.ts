/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json
}

/** How large a JSON value may be. */
export interface JsonLimits {
  /** How many arrays and objects may stand in each other. */
  readonly depth: number
  /** How many values there may be in all. */
  readonly values: number
  /** How long a text may be, in UTF-16 units. */
  readonly textLength: number
  /** How long all texts and names together may be, in UTF-16 units. */
  readonly totalLength: number
}

/** Why a value cannot be taken, and where. */
export interface JsonRefusal {
  readonly code: "not-json" | "too-deep" | "too-large"
  readonly path: string
}

/** A value copied as JSON, so that what follows can trust its size and shape; or why it cannot be. */
export function readJson(
  value: unknown,
  limits: JsonLimits,
): { readonly ok: true; readonly json: Json } | { readonly ok: false; readonly refusal: JsonRefusal } {
  const copying: Copying = { limits, values: 0, length: 0, refusal: null }
  const json = copy(copying, value, [])
  return copying.refusal ? { ok: false, refusal: copying.refusal } : { ok: true, json }
}

interface Copying {
  readonly limits: JsonLimits
  values: number
  length: number
  refusal: JsonRefusal | null
}

// The path is one array that grows and shrinks: most values need none, and there may be millions.
type Path = (string | number)[]

function copy(copying: Copying, value: unknown, path: Path): Json {
  if (copying.refusal) return null
  if (++copying.values > copying.limits.values) return refuse(copying, "too-large", path)
  switch (typeof value) {
    case "string":
      return copyText(copying, value, path)
    case "number":
      return Number.isFinite(value) ? value : null
    case "boolean":
      return value
    case "object":
      return value === null ? null : copyContainer(copying, value, path)
    default:
      return refuse(copying, "not-json", path)
  }
}

function copyText(copying: Copying, text: string, path: Path): Json {
  copying.length += text.length
  const isTooLong = text.length > copying.limits.textLength || copying.length > copying.limits.totalLength
  return isTooLong ? refuse(copying, "too-large", path) : text
}

function copyContainer(copying: Copying, value: object, path: Path): Json {
  if (path.length >= copying.limits.depth) return refuse(copying, "too-deep", path)
  // A sparse array may claim to be longer than anything that could be read.
  if (Array.isArray(value) && value.length > copying.limits.values) return refuse(copying, "too-large", path)
  if (Array.isArray(value)) return Array.from(value, (item, at) => copyAt(copying, item ?? null, path, at))
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  // fromEntries makes an own property of any name, __proto__ included.
  return Object.fromEntries(
    entries.map(([name, item]) => {
      copyText(copying, name, path)
      return [name, copyAt(copying, item, path, name)]
    }),
  )
}

function copyAt(copying: Copying, item: unknown, path: Path, at: string | number): Json {
  path.push(at)
  const json = copy(copying, item, path)
  path.pop()
  return json
}

function refuse(copying: Copying, code: JsonRefusal["code"], path: Path): null {
  copying.refusal ??= { code, path: pathText(path) }
  return null
}

function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "")
}

/** Whether a JSON value is an object. */
export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json)
}

/** The items of a JSON array; none where it is something else. */
export function itemsOf(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : []
}

/** The property of a JSON object, if it has it itself. */
export function fieldOf(json: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(json, name) ? json[name] : undefined
}
