/** MERGE's table of conflicts: two people change one plan at the same time, then hear of each other. */
import { type Attrs, type FlatBlock, planSchema } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { complaints, Peer, seedUpdate, send } from "../testing/peer.ts"
import { seededRandom } from "../testing/random.ts"

type Edit = (peer: Peer) => void

/** `"A:一二三 / B:四五六"` as blocks; a type may follow the id: `"A.heading:节"`. */
function blocks(text: string): readonly FlatBlock[] {
  return text.split(" / ").map((part) => {
    const [name = "", words = ""] = part.split(":")
    const [id = "", type = "paragraph"] = name.split(".")
    return { id, type, attrs: {}, runs: words === "" ? [] : [{ insert: words }] }
  })
}

const split =
  (id: string, offset: number): Edit =>
  (peer) =>
    peer.edit((tr) => tr.split(peer.at(id, offset)))

const type =
  (id: string, offset: number, words: string): Edit =>
  (peer) =>
    peer.edit((tr) => tr.insertText(words, peer.at(id, offset)))

/** Joins the block to the one before it. */
const join =
  (id: string): Edit =>
  (peer) =>
    peer.edit((tr) => tr.join(peer.at(id) - 1))

const retype =
  (id: string, name: string, attrs: Attrs = {}): Edit =>
  (peer) =>
    peer.edit((tr) => tr.setNodeMarkup(peer.at(id) - 1, planSchema.nodes[name as "task"], { ...attrs, id }))

const erase =
  (id: string): Edit =>
  (peer) =>
    peer.edit((tr) => tr.delete(peer.at(id) - 1, peer.at(id) + (tr.doc.nodeAt(peer.at(id) - 1)?.nodeSize ?? 0) - 1))

const eraseRange =
  (from: [string, number], to: [string, number]): Edit =>
  (peer) =>
    peer.edit((tr) => tr.delete(peer.at(...from), peer.at(...to)))

/** Moves blocks behind another, or to the top. */
const move =
  (ids: readonly string[], behind: string | null): Edit =>
  (peer) =>
    peer.edit((tr) => {
      const nodes: Node[] = []
      for (const id of ids) {
        const at = tr.doc.children.findIndex((node) => node.attrs.id === id)
        const start = tr.doc.children.slice(0, at).reduce((sum, node) => sum + node.nodeSize, 0)
        nodes.push(tr.doc.child(at))
        tr.delete(start, start + tr.doc.child(at).nodeSize)
      }
      const at = tr.doc.children.findIndex((node) => node.attrs.id === behind) + 1
      const start = tr.doc.children.slice(0, at).reduce((sum, node) => sum + node.nodeSize, 0)
      tr.insert(start, nodes)
    })

const enterAfter =
  (id: string, words: string): Edit =>
  (peer) =>
    peer.edit((tr) => {
      const end = peer.at(id) + (tr.doc.resolve(peer.at(id)).parent.content.size ?? 0)
      tr.split(end).insertText(words, end + 2)
    })

const paste =
  (id: string, ...words: string[]): Edit =>
  (peer) =>
    peer.edit((tr) => {
      const node = tr.doc.resolve(peer.at(id)).parent
      const nodes = words.map((text) => planSchema.node("paragraph", null, planSchema.text(text)))
      tr.insert(peer.at(id) + node.content.size + 1, nodes).setMeta("paste", true)
    })

const both =
  (...edits: readonly Edit[]): Edit =>
  (peer) => {
    for (const edit of edits) edit(peer)
  }

function shown(peer: Peer): string {
  const parts = peer.doc.children.map((node) =>
    node.type.name === "task" ? `task ${node.textContent}` : node.textContent,
  )
  return parts.map((part) => part || "(empty)").join(" / ")
}

/** Both hear of each other, in one of the two directions first; gives what both then show. */
function outcome(
  start: string,
  first: Edit,
  second: Edit,
  ids: readonly [number, number],
  isFirstHeard: boolean,
): string {
  const update = seedUpdate(blocks(start))
  const [left, right] = ids.map((id) => new Peer(id, update, { random: seededRandom(id) })) as [Peer, Peer]
  first(left)
  second(right)
  if (isFirstHeard) send(left, right)
  send(right, left)
  send(left, right)
  expect([...complaints(left), ...complaints(right)]).toEqual([])
  expect(shown(left)).toBe(shown(right))
  return shown(left)
}

/** The second result is for the first person having the higher client id; one result is for both. */
function conflict(name: string, start: string, first: Edit, second: Edit, lower: string, higher = lower): void {
  it.each([true, false])(`${name} (first heard first: %s)`, (isFirstHeard) => {
    expect(outcome(start, first, second, [10, 20], isFirstHeard)).toBe(lower)
    expect(outcome(start, first, second, [20, 10], isFirstHeard)).toBe(higher)
  })
}

describe("two people at the same time", () => {
  const six = "A:一二三四五六"
  const two = "A:一二三 / B:四五六"
  const four = "A:甲 / B:乙 / C:丙丙 / D:丁"

  conflict("split a block at one place", six, split("A", 3), split("A", 3), "一二三 / (empty) / 四五六")
  conflict("split a block at two places", six, split("A", 2), split("A", 4), "一二 / 三四 / 五六")
  conflict("join the same blocks", two, join("B"), join("B"), "一二三四五六")
  conflict("join a block and type into it", two, join("B"), type("B", 2, "【乙】"), "一二三四五【乙】六")
  conflict("join 1 + 2 and 2 + 3", "A:一二 / B:三四 / C:五六", join("B"), join("C"), "一二三四五六")
  conflict(
    "split the first and join it to the next",
    "A:一二 / B:三四五六",
    split("A", 2),
    join("B"),
    "一二 / 三四五六",
  )
  conflict("split a block and type behind", six, split("A", 3), type("A", 5, "【乙】"), "一二三 / 四五【乙】六")
  conflict(
    "change a block's type and type into it",
    two,
    retype("B", "task"),
    type("B", 1, "【乙】"),
    "一二三 / task 四【乙】五六",
  )
  conflict(
    "move a block to the top and type into it",
    "A:甲 / B:乙 / C:丙丙",
    move(["C"], null),
    type("C", 1, "【乙】"),
    "丙【乙】丙 / 甲 / 乙",
  )
  conflict(
    "move a block to the top and to the end",
    "A:甲 / B:乙 / C:丙 / D:丁",
    move(["B"], null),
    move(["B"], "D"),
    "甲 / 丙 / 丁 / 乙",
    "乙 / 甲 / 丙 / 丁",
  )
  conflict(
    "move a section and press Enter at its end",
    "A:甲 / H.heading:节 / P:段 / D:丁",
    move(["H", "P"], null),
    enterAfter("P", "新段"),
    "节 / 段 / 新段 / 甲 / 丁",
  )
  conflict(
    "move a block and split it",
    "A:甲 / B:乙 / C:丙丙丁丁",
    move(["C"], null),
    split("C", 2),
    "丙丙 / 丁丁 / 甲 / 乙",
  )
  conflict(
    "move a block and join it to the one before",
    "A:甲 / B:乙 / C:丙丙",
    move(["C"], null),
    both(join("C"), type("B", 2, "【乙】")),
    "甲 / 乙丙【乙】丙",
  )
  conflict("move a block between two that are joined", "A:甲 / B:乙 / C:丙", move(["C"], "A"), join("B"), "甲乙 / 丙")
  conflict(
    "move two sections to one gap",
    "X:首 / Y:尾 / Z:尾 / W:尾 / H.heading:节A / P:a1 / G.heading:节B / Q:b1",
    move(["H", "P"], "X"),
    move(["G", "Q"], "X"),
    "首 / 节A / a1 / 节B / b1 / 尾 / 尾 / 尾",
    "首 / 节B / b1 / 节A / a1 / 尾 / 尾 / 尾",
  )
  conflict(
    "move A behind B and B before A",
    "X:甲 / A:乙 / B:丙 / Y:丁",
    move(["A"], "B"),
    move(["B"], "X"),
    "甲 / 丙 / 乙 / 丁",
  )
  conflict(
    "delete a block and type into it",
    "A:甲 / B:乙 / C:丙",
    erase("B"),
    type("B", 1, "【乙】"),
    "甲 / 【乙】 / 丙",
  )
  conflict(
    "delete over three blocks and type into the middle",
    "A:甲一 / B:乙 / C:二丙",
    eraseRange(["A", 1], ["C", 1]),
    type("B", 1, "【乙】"),
    "甲【乙】丙",
  )
  conflict(
    "move a block far and join there, and type into it",
    "A:甲 / B:乙 / C:丙丙 / D:丁",
    both(move(["C"], null), join("A")),
    type("C", 1, "【乙】"),
    "丙【乙】丙甲 / 乙 / 丁",
  )
  conflict(
    "move and change a block's type, and move it and type into it",
    four,
    both(move(["B"], null), retype("B", "task")),
    both(move(["B"], "D"), type("B", 1, "【乙】")),
    "甲 / 丙丙 / 丁 / task 乙【乙】",
    "task 乙【乙】 / 甲 / 丙丙 / 丁",
  )
  conflict(
    "paste three blocks each in one place",
    "A:甲 / Z:尾",
    paste("A", "1", "2", "3"),
    paste("A", "4", "5", "6"),
    "甲 / 1 / 2 / 3 / 4 / 5 / 6 / 尾",
    "甲 / 4 / 5 / 6 / 1 / 2 / 3 / 尾",
  )
})
