import { numberBlocks } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, type Transaction } from "prosemirror-state"
import { type Decoration, DecorationSet } from "prosemirror-view"
import type { Say } from "../i18n/index.ts"
import { compositionKey, looksKey } from "../keys.ts"
import { blockLook, hasReferences, type LookContext } from "./block-look.ts"
import { touchedBlocks } from "./touched.ts"

/**
 * Draws leads, references and placeholders. After a change only the blocks that changed are drawn again, and those that
 * show the number of another; the block in which an input method composes waits until the composition has ended.
 */
export function looks(say: Say): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: looksKey,
    state: {
      init: (_, state) => DecorationSet.create(state.doc, allLooks(state.doc, say)),
      apply: (tr, set, before, state) => redraw(tr, set, before, state, say),
    },
    props: { decorations: (state) => looksKey.getState(state) },
  })
}

function allLooks(doc: Node, say: Say): Decoration[] {
  const drawn: Decoration[] = []
  const context = contextOf(doc, say)
  doc.forEach((node, pos) => {
    drawn.push(...blockLook(node, pos, context))
  })
  return drawn
}

function contextOf(doc: Node, say: Say): LookContext {
  return { labels: numberBlocks(doc), say, isOnly: doc.childCount === 1 }
}

function redraw(tr: Transaction, set: DecorationSet, before: EditorState, state: EditorState, say: Say): DecorationSet {
  const held = compositionKey.getState(state)?.block ?? null
  const released = held === null ? (compositionKey.getState(before)?.block ?? null) : null
  if (!tr.docChanged && released === null) return set
  let next = tr.docChanged ? set.map(tr.mapping, tr.doc) : set
  const isStale = staleness(tr, released)
  const context = contextOf(tr.doc, say)
  tr.doc.forEach((node, pos, index) => {
    const end = pos + node.nodeSize
    if (node.attrs.id === held || !isStale(node, index, pos)) return
    const old = next.find(pos, end, (spec) => spec.look === true)
    // A split in a lead leaves it drawn over both blocks; what only touches the border is the neighbour's.
    next = next.remove(old.filter((each) => each.from < end && each.to > pos))
    next = next.add(tr.doc, [...blockLook(node, pos, context)])
  })
  return next
}

// What a block's look depends on: itself, the numbers that it shows, and whether it is alone.
function staleness(tr: Transaction, released: string | null): (node: Node, index: number, pos: number) => boolean {
  const isTouched = touchedBlocks(tr)
  const old = numberBlocks(tr.before)
  const labels = numberBlocks(tr.doc)
  const wasOnly = (tr.before.childCount === 1) !== (tr.doc.childCount === 1)
  return (node, index, pos) => {
    if (wasOnly || node.attrs.id === released || isTouched(index, pos, pos + node.nodeSize)) return true
    return labels !== old && node.isTextblock && hasReferences(node)
  }
}
