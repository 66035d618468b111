import { knownAttrs } from "../flat.ts"
import { type Attrs, defaultsOf } from "../nodes/block.ts"
import { type NodeName, planSchema } from "../schema.ts"
import { fieldOf, isObject, type JsonObject } from "./json.ts"
import type { Reading } from "./reading.ts"

/** The attributes of a node as its JSON has them, the id left out; `{}` where they are no object. */
export function attrsJson(reading: Reading, json: JsonObject, path: string): JsonObject {
  const attrs = fieldOf(json, "attrs")
  if (attrs === undefined || attrs === null) return {}
  if (isObject(attrs)) return attrs
  reading.report("wrong-attribute", `${path}.attrs`)
  return {}
}

/** The id that a block's JSON gives it, or a new one. */
export function blockId(reading: Reading, json: JsonObject, path: string): string {
  const attrs = fieldOf(json, "attrs")
  return reading.claimId(isObject(attrs) ? fieldOf(attrs, "id") : undefined, `${path}.attrs.id`)
}

const spanLimit = 1000

/** The attributes that the type knows, each with a value of the right type. */
export function readAttrs(reading: Reading, type: NodeName, json: JsonObject, path: string): Attrs {
  const attrs = attrsJson(reading, json, path)
  const defaults = defaultsOf(planSchema.nodes[type].spec)
  const known = Object.entries(knownAttrs(type, attrs)).filter(
    ([name, value]) => name !== "id" && isUsable(name, value),
  )
  const names = new Set(known.map(([name]) => name))
  for (const name of Object.keys(attrs)) {
    if (name === "id" || names.has(name)) continue
    reading.report(Object.hasOwn(defaults, name) ? "wrong-attribute" : "unknown-attribute", `${path}.attrs.${name}`)
  }
  return Object.fromEntries(known)
}

// Tables are drawn from a grid as large as their spans say.
function isUsable(name: string, value: unknown): boolean {
  if (name !== "colspan" && name !== "rowspan") return true
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= spanLimit
}
