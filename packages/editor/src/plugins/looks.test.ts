import { planSchema } from "@yaodian/model"
import { type Built, heading, paragraph, ref, row, table, task, title } from "@yaodian/model/build"
import fc from "fast-check"
import { EditorState, type Transaction } from "prosemirror-state"
import type { DecorationSet } from "prosemirror-view"
import { describe, expect, it } from "vitest"
import { sayIn } from "../i18n/index.ts"
import { compositionKey, looksKey } from "../keys.ts"
import { stateOf } from "../testing/command-test.ts"
import { composition } from "./composition.ts"
import { looks } from "./looks.ts"

const say = sayIn("zh-CN")
const binding = { hold: () => undefined, release: () => undefined }

function withLooks(blocks: readonly Built[]): EditorState {
  return EditorState.create({ doc: stateOf(blocks).doc, plugins: [composition(binding), looks(say)] })
}

// What is drawn, as plain values in order: place, attributes of the element, what a view is told.
function drawn(state: EditorState): unknown[] {
  const set = looksKey.getState(state) as DecorationSet
  return set
    .find()
    .map(({ from, to, spec, ...rest }) => {
      const { type } = rest as unknown as { type: { attrs: Record<string, string> } }
      return { from, to, ...type.attrs, ...(spec.placeholder ? { placeholder: spec.placeholder } : {}) }
    })
    .sort((a, b) => a.from - b.from || b.to - a.to)
}

const fresh = (state: EditorState) => drawn(EditorState.create({ doc: state.doc, plugins: state.plugins }))

describe("looks", () => {
  it("draw leads, references and placeholders", () => {
    const state = withLooks([heading("学习"), task("读书。常读。"), paragraph("见", ref("b2")), heading(""), task("")])
    expect(drawn(state)).toEqual([
      { from: 5, to: 8, class: "plan-lead" },
      { from: 14, to: 15, "data-number": "第（一）项" },
      { from: 16, to: 18, "data-placeholder": "章节标题", placeholder: "章节标题" },
      { from: 18, to: 20, placeholder: "任务的主题句。接着写举措……" },
    ])
  })

  it("follow the number that a reference shows", () => {
    const state = withLooks([task("甲"), task("乙"), paragraph(ref("b2"))])
    const next = state.apply(state.tr.delete(0, 3))
    expect(drawn(next)).toContainEqual(expect.objectContaining({ "data-number": "第（一）项" }))
  })

  it("leave the block alone in which an input method composes, and draw it afterwards", () => {
    const state = withLooks([task("甲", { id: "x" }), task("乙", { id: "y" })])
    const held = state.apply(state.tr.setMeta(compositionKey, { block: "y" }))
    const typed = held.apply(held.tr.insertText("。丙", held.doc.content.size - 1))
    expect(drawn(typed)).toContainEqual({ from: 4, to: 5, class: "plan-lead" })
    const released = typed.apply(typed.tr.setMeta(compositionKey, { block: null }))
    expect(drawn(released)).toContainEqual({ from: 4, to: 6, class: "plan-lead" })
  })

  it("part with the block that they are drawn on", () => {
    const state = withLooks([task("减会议。文字")])
    const split = state.apply(state.tr.split(2))
    const plain = split.apply(split.tr.setNodeMarkup(3, planSchema.nodes.paragraph))
    expect(drawn(plain)).toEqual(fresh(plain))
  })

  it("are after any changes what a fresh look gives", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(1000), fc.nat(1000)), { maxLength: 25 }), (edits) => {
        let state = withLooks([title("要点"), heading("甲"), task("乙。丙"), paragraph("见", ref("b3")), table(row())])
        for (const edit of edits) state = state.apply(change(state, ...edit))
        expect(drawn(state)).toEqual(fresh(state))
      }),
      { numRuns: 150 },
    )
  })
})

function change({ tr, doc }: EditorState, kind: number, first: number, second: number): Transaction {
  const index = first % doc.childCount
  const node = doc.child(index)
  let pos = 0
  for (let at = 0; at < index; at++) pos += doc.child(at).nodeSize
  const inside = pos + 1 + (second % (node.content.size + 1))
  switch (kind) {
    case 0:
      return node.isTextblock ? tr.insertText("。字"[second % 2]!, inside) : tr
    case 1:
      return tr.insert(
        pos,
        task(second % 3 === 0 ? "" : "丁。", { id: `n${first}-${second}`, level: (second % 4) + 1 }).node,
      )
    case 2:
      return doc.childCount > 1 ? tr.delete(pos, pos + node.nodeSize) : tr
    case 3:
      return "level" in node.attrs ? tr.setNodeAttribute(pos, "level", (second % 4) + 1) : tr
    case 4:
      return doc.childCount > 1 ? tr.delete(pos, pos + node.nodeSize).insert(tr.doc.content.size, node) : tr
    case 5:
      return node.isTextblock ? tr.split(inside) : tr
    case 6:
      return node.isTextblock ? tr.setNodeMarkup(pos, planSchema.nodes.paragraph, { id: node.attrs.id }) : tr
    default:
      return node.isTextblock && node.content.size > 0 ? tr.delete(pos + 1, inside) : tr
  }
}
