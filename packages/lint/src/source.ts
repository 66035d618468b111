import type { Attrs, SourceLine } from "@yaodian/model"
import { blockLevel, blockText, isBlockType } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { BlockKey } from "./diagnostic.ts"
import { textHash } from "./hash.ts"
import { type Role, roleOfLine, roleOfType } from "./roles.ts"

/** What a block is before anything is read from it, the same for a document's block and a file's line. */
export interface BlockSource {
  /** The node or the line; its identity is the key of every cache. */
  readonly origin: Node | SourceLine
  readonly key: BlockKey
  readonly role: Role
  /** Its text; an inline atom is U+FFFC, so offsets are those of the node's content. */
  readonly text: string
  /** 1–4 of headings, tasks and bullets, else 0. */
  readonly level: number
  /** Whether the document gives it a number. */
  readonly isNumbered: boolean
  /** The label that was typed in the file, or imported and kept; `""` for none. */
  readonly label: string
  /** Whether the label is an attribute that can be cleared, not text. */
  readonly isLabelStored: boolean
  /** Whether it only goes on with the block before it; null where its source does not say. */
  readonly continues: boolean | null
  /** A node's attributes; none for a line. */
  readonly attrs: Attrs
}

/** The source of a block of a document, or of a paragraph in a table's cell. */
export function sourceOfNode(node: Node, inCell: boolean): BlockSource {
  const { name } = node.type
  const role = inCell ? "cell" : isBlockType(name) ? roleOfType[name] : "chrome"
  const text = blockText(node)
  const { numbered = false, label = "" } = node.attrs
  return {
    origin: node,
    key: keyOfNode(node),
    role,
    text,
    level: "level" in node.attrs ? blockLevel(node) : 0,
    isNumbered: Boolean(numbered),
    label: String(label),
    isLabelStored: label !== "",
    continues: null,
    attrs: node.attrs,
  }
}

/** The key of a block: its id, or what stands for it while it has none. */
export function keyOfNode(node: Node): BlockKey {
  return node.attrs.id ? String(node.attrs.id) : `#${textHash(blockText(node))}`
}

/** The source of a line of a file. */
export function sourceOfLine(line: SourceLine): BlockSource {
  return {
    origin: line,
    key: `L${line.place.line}:${line.place.column}`,
    role: roleOfLine[line.role],
    text: line.text,
    level: line.level,
    isNumbered: line.label !== "",
    label: line.label,
    isLabelStored: false,
    continues: line.continues ?? false,
    attrs: {},
  }
}
