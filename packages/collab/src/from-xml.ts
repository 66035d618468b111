/**
 * Reading a document that y-prosemirror wrote (Tiptap and other editors on ProseMirror), to make a new plan of it:
 *
 *     const blocks = fromXmlFragment(old.getXmlFragment("default"))
 *     seed(plan, blocks)
 *
 * Never into the same document: two people who did that at once would have everything twice. Their tree becomes our list:
 *
 *     bulletList                          bullet 1  甲
 *       listItem  paragraph 甲            bullet 2  乙
 *         bulletList listItem 乙    →     paragraph 丙
 *     blockquote  paragraph 丙            locked "callout" (tone: info)
 *     callout{tone: info}  paragraph 丁   paragraph 丁
 */
import type { FlatBlock, Random } from "@yaodian/model"
import * as Y from "yjs"
import { type Context, Draft } from "./xml/draft.ts"
import { Reader } from "./xml/reader.ts"

/** Options of reading. */
export interface FromXmlOptions {
  /** Chance, for ids; to be held still in tests. */
  readonly random?: Random
}

/**
 * The blocks of such a document, every character once. Total: no tree is too deep or too odd, and nothing is written, where
 * y-prosemirror deletes what its schema refuses. Headings are not numbered, since they say their numbers themselves; items
 * of ordered lists are numbered tasks. What we have no block for is a locked block with its text and attributes.
 */
export function fromXmlFragment(fragment: Y.XmlFragment, options: FromXmlOptions = {}): readonly FlatBlock[] {
  const draft = new Draft(options.random)
  const reader = new Reader(draft)
  const waiting = childrenOf(fragment, draft.top)
  // By a list of our own: the tree may be deeper than the stack.
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const inner = reader.visit(next.node, next.context)
    if (inner && next.node instanceof Y.XmlElement) for (const each of childrenOf(next.node, inner)) waiting.push(each)
  }
  return draft.finish()
}

interface Waiting {
  readonly node: unknown
  readonly context: Context
}

// The last first, so that the first is taken first.
function childrenOf(parent: Y.XmlFragment, context: Context): Waiting[] {
  const nodes: readonly unknown[] = parent.toArray()
  return nodes.map((node) => ({ node, context })).reverse()
}
