import type { AttributeSpec, NodeSpec } from "prosemirror-model"

/** What an attribute may hold: always a primitive, so that any merge of valid documents is valid. */
export type Primitive = string | number | boolean

/** Attributes of a block or an inline atom by name. */
export type Attrs = Readonly<Record<string, Primitive>>

/** Attributes with their defaults; the default's type is the attribute's type. */
export type Defaults = Readonly<Record<string, Primitive>>

/** Every block's id is an attribute with no meaning but identity; `""` is a block that has not got one yet. */
const idDefault: Defaults = { id: "" }

function attributeSpecs(defaults: Defaults): Record<string, AttributeSpec> {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, { default: value, validate: typeof value }]),
  )
}

/** The defaults that a spec was made from. */
export function defaultsOf(spec: { attrs?: { [name: string]: AttributeSpec } | null }): Defaults {
  return Object.fromEntries(
    Object.entries(spec.attrs ?? {}).map(([name, attribute]) => [name, attribute.default as Primitive]),
  )
}

// Only what is not at its default goes into the DOM, as data-…: readable, and the clipboard carries all of it.
function dataAttributes(type: string, defaults: Defaults, attrs: Attrs): Record<string, string> {
  const data: Record<string, string> = { "data-block": type, class: `plan-${type}` }
  for (const name of Object.keys(defaults)) {
    if (attrs[name] !== defaults[name]) data[`data-${dashed(name)}`] = String(attrs[name])
  }
  return data
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

// The parameter is an HTMLElement; this package is built without the DOM's types and needs one method of it.
interface Element {
  getAttribute(name: string): string | null
}

function readData(defaults: Defaults, element: Element): Attrs {
  const attrs: Record<string, Primitive> = {}
  for (const [name, value] of Object.entries(defaults)) {
    const text = element.getAttribute(`data-${dashed(name)}`)
    if (text !== null) attrs[name] = fromText(text, value)
  }
  return attrs
}

function fromText(text: string, like: Primitive): Primitive {
  if (typeof like === "boolean") return text === "true"
  if (typeof like === "number") return Number.isFinite(Number(text)) ? Number(text) : like
  return text
}

interface BlockOptions {
  /** The content expression; `inline*` by default, `""` for an atom. */
  readonly content?: string
  /** The marks that its text may carry; all by default. */
  readonly marks?: string
  /** Groups besides none; blocks at the top level are in `block`. */
  readonly group?: string
  /** The HTML element that shows it. */
  readonly tag?: string
  /** False where Enter and joins must not take it apart. */
  readonly isolating?: boolean
}

/** The spec of a block: attributes checked by type, shown as an element that carries them as `data-…`. */
export function block(type: string, attributes: Defaults, options: BlockOptions = {}): NodeSpec {
  const { content = "inline*", marks, group = "block", tag = "p", isolating } = options
  const defaults: Defaults = { ...idDefault, ...attributes }
  const spec: NodeSpec = {
    content,
    group,
    attrs: attributeSpecs(defaults),
    toDOM: (node) => {
      const data = dataAttributes(type, defaults, node.attrs)
      return content === "" ? [tag, data] : [tag, data, 0]
    },
    parseDOM: [{ tag: `[data-block=${type}]`, priority: 60, getAttrs: (element) => readData(defaults, element) }],
  }
  if (content === "") spec.atom = true
  if (content === "inline*") spec.defining = true
  if (marks !== undefined) spec.marks = marks
  if (isolating !== undefined) spec.isolating = isolating
  return spec
}
