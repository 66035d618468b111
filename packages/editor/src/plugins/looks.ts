import { numberBlocks } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, type Transaction } from "prosemirror-state"
import { type Decoration, DecorationSet } from "prosemirror-view"
import type { Say } from "../i18n/index.ts"
import { compositionKey, looksKey } from "../keys.ts"
import { blockLook, hasReferences, type LookContext } from "./block-look.ts"
import { type ChangedWindow, changedWindow } from "./window.ts"

/**
 * Draws numbers, leads, references and placeholders. After a change only the blocks that changed and those whose number
 * did are drawn again; the block in which an input method composes waits until the composition has ended.
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
  const isStale = staleness(before.doc, tr.doc, released)
  const context = contextOf(tr.doc, say)
  tr.doc.forEach((node, pos, index) => {
    if (node.attrs.id === held || !isStale(node, index)) return
    const old = next.find(pos, pos + node.nodeSize, (spec) => spec.look === true)
    next = next.remove(old.filter((each) => each.from >= pos && each.to <= pos + node.nodeSize))
    next = next.add(tr.doc, [...blockLook(node, pos, context)])
  })
  return next
}

// Moved blocks are the same objects at another place, so the window of changed indexes decides, not the object.
function staleness(before: Node, doc: Node, released: string | null): (node: Node, index: number) => boolean {
  const window: ChangedWindow = changedWindow(before, doc)
  const old = numberBlocks(before)
  const labels = numberBlocks(doc)
  const wasOnly = (before.childCount === 1) !== (doc.childCount === 1)
  return (node, index) => {
    if ((index >= window.from && index < window.to) || node.attrs.id === released) return true
    if (wasOnly) return true
    if (labels === old) return false
    return labels.get(node.attrs.id) !== old.get(node.attrs.id) || (node.isTextblock && hasReferences(node))
  }
}
