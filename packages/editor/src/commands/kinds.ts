import { type Attrs, type BlockType, planSchema } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { EditorState } from "prosemirror-state"
import { blocksIn, currentBlock } from "../blocks.ts"
import type { MessageKey } from "../i18n/index.ts"
import type { EditorCommand } from "./command.ts"

/** A kind of block that a writer can choose: a type, with its level where it has one. */
export interface BlockKind {
  readonly id: string
  readonly label: MessageKey
  readonly type: BlockType
  readonly attrs: Attrs
  readonly keys?: readonly string[]
}

/** The kinds in the order of the menu. Mod-Alt-1 … 4 give the numbered block of that level, Mod-Alt-0 plain text. */
export const blockKinds: readonly BlockKind[] = [
  { id: "paragraph", label: "kind.paragraph", type: "paragraph", attrs: {}, keys: ["Mod-Alt-0"] },
  { id: "heading-1", label: "kind.heading1", type: "heading", attrs: { level: 1 }, keys: ["Mod-Alt-1"] },
  { id: "heading-2", label: "kind.heading2", type: "heading", attrs: { level: 2 } },
  { id: "heading-3", label: "kind.heading3", type: "heading", attrs: { level: 3 } },
  { id: "heading-4", label: "kind.heading4", type: "heading", attrs: { level: 4 } },
  { id: "task-1", label: "kind.task1", type: "task", attrs: { level: 1 } },
  { id: "task-2", label: "kind.task2", type: "task", attrs: { level: 2 }, keys: ["Mod-Alt-2"] },
  { id: "task-3", label: "kind.task3", type: "task", attrs: { level: 3 }, keys: ["Mod-Alt-3"] },
  { id: "task-4", label: "kind.task4", type: "task", attrs: { level: 4 }, keys: ["Mod-Alt-4"] },
  { id: "bullet", label: "kind.bullet", type: "bullet", attrs: {} },
  { id: "target", label: "kind.target", type: "target", attrs: {} },
  { id: "title", label: "kind.title", type: "title", attrs: {} },
  { id: "note", label: "kind.note", type: "note", attrs: {} },
  { id: "recipients", label: "kind.recipients", type: "recipients", attrs: {} },
  { id: "annex-note", label: "kind.annexNote", type: "annexNote", attrs: {} },
  { id: "signature", label: "kind.signature", type: "signature", attrs: {} },
  { id: "date", label: "kind.date", type: "date", attrs: {} },
]

/** The kind that the block is, `null` for one that is not in the menu (a table, a letterhead, …). */
function kindOf(node: Node): BlockKind | null {
  return blockKinds.find((kind) => kind.type === node.type.name && hasAttrs(node, kind.attrs)) ?? null
}

function hasAttrs(node: Node, attrs: Attrs): boolean {
  return Object.entries(attrs).every(([name, value]) => node.attrs[name] === value)
}

/** The attributes that a block keeps when it becomes another kind: those that the new type knows, and the kind's own. */
export function attrsAs(node: Node, kind: Pick<BlockKind, "type" | "attrs">): Attrs {
  const known = planSchema.nodes[kind.type].spec.attrs ?? {}
  const kept = Object.entries(node.attrs).filter(([name]) => name in known)
  // A label that an import brought belongs to the place that the block had.
  return { ...Object.fromEntries(kept), ...("label" in known ? { label: "" } : {}), ...kind.attrs }
}

/** The kind of the block at the caret. */
export function currentKind(state: EditorState): BlockKind | null {
  const block = currentBlock(state)
  return block ? kindOf(block.node) : null
}

/** One command for each kind: makes the selected text blocks that kind. */
export const kindCommands: readonly EditorCommand[] = blockKinds.map((kind) => ({
  id: `kind-${kind.id}`,
  label: kind.label,
  ...(kind.keys ? { keys: kind.keys } : {}),
  isOn: (state) => currentKind(state) === kind,
  run(state, dispatch) {
    const { from, to } = state.selection
    const blocks = blocksIn(state.doc, from, to).filter(({ node }) => canBecome(node))
    if (blocks.length === 0) return false
    const tr = state.tr
    for (const { node, pos } of blocks) {
      if (kindOf(node) !== kind) tr.setNodeMarkup(pos, planSchema.nodes[kind.type], attrsAs(node, kind))
    }
    dispatch?.(tr.scrollIntoView())
    return true
  },
}))

function canBecome(node: Node): boolean {
  return node.isTextblock && node.type.name !== "locked" && node.type.name !== "figure"
}
