/** The nodes that show the shared plan. A node is made anew only where its block changed, and kept where it came out equal. */
import type { Node } from "prosemirror-model"
import { strayId } from "../layout.ts"
import type { Block } from "../reading/blocks.ts"
import type { Fold } from "../reading/fold.ts"
import { rootOf } from "../reading/joins.ts"
import { topNode } from "../reading/nodes.ts"
import type { Reading } from "../reading/reading.ts"
import { differentStretch } from "./doc-blocks.ts"

/** Remembers the nodes between renderings. */
export class Shown {
  #nodes = new Map<string, Node>()
  /** What was rendered last, block by block as in the fold. */
  #list: readonly Node[] = []
  #fold: Fold | null = null
  #unproven = new Set<string>()

  /** Takes the editor's own nodes as those that show their blocks, once they turn out equal to what is rendered. */
  adopt(nodes: readonly Node[]): void {
    const { from, newTo } = differentStretch(this.#list, nodes)
    for (const node of nodes.slice(from, newTo)) {
      const id = String(node.attrs.id)
      if (this.#nodes.get(id) === node) continue
      this.#nodes.set(id, node)
      this.#unproven.add(id)
    }
  }

  /** Takes the editor's nodes in place of equal ones that were wanted. */
  prove(nodes: readonly Node[], wanted: readonly Node[]): void {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as Node
      if (node !== wanted[i]) this.#nodes.set(String(node.attrs.id), node)
    }
    if (wanted === this.#list) this.#list = nodes
  }

  /** The nodes of the top level now. */
  render(reading: Reading): readonly Node[] {
    const { fold } = reading
    const before = this.#fold
    const stale = staleBlocks(reading, before)
    for (const id of this.#unproven) stale.add(id)
    const list = this.#arrange(reading, stale)
    this.#refresh(reading, stale, list)
    this.#fold = fold
    this.#list = list
    this.#unproven.clear()
    return list
  }

  // The blocks that stand elsewhere or are new get their nodes, all others keep the node that they have.
  #arrange(reading: Reading, stale: ReadonlySet<string>): Node[] {
    const { mirror, fold } = reading
    const before = this.#fold
    const old = before?.top ?? []
    const { from, oldTo, newTo } = differentStretch(old, fold.top)
    const gone = new Set(old.slice(from, oldTo).map((block) => block.id))
    const middle = fold.top.slice(from, newTo).map((block) => {
      gone.delete(block.id)
      const known = this.#nodes.get(block.id)
      if (known && (stale.has(block.id) || !hasChanged(before, fold, block))) return known
      const node = reuse(known, topNode(mirror, fold, block))
      this.#nodes.set(block.id, node)
      return node
    })
    // Blocks that are not shown now are forgotten: their nodes would be out of date when they come back.
    for (const id of gone) this.#nodes.delete(id)
    return [...this.#list.slice(0, from), ...middle, ...this.#list.slice(oldTo)]
  }

  #refresh({ mirror, fold }: Reading, stale: ReadonlySet<string>, list: Node[]): void {
    for (const [id, place] of placesIn(fold, stale)) {
      const block = fold.top[place]
      if (!block) {
        this.#nodes.delete(id)
        continue
      }
      const node = reuse(this.#nodes.get(id), topNode(mirror, fold, block))
      this.#nodes.set(id, node)
      list[place] = node
    }
  }
}

// So many are looked for one by one.
const fewBlocks = 8

// Where these blocks stand; −1 where they do not.
function placesIn({ top, blocks }: Fold, ids: ReadonlySet<string>): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const id of ids) places.set(id, -1)
  if (ids.size <= fewBlocks) {
    for (const id of ids) places.set(id, top.indexOf(blocks.get(id) as Block))
  } else {
    for (let i = 0; i < top.length; i++) if (ids.has((top[i] as Block).id)) places.set((top[i] as Block).id, i)
  }
  return places
}

// The blocks at the top level that show what was touched.
function staleBlocks({ mirror, fold }: Reading, before: Fold | null): Set<string> {
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
