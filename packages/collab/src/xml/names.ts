/** What the nodes of other editors are to us, by their names in Tiptap and in prosemirror-schema-basic, -list and -tables. */

/** The kinds of nodes that are known. */
export type XmlKind =
  | "doc"
  | "paragraph"
  | "heading"
  | "bullets"
  | "numbers"
  | "checks"
  | "item"
  | "quote"
  | "code"
  | "table"
  | "row"
  | "cell"
  | "break"
  | "image"

const kinds: Readonly<Record<string, XmlKind>> = {
  doc: "doc",
  paragraph: "paragraph",
  heading: "heading",
  bulletlist: "bullets",
  orderedlist: "numbers",
  tasklist: "checks",
  listitem: "item",
  taskitem: "item",
  blockquote: "quote",
  codeblock: "code",
  table: "table",
  tablerow: "row",
  row: "row",
  tablecell: "cell",
  tableheader: "cell",
  cell: "cell",
  hardbreak: "break",
  image: "image",
}

/** The kind of a node, or null for one that is not known. `bullet_list` and `bulletList` are one name. */
export function kindOf(nodeName: string): XmlKind | null {
  const name = nodeName.replaceAll("_", "").toLowerCase()
  return Object.hasOwn(kinds, name) ? (kinds[name] ?? null) : null
}

const simpleMarks: Readonly<Record<string, string>> = {
  bold: "strong",
  strong: "strong",
  italic: "em",
  em: "em",
  underline: "underline",
  strike: "strike",
  strikethrough: "strike",
}

/** The name of one of our simple marks for a mark of theirs, or null. */
export function simpleMark(name: string): string | null {
  return Object.hasOwn(simpleMarks, name) ? (simpleMarks[name] ?? null) : null
}
