/** Schemas as other editors have them, by their names; the nodes of Tiptap's StarterKit with some more. */
import { type NodeSpec, Schema } from "prosemirror-model"

function attrs(...names: string[]): NodeSpec["attrs"] {
  return Object.fromEntries(names.map((name) => [name, { default: null }]))
}

const spans = { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } }

/** Tiptap: StarterKit, tables, tasks, and extensions of somebody's own. */
export const tiptapSchema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block", attrs: attrs("textAlign", "id") },
    heading: { content: "inline*", group: "block", attrs: { level: { default: 1 } } },
    bulletList: { content: "listItem+", group: "block" },
    orderedList: { content: "listItem+", group: "block", attrs: { start: { default: 1 } } },
    listItem: { content: "paragraph block*" },
    taskList: { content: "taskItem+", group: "block" },
    taskItem: { content: "paragraph block*", attrs: { checked: { default: false } } },
    blockquote: { content: "block+", group: "block" },
    codeBlock: { content: "text*", group: "block", marks: "", code: true, attrs: attrs("language") },
    horizontalRule: { group: "block" },
    image: { group: "block", attrs: attrs("src", "alt", "title", "width") },
    table: { content: "tableRow+", group: "block" },
    tableRow: { content: "(tableCell | tableHeader)*" },
    tableCell: { content: "block+", attrs: spans },
    tableHeader: { content: "block+", attrs: spans },
    callout: { content: "block+", group: "block", attrs: attrs("tone") },
    poll: { content: "inline*", group: "block", attrs: attrs("options", "open") },
    text: { group: "inline" },
    hardBreak: { inline: true, group: "inline" },
    mention: { inline: true, group: "inline", attrs: attrs("id", "label") },
  },
  marks: {
    bold: {},
    italic: {},
    underline: {},
    strike: {},
    code: {},
    link: { attrs: attrs("href", "target") },
    highlight: { attrs: attrs("color") },
    comment: { attrs: attrs("id"), excludes: "" },
  },
})

/** The names of prosemirror-schema-basic, -list and -tables. */
export const basicSchema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block" },
    heading: { content: "inline*", group: "block", attrs: { level: { default: 1 } } },
    bullet_list: { content: "list_item+", group: "block" },
    ordered_list: { content: "list_item+", group: "block", attrs: { order: { default: 1 } } },
    list_item: { content: "paragraph block*" },
    blockquote: { content: "block+", group: "block" },
    code_block: { content: "text*", group: "block", marks: "", code: true },
    horizontal_rule: { group: "block" },
    table: { content: "table_row+", group: "block" },
    table_row: { content: "(table_cell | table_header)*" },
    table_cell: { content: "block+", attrs: spans },
    table_header: { content: "block+", attrs: spans },
    text: { group: "inline" },
    image: { inline: true, group: "inline", attrs: attrs("src", "alt", "title") },
    hard_break: { inline: true, group: "inline" },
  },
  marks: { strong: {}, em: {}, code: {}, link: { attrs: attrs("href", "title") } },
})
