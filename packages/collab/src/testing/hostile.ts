/** Shared documents that no honest client would write. For tests. */
import type { Random } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import * as Y from "yjs"
import { isMarker } from "../layout.ts"

const names = ["A", "B", "C", "T", "R", "S", "K", "L", "T.r", "T.c", "R.K", "R.L", "S.K"]
const odd = [0, 1, -1, true, false, null, "", "x", "~", "R K", "S L", "T.r T.c", "R X", 2.5, 1e9]
const types = [
  "paragraph",
  "task",
  "heading",
  "table",
  "row",
  "col",
  "schedule",
  "letterhead",
  "poem",
  "locked",
  "doc",
  "figure",
]
const attributes = [
  "k",
  "o",
  "f",
  "j",
  "del",
  "cell",
  "in",
  "level",
  "due",
  "numbered",
  "colspan",
  "rowspan",
  "header",
  "id",
  "zz",
]

/** A document of random markers, text, atoms and changes, with wrong types, circles and dangling names. */
export function hostileDoc(random: Random): Y.Doc {
  const ydoc = new Y.Doc()
  const text = ydoc.getText("t")
  const changes = ydoc.getMap("a")
  let next = 0x4e00
  for (let i = random(30); i >= 0; i--) {
    const at = random(text.length + 1)
    const roll = random(10)
    if (roll < 4) text.insertEmbed(at, marker(random))
    else if (roll < 7) text.insert(at, String.fromCharCode(next++, next++), formats(random))
    else if (roll < 8)
      text.insertEmbed(
        at,
        pick(random, [{ i: "br" }, { i: "ref", to: 3 }, { i: "ref", to: "A" }, { b: 7 }, { b: "不" }, [1]]),
      )
    else if (roll < 9 && text.length > 2) text.format(random(text.length - 1), 1, formats(random))
    else if (text.length > 2) text.delete(random(text.length - 1), 1)
  }
  for (let i = random(25); i >= 0; i--) changes.set(`${name(random)}/${pick(random, attributes)}`, value(random))
  return ydoc
}

function marker(random: Random): object {
  const made: Record<string, unknown> = { b: pick(random, names), k: random(9) ? pick(random, types) : value(random) }
  for (let i = random(4); i > 0; i--) made[pick(random, attributes)] = value(random)
  if (!random(2)) made.in = "T"
  made.k = random(5) ? made.k : "paragraph"
  return made
}

function value(random: Random): unknown {
  const roll = random(6)
  if (roll < 2) return name(random)
  if (roll === 2) return pick(random, types)
  if (roll === 3) return { deep: [1] }
  return pick(random, odd)
}

function name(random: Random): string {
  return pick(random, ["^", "^~", "A~", "T~", "R~", ...names])
}

function formats(random: Random): Record<string, unknown> {
  return pick(random, [
    {},
    {},
    { strong: true },
    { strong: 7 },
    { glow: { a: 1 } },
    { link: { href: 1 } },
    { link: { href: "/a" } },
  ])
}

function pick<Value>(random: Random, list: readonly Value[]): Value {
  return list[random(list.length)] as Value
}

/** The text and atoms of the shared document, sorted: what must be shown, in whatever order. */
export function storedText(ydoc: Y.Doc): string {
  const parts: string[] = []
  for (const { insert } of ydoc.getText("t").toDelta()) {
    if (typeof insert === "string") parts.push(...insert)
    else if (!isMarker(insert)) parts.push("@")
  }
  return parts.sort().join("")
}

/** The text and atoms that a document shows, sorted. */
export function shownText(doc: Node): string {
  const parts: string[] = []
  doc.descendants((node) => {
    if (node.isText) parts.push(...(node.text ?? ""))
    else if (node.isInline) parts.push("@")
  })
  return parts.sort().join("")
}
