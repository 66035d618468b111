import type { NodeViewConstructor } from "prosemirror-view"
import { BlockView } from "./block.ts"
import { type ChipActions, TaskView } from "./task.ts"

/** The views of the blocks that need more than their element, by node type. */
export function nodeViews(actions: ChipActions): Readonly<Record<string, NodeViewConstructor>> {
  return {
    heading: (node, view) => new BlockView(node, view),
    target: (node, view) => new BlockView(node, view),
    task: (node, view, getPos, decorations) => new TaskView(node, view, getPos, decorations, actions),
  }
}
