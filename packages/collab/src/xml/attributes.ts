/** The attributes of an XML element as those of a block: every value a primitive. */
import { type Attrs, isBlockType, type Primitive, planSchema } from "@yaodian/model"
import type * as Y from "yjs"
import { reservedNames } from "../layout.ts"

/** All attributes of the element that have a value, without the id, which blocks have by themselves. */
export function attributesOf(element: Y.XmlElement): Attrs {
  const { id: _, ...attrs } = allAttributesOf(element)
  return attrs
}

/** All attributes of the element that have a value. */
export function allAttributesOf(element: Y.XmlElement): Attrs {
  const attributes: Readonly<Record<string, unknown>> = element.getAttributes()
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]): [string, Primitive][] => {
      if (value === null || value === undefined) return []
      return [[reservedNames.has(name) ? foreign(name) : name, primitive(value)]]
    }),
  )
}

/** The name under which an attribute is kept whose own name says something else here. */
export function foreign(name: string): string {
  return `xml-${name}`
}

/** Those of the attributes that are not at the default of the type; unknown ones stay. */
export function withoutDefaults(type: string, attrs: Attrs): Attrs {
  if (!isBlockType(type)) return attrs
  const defaults = planSchema.nodes[type].spec.attrs ?? {}
  return Object.fromEntries(
    Object.entries(attrs).filter(
      ([name, value]) => !Object.hasOwn(defaults, name) || defaults[name]?.default !== value,
    ),
  )
}

/** A whole number from an attribute that may be a number or its digits, within the limits. */
export function wholeNumber(value: Primitive | undefined, least: number, most: number): number {
  const number = Math.trunc(Number(value))
  return number >= least ? Math.min(number, most) : least
}

/** The value, or the words for it. */
export function primitive(value: unknown): Primitive {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}
