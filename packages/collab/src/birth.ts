import type { FlatBlock } from "@yaodian/model"
import { type Marker, reservedNames } from "./layout.ts"

/** The marker that starts the block, without its place in the order. Structural names among the attributes are left out. */
export function birthOf(block: FlatBlock): Marker {
  const { id, type, attrs, table, cell } = block
  const birth: Record<string, unknown> = { b: id, k: type }
  if (table !== undefined) birth.in = table
  if (cell !== undefined) birth.cell = cell
  for (const [name, value] of Object.entries(attrs)) {
    if (!reservedNames.has(name) && name !== "id" && typeof value !== "object") birth[name] = value
  }
  return { ...birth, b: id }
}
