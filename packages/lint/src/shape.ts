import { type DocKind, kindOfTitle } from "./kind.ts"
import type { PairFamily, PairTree } from "./pairs.ts"
import type { Role } from "./roles.ts"
import type { BlockSource } from "./source.ts"

/**
 * The facts that the outline, the paragraph groups and the numbers are made from. They seldom change while somebody types;
 * when one does, the outline is folded anew.
 */
export interface Shape {
  readonly role: Role
  readonly level: number
  readonly isNumbered: boolean
  /** The label that was typed or imported; `""` for none. */
  readonly label: string
  /** Whether the label is kept as an attribute that can be cleared. */
  readonly isLabelStored: boolean
  readonly isEmpty: boolean
  /** The words of a title, note or heading, else `""`. */
  readonly words: string
  /** The kind that its last words name; of a title also what the document says it is. */
  readonly kind: DocKind | null
  /** The part's numbering string, of a title. */
  readonly numbering: string
  readonly joint: Joint
}

/** How a block's ends look: whether a hard line break may have cut it there. */
interface Joint {
  /** Whether it only goes on with the block before it; null where its source does not say. */
  readonly continues: boolean | null
  /** It does not end as a paragraph ends. */
  readonly endsOpen: boolean
  /** Families of marks that it leaves open, and that it closes without having opened them. */
  readonly opens: readonly PairFamily[]
  readonly closes: readonly PairFamily[]
}

const closedEnd = /[。！？!?…：:；;][”’）)》〉】]*\s*$/

/** The shape of a block. */
export function readShape(source: BlockSource, pairs: PairTree): Shape {
  const { role, level, isNumbered, label, isLabelStored, text } = source
  const hasWords = role === "title" || role === "note" || role === "heading"
  return {
    role,
    level,
    isNumbered,
    label,
    isLabelStored,
    isEmpty: text.trim() === "",
    words: hasWords ? text : "",
    kind: hasWords ? (kindOfTitle(text) ?? statedKind(source)) : null,
    numbering: role === "title" ? String(source.attrs.numbering ?? "") : "",
    joint: readJoint(source, pairs),
  }
}

function statedKind({ role, attrs }: BlockSource): DocKind | null {
  const { part } = attrs
  return role === "title" && (part === "plan" || part === "report" || part === "notice") ? part : null
}

function readJoint({ text, continues }: BlockSource, { lone }: PairTree): Joint {
  const families = (side: "open" | "close") => [
    ...new Set(lone.filter((mark) => mark.side === side).map((mark) => mark.family)),
  ]
  return {
    continues,
    endsOpen: !closedEnd.test(text.slice(-8)),
    opens: families("open"),
    closes: families("close"),
  }
}
