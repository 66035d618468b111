/** The nodes that show the shared plan. A node is made anew only where its block changed, and kept where it came out equal. */
import type { Node } from "prosemirror-model"
import { strayId } from "../layout.ts"
import type { Block } from "../reading/blocks.ts"
import type { Fold } from "../reading/fold.ts"
import { rootOf } from "../reading/joins.ts"
import { topNode } from "../reading/nodes.ts"
import type { Reading } from "../reading/reading.ts"

/** Remembers the nodes between renderings. */
export class Shown {
  #nodes = new Map<string, Node>()
  #fold: Fold | null = null
  #unproven = new Set<string>()

  /** Takes the editor's own nodes as those that show their blocks, once they turn out equal to what is rendered. */
  adopt(nodes: readonly Node[]): void {
    for (const node of nodes) {
      const id = String(node.attrs.id)
      if (this.#nodes.get(id) === node) continue
      this.#nodes.set(id, node)
      this.#unproven.add(id)
    }
  }

  /** The same for nodes that were compared already. */
  prove(nodes: readonly Node[]): void {
    for (const node of nodes) this.#nodes.set(String(node.attrs.id), node)
  }

  /** The nodes of the top level now. */
  render(reading: Reading): readonly Node[] {
    const { mirror, fold } = reading
    const before = this.#fold
    const stale = staleBlocks(reading, before)
    const nodes = new Map<string, Node>()
    const list = fold.top.map((block) => {
      const known = this.#nodes.get(block.id)
      const isStale =
        !known ||
        stale.has(block.id) ||
        this.#unproven.has(block.id) ||
        (before !== fold && hasChanged(before, fold, block))
      const node = isStale ? reuse(known, topNode(mirror, fold, block)) : known
      nodes.set(block.id, node)
      return node
    })
    // Blocks that are not shown now are forgotten: their nodes would be out of date when they come back.
    this.#nodes = nodes
    this.#fold = fold
    this.#unproven.clear()
    return list
  }
}

// The blocks at the top level that show what was touched.
function staleBlocks({ mirror, fold }: Reading, before: Fold | null): ReadonlySet<string> {
  const stale = new Set<string>()
  for (const id of mirror.touched.keys()) {
    for (const each of [fold, before]) {
      for (const name of [id, strayId(id)]) {
        const block = each?.blocks.get(name)
        if (!block) continue
        stale.add(block.id)
        const root = rootOf(block)
        stale.add(root.id)
        const table = tableOf(each, root)
        if (table) stale.add(table)
      }
    }
  }
  return stale
}

function tableOf(fold: Fold | null, block: Block): string | null {
  const row = fold?.places.get(block.id)?.split(" ")[0]
  const table = row ? fold?.blocks.get(row)?.birth?.in : null
  return typeof table === "string" ? table : null
}

// In a new fold a block may show other segments, and a table anything.
function hasChanged(before: Fold | null, now: Fold, block: Block): boolean {
  const old = before?.blocks.get(block.id)
  if (!old || block.type === "table" || old.type !== block.type || now.tables.has(block.id)) return true
  return old.content.length !== block.content.length || !old.content.every((each, i) => each === block.content[i])
}

/** The old node where both are equal, also inside of tables. */
function reuse(old: Node | undefined, fresh: Node): Node {
  if (!old) return fresh
  if (old.eq(fresh)) return old
  if (fresh.isLeaf || fresh.inlineContent || old.type !== fresh.type) return fresh
  const known = new Map(old.children.map((child) => [String(child.attrs.id ?? child.attrs.col), child]))
  const children = fresh.children.map((child) => reuse(known.get(String(child.attrs.id ?? child.attrs.col)), child))
  return fresh.type.create(fresh.attrs, children)
}
