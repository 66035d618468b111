import type { SourceLine } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { BlockKey, Span } from "./diagnostic.ts"
import { type BlockFacts, type FactName, type FactSource, factReaders, readStyleCounts } from "./facts.ts"
import { textHash } from "./hash.ts"
import { type PairTree, readPairs } from "./pairs.ts"
import type { Role } from "./roles.ts"
import { readSentences } from "./sentences.ts"
import { readShape, type Shape } from "./shape.ts"
import { type BlockSource, sourceOfLine, sourceOfNode } from "./source.ts"
import type { StyleCounts } from "./style.ts"

/** A block, as block rules see it. It lives as long as its node or line does; offsets are UTF-16 in `text`. */
export interface BlockView {
  readonly key: BlockKey
  readonly role: Role
  /** Inline atoms are U+FFFC. */
  readonly text: string
  /** The label that was typed or imported; `""` for none. */
  readonly label: string
  /** Its sentences; read once, shared by all rules. */
  sentences(): readonly Span[]
  /** Its quotation marks, brackets and title marks; read once, shared by all rules. */
  pairs(): PairTree
}

/** A block, as outline rules see it: its name, its shape and facts about it, but not its text. */
export interface PlanBlock {
  readonly key: BlockKey
  readonly shape: Shape
  /** A fact about it; read once. */
  fact<Name extends FactName>(name: Name): BlockFacts[Name]
}

/** A text block with everything that was read from it so far. What it says depends on its node or line alone. */
export class TextBlock implements BlockView, PlanBlock {
  readonly source: BlockSource
  readonly #facts: Partial<BlockFacts> = {}
  #sentences: readonly Span[] | undefined
  #pairs: PairTree | undefined
  #shape: Shape | undefined
  #style: StyleCounts | undefined
  #hash: string | undefined

  constructor(source: BlockSource) {
    this.source = source
  }

  get key(): BlockKey {
    return this.source.key
  }

  get role(): Role {
    return this.source.role
  }

  get text(): string {
    return this.source.text
  }

  get label(): string {
    return this.source.label
  }

  /** The hash of its text. */
  get hash(): string {
    this.#hash ??= textHash(this.text)
    return this.#hash
  }

  get shape(): Shape {
    this.#shape ??= readShape(this.source, this.pairs())
    return this.#shape
  }

  /** What it adds to the document's style. */
  get style(): StyleCounts {
    this.#style ??= readStyleCounts(this.#factSource(), this.fact("lead"), this.fact("halfWidth").length)
    return this.#style
  }

  sentences(): readonly Span[] {
    this.#sentences ??= readSentences(this.text)
    return this.#sentences
  }

  pairs(): PairTree {
    this.#pairs ??= readPairs(this.text)
    return this.#pairs
  }

  fact<Name extends FactName>(name: Name): BlockFacts[Name] {
    const known = this.#facts[name]
    if (known !== undefined) return known
    const fact = factReaders[name](this.#factSource())
    this.#facts[name] = fact
    return fact
  }

  #factSource(): FactSource {
    return { source: this.source, pairs: this.pairs() }
  }
}

const blocksByOrigin = new WeakMap<object, readonly TextBlock[]>()

function cached(origin: object, make: () => readonly TextBlock[]): readonly TextBlock[] {
  const known = blocksByOrigin.get(origin)
  if (known) return known
  const blocks = make()
  blocksByOrigin.set(origin, blocks)
  return blocks
}

/** The blocks of a node at the top level: itself, or the paragraphs of a table. The same for the same node. */
export function blocksOfNode(node: Node): readonly TextBlock[] {
  return cached(node, () => {
    return node.type.name === "table" ? tableBlocks(node) : [new TextBlock(sourceOfNode(node, false))]
  })
}

// A paragraph may be in a cell in one document and by itself in the next, so those in cells are known by their cell.
function tableBlocks(table: Node): readonly TextBlock[] {
  return table.children
    .flatMap((row) => row.children)
    .flatMap((cell) => cached(cell, () => cell.children.map((node) => new TextBlock(sourceOfNode(node, true)))))
}

/** The text block of a line of a file. The same for the same line. */
export function blocksOfLine(line: SourceLine): readonly TextBlock[] {
  return cached(line, () => [new TextBlock(sourceOfLine(line))])
}
