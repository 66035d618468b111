import { Plugin } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { currentBlock } from "../blocks.ts"

/**
 * Marks the block of the caret. The style lays other blocks out only when they are seen (`content-visibility`); in a block
 * that is not laid out yet, as a new one is not, Chromium loses the caret with the first character.
 */
export function here(): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const block = currentBlock(state)
        if (!block) return null
        const { pos, node } = block
        return DecorationSet.create(state.doc, [Decoration.node(pos, pos + node.nodeSize, { class: "plan-here" })])
      },
    },
  })
}
