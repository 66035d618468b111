/** XML documents that no editor would write: anything in anything, with attributes and marks of any kind. */
import type { Random } from "@yaodian/model"
import * as Y from "yjs"
import { xmlRoot } from "./xml-editor.ts"

const names = [
  ...[
    "paragraph",
    "heading",
    "bulletList",
    "ordered_list",
    "listItem",
    "taskList",
    "taskItem",
    "blockquote",
    "codeBlock",
  ],
  ...[
    "table",
    "tableRow",
    "tableCell",
    "tableHeader",
    "row",
    "cell",
    "col",
    "hardBreak",
    "horizontalRule",
    "image",
    "doc",
  ],
  ...["title", "task", "figure", "schedule", "locked", "ref", "unknownInline", "mystery", "UNDEFINED", "__proto__", ""],
]
const attributes = [
  ...["id", "level", "colspan", "rowspan", "start", "checked", "header", "src", "to", "b", "k", "o", "f", "j", "del"],
  ...["cell", "in", "numbered", "label", "status", "was", "rest", "json", "__proto__", "constructor"],
]
const values: readonly unknown[] = [
  ...[0, 1, 2, 3.5, -1, 1e9, Number.NaN, "", "2", "a b", "x", true, false, null],
  ...[{ a: [1] }, [1, 2], { b: "id" }, "r1 c1"],
]
const marks = ["bold", "em", "link", "code", "comment--abcdefgh", "__proto__", "level"]

function pick<Value>(random: Random, list: readonly Value[]): Value | undefined {
  return list[random(list.length)]
}

/** Fills the document's root; gives it with all the text in it. Every character is another. */
export function hostileTree(ydoc: Y.Doc, random: Random): { fragment: Y.XmlFragment; text: string } {
  const fragment = ydoc.getXmlFragment(xmlRoot)
  const parents: Y.XmlFragment[] = [fragment]
  let text = ""
  ydoc.transact(() => {
    for (let i = 0; i < 60; i++) {
      const parent = pick(random, parents.slice(-12)) ?? fragment
      const at = random(parent.length + 1)
      if (random(5) < 2) {
        const fresh = Array.from({ length: 1 + random(3) }, (_, j) => String.fromCharCode(0x4e00 + text.length + j))
        text += fresh.join("")
        parent.insert(at, [hostileText(fresh.join(""), random)])
      } else parents.push(hostileElement(parent, at, random))
    }
  })
  return { fragment, text }
}

function hostileText(words: string, random: Random): Y.XmlText {
  const text = new Y.XmlText()
  const delta: object[] = [{ insert: words, attributes: random(2) ? hostileMarks(random) : {} }]
  if (random(6) === 0) delta.push({ insert: { b: "m1", k: "task" } })
  text.applyDelta(delta)
  return text
}

function hostileMarks(random: Random): object {
  return Object.fromEntries([[pick(random, marks), pick(random, values)]])
}

function hostileElement(parent: Y.XmlFragment, at: number, random: Random): Y.XmlElement {
  const element = new Y.XmlElement(pick(random, names))
  parent.insert(at, [element])
  for (let i = random(4); i > 0; i--) {
    element.setAttribute(pick(random, attributes) ?? "id", pick(random, values) as string)
  }
  return element
}
