import { numberBlocks } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { EditorView, NodeView, ViewMutationRecord } from "prosemirror-view"
import { type NumberedView, numbersKey } from "../keys.ts"
import { targetAmount } from "../target-amount.ts"
import { setAttributes } from "../ui/element.ts"

/**
 * A heading or a target on the page: the element that the schema gives, with what is derived from the document as
 * attributes: the number, the amount. The style draws both, so they are never text.
 */
export class BlockView implements NodeView, NumberedView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #view: EditorView
  #node: Node

  constructor(node: Node, view: EditorView) {
    this.#node = node
    this.#view = view
    const { tag, attributes } = elementOf(node)
    this.dom = document.createElement(tag)
    this.contentDOM = this.dom
    setAttributes(this.dom, attributes)
    this.showNumber(numberBlocks(view.state.doc).get(this.blockId) ?? "")
    this.#showAmount()
    numbersKey.getState(view.state)?.add(this)
  }

  get blockId(): string {
    return String(this.#node.attrs.id)
  }

  showNumber(label: string): void {
    setAttributes(this.dom, { "data-number": label || null })
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const before = this.#node
    this.#node = node
    if (node.attrs === before.attrs) return true
    // Classes are left alone: others mark the block with them.
    const { class: _, ...gone } = elementOf(before).attributes
    const { class: __, ...now } = elementOf(node).attributes
    setAttributes(this.dom, { ...Object.fromEntries(Object.keys(gone).map((name) => [name, null])), ...now })
    this.showNumber(numberBlocks(this.#view.state.doc).get(this.blockId) ?? "")
    this.#showAmount()
    return true
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === "attributes"
  }

  destroy(): void {
    numbersKey.getState(this.#view.state)?.delete(this)
  }

  #showAmount(): void {
    if (this.#node.type.name === "target") setAttributes(this.dom, { "data-amount": targetAmount(this.#node) || null })
  }
}

// The schema's blocks are all shown as [tag, attributes, 0].
function elementOf(node: Node): { readonly tag: string; readonly attributes: Readonly<Record<string, string>> } {
  const [tag, attributes] = (node.type.spec.toDOM?.(node) ?? ["p", {}]) as unknown as [string, Record<string, string>]
  return { tag, attributes }
}
