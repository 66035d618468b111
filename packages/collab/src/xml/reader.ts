/** What each node of an XML document does to the list of blocks. */
import { type Attrs, isBlockType, type Primitive } from "@yaodian/model"
import * as Y from "yjs"
import { allAttributesOf, attributesOf, foreign, wholeNumber } from "./attributes.ts"
import { type Context, type Draft, type ListKind, plain, type Shape } from "./draft.ts"
import { kindOf } from "./names.ts"
import { embedOf, runsOf } from "./runs.ts"

const deepest = 4
/** An item under no heading stands under one of this level. */
const topLevel = 1

/** Takes the nodes in the order of the document. */
export class Reader {
  readonly #draft: Draft
  #headingLevel = topLevel

  constructor(draft: Draft) {
    this.#draft = draft
  }

  /** Takes one node; gives the context of its children, or null where they are not to be visited. */
  visit(node: unknown, context: Context): Context | null {
    if (node instanceof Y.XmlElement) return this.#element(node, context)
    if (node instanceof Y.XmlText) for (const run of runsOf(node)) this.#draft.append(context, run)
    else this.#draft.append(context, { insert: typeof node === "string" ? node : embedOf(node) })
    return null
  }

  #element(element: Y.XmlElement, context: Context): Context {
    switch (kindOf(element.nodeName)) {
      case "doc":
      case "quote":
        return inside(context)
      case "paragraph":
        return this.#paragraph(element, context)
      case "heading":
        return this.#heading(element, context)
      case "code":
        return this.#text(element, {
          ...inside(context),
          text: shape("paragraph", element),
          isText: true,
          isCode: true,
        })
      case "bullets":
        return list(context, "bullets")
      case "numbers":
        return list(context, "numbers")
      case "checks":
        return list(context, "checks")
      case "item":
        return { ...inside(context), text: this.#item(element, context), item: { isOpen: true } }
      case "table":
        return this.#table(element, context)
      case "row":
        context.table?.addRow(attributesOf(element))
        return { ...inside(context), ...(context.table ? { table: context.table } : null) }
      case "cell":
        return this.#cell(element, context)
      case "break":
        this.#draft.append(context, { insert: { i: "br" } })
        return context
      case "image":
        return this.#image(element, context)
      case null:
        return context.isText ? this.#atom(element, context) : this.#other(element, context)
    }
  }

  #text(element: Y.XmlElement, context: Context): Context {
    this.#draft.start(context, element.getAttribute("id"))
    return context
  }

  // The first paragraph of a list's item is the item.
  #paragraph(element: Y.XmlElement, context: Context): Context {
    const own = shape("paragraph", element)
    const isItem = context.item?.isOpen === true
    if (context.item) context.item.isOpen = false
    const text = isItem ? { type: context.text.type, attrs: { ...own.attrs, ...context.text.attrs } } : own
    return this.#text(element, { ...inside(context), text, isText: true })
  }

  #heading(element: Y.XmlElement, context: Context): Context {
    const attrs = attributesOf(element)
    const level = wholeNumber(attrs.level, 1, deepest)
    if (context.cell === undefined) this.#headingLevel = level
    const numbered = attrs.numbered === true
    const text: Shape = { type: "heading", attrs: { ...attrs, level, numbered } }
    return this.#text(element, { ...inside(context), text, isText: true })
  }

  #item(element: Y.XmlElement, { list: kind = "bullets", depth }: Context): Shape {
    const attrs = attributesOf(element)
    const nested = Math.max(depth, 1)
    if (kind === "bullets") return { type: "bullet", attrs: { level: Math.min(nested, deepest) } }
    const level = Math.min(this.#headingLevel + nested, deepest)
    if (kind === "numbers") return { type: "task", attrs: { level } }
    return { type: "task", attrs: { level, numbered: false, status: attrs.checked === true ? "done" : "todo" } }
  }

  // Tables do not nest: what is in one inside a cell is in that cell.
  #table(element: Y.XmlElement, context: Context): Context {
    if (context.cell !== undefined) return inside(context)
    const table = this.#draft.startTable(element.getAttribute("id"), attributesOf(element))
    return { ...inside(context), table }
  }

  #cell(element: Y.XmlElement, context: Context): Context {
    if (!context.table) return inside(context)
    const attrs = attributesOf(element)
    const isHeader = element.nodeName.toLowerCase().endsWith("header") || attrs.header === true
    return { text: plain, depth: 0, cell: context.table.addCell(attrs, isHeader) }
  }

  #image(element: Y.XmlElement, context: Context): Context {
    if (context.isText) return this.#atom(element, context)
    const attrs = Object.entries(attributesOf(element)).map(([name, value]): [string, Primitive] => [
      name === "src" || name === "alt" ? name : foreign(name),
      value,
    ])
    const text: Shape = { type: "figure", attrs: Object.fromEntries(attrs) }
    return this.#text(element, { ...inside(context), text, isText: true })
  }

  // An atom that is not known stays as it is; text in it follows it.
  #atom(element: Y.XmlElement, context: Context): Context {
    const attrs = allAttributesOf(element)
    this.#draft.append(context, { insert: atom(element.nodeName, attrs) })
    return context
  }

  // A block of ours, or one that is not known and will be locked. One that holds blocks and no text stands before them.
  #other(element: Y.XmlElement, context: Context): Context {
    const holder: Context = { ...inside(context), text: shape(storableType(element.nodeName), element), isText: true }
    this.#text(element, holder)
    const children: readonly unknown[] = element.toArray()
    const holdsBlocks = children.some((child) => child instanceof Y.XmlElement && kindOf(child.nodeName) !== "break")
    const holdsText = children.some((child) => !(child instanceof Y.XmlElement))
    return holdsBlocks && !holdsText ? inside(context) : holder
  }
}

// Directly in what has no meaning of its own, text is a paragraph; the same object never serves two places.
function inside({ depth, list: kind, cell }: Context): Context {
  return { text: plain, depth, ...(kind ? { list: kind } : null), ...(cell === undefined ? null : { cell }) }
}

function list(context: Context, kind: ListKind): Context {
  return { ...inside(context), list: kind, depth: context.depth + 1 }
}

function shape(type: string, element: Y.XmlElement): Shape {
  return { type, attrs: attributesOf(element) }
}

function atom(name: string, attrs: Attrs): Readonly<Record<string, unknown>> {
  if (name === "ref" && typeof attrs.to === "string") return { i: "ref", to: attrs.to }
  return Object.keys(attrs).length > 0 ? { i: name, attrs } : { i: name }
}

// Rows and columns are parts of tables; a block of that name elsewhere is none.
function storableType(name: string): string {
  return isBlockType(name) || (name !== "row" && name !== "col") ? name : foreign(name)
}
