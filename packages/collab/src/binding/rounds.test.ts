/** Rounds of conflict: two people change the structure while a third writes; the words must stay where they were put. */
import { planSchema } from "@yaodian/model"
import { doc, heading, paragraph, task } from "@yaodian/model/build"
import { describe, expect, it } from "vitest"
import { type Maker, structureEdits } from "../testing/edits.ts"
import { complaints, describeDoc, Peer, seedDocument, sync } from "../testing/peer.ts"
import { seededRandom } from "../testing/random.ts"

const rounds = process.env.YAODIAN_LONG === "1" ? 600 : 100
const kinds = [heading, task, paragraph] as const

/** A plan of ten blocks of five characters, all different. */
function plan() {
  let next = 0x4e00
  const words = () => String.fromCharCode(next++, next++, next++, next++, next++)
  return doc(...Array.from({ length: 10 }, (_, i) => (kinds[i % 3] ?? paragraph)(words()))).node
}

function people(seed: number): { peers: [Peer, Peer, Peer]; random: (below: number) => number } {
  const random = seededRandom(seed)
  const update = seedDocument(plan())
  const peers = [1, 2, 3].map((i) => new Peer(i + random(90) * 3, update, { random: seededRandom(seed + i) }))
  return { peers: peers as [Peer, Peer, Peer], random }
}

function meet(peers: readonly Peer[], note: string): void {
  for (let i = 0; i < 2; i++) for (const a of peers) for (const b of peers) if (a !== b) sync(a, b)
  for (const peer of peers) expect(complaints(peer), note).toEqual([])
  for (const peer of peers) expect(describeDoc(peer.doc), note).toBe(describeDoc(peers[0]?.doc ?? peer.doc))
}

describe("while two others change the structure", () => {
  it(`keeps each word beside the character it was written behind, in ${rounds} rounds`, () => {
    for (let seed = 1; seed <= rounds; seed++) {
      const { peers, random } = people(seed)
      const [a, b, writer] = peers
      const maker: Maker = {
        random,
        text: () => "",
        clipboard: new Map(),
        composing: new Map(),
        copied: () => undefined,
      }
      for (const peer of [a, b, a, b]) structureEdits[random(structureEdits.length)]?.(peer, maker)
      const words = ["Ａ", "Ｂ"].map((word) => {
        const block = writer.doc.child(random(writer.doc.childCount))
        const offset = 1 + random(block.content.size)
        const left = block.textContent[offset - 1]
        writer.edit((tr) => tr.insertText(word, writer.at(block.attrs.id, offset)))
        return { word, left: left === "Ａ" ? undefined : left }
      })
      meet(peers, `round ${seed}`)
      const text = writer.doc.children.map((node) => node.textContent).join("/")
      const isBeside = words.every(({ word, left }) => {
        const before = text.slice(0, text.indexOf(word)).replace(/[ＡＢ]+$/, "")
        return text.includes(word) && (left === undefined || before.at(-1) === left)
      })
      expect(isBeside, `round ${seed}: ${JSON.stringify(words)} in ${text}`).toBe(true)
    }
  })

  it(`lets a new paragraph follow the block that a colleague moves, in ${rounds} rounds`, () => {
    for (let seed = 1; seed <= rounds; seed++) {
      const { peers, random } = people(1000 + seed)
      const [mover, writer] = peers
      const block = writer.doc.child(random(10))
      const { id } = block.attrs
      const from = mover.at(id) - 1
      const to = random(mover.doc.childCount + 1)
      const goal = mover.doc.children.slice(0, to).reduce((sum, node) => sum + node.nodeSize, 0)
      mover.edit((tr) => {
        tr.delete(from, from + block.nodeSize)
        tr.insert(tr.mapping.map(goal), block)
      })
      writer.edit((tr) => {
        const end = writer.at(id) + block.content.size
        tr.split(end, 1, [{ type: planSchema.nodes.paragraph }]).insertText("新", end + 2)
      })
      meet(peers, `round ${seed}`)
      const ids = writer.doc.children.map((node) => (node.textContent === "新" ? "new" : node.attrs.id))
      expect(ids[ids.indexOf(id) + 1], `round ${seed}: ${ids.join(" ")}`).toBe("new")
    }
  })
})
