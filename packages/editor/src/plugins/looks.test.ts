import { type Built, heading, paragraph, ref, row, table, target, task, title } from "@yaodian/model/build"
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
      return { from, to, ...type.attrs, number: spec.number, placeholder: spec.placeholder }
    })
    .sort((a, b) => a.from - b.from || b.to - a.to)
}

const fresh = (state: EditorState) => drawn(EditorState.create({ doc: state.doc, plugins: state.plugins }))

describe("looks", () => {
  it("draw numbers, leads, amounts, references and placeholders", () => {
    const state = withLooks([
      heading("学习"),
      task("读书。常读。"),
      target("次数", { op: ">=", value: "3..5", unit: "次" }),
      paragraph("见", ref("b2")),
      heading(""),
    ])
    expect(drawn(state)).toEqual([
      { from: 0, to: 4, "data-number": "一、", number: undefined, placeholder: undefined },
      { from: 4, to: 12, number: "（一）", placeholder: undefined },
      { from: 5, to: 8, class: "plan-lead" },
      { from: 12, to: 16, "data-amount": "≥ 3–5 次", number: undefined, placeholder: undefined },
      { from: 16, to: 20, number: undefined, placeholder: undefined },
      { from: 18, to: 19, "data-number": "第（一）项" },
      { from: 20, to: 22, "data-number": "二、", "data-placeholder": "章节标题" },
    ])
  })

  it("leave the block alone in which an input method composes, and draw it afterwards", () => {
    const state = withLooks([task("甲", { id: "x" }), task("乙", { id: "y" })])
    const held = state.apply(state.tr.setMeta(compositionKey, { block: "y" }))
    const typed = held.apply(held.tr.insertText("。丙", held.doc.content.size - 1).delete(0, 3))
    expect(drawn(typed)).toContainEqual(expect.objectContaining({ number: "（二）" }))
    const released = typed.apply(typed.tr.setMeta(compositionKey, { block: null }))
    expect(drawn(released)).toEqual(fresh(released))
  })

  it("are after any changes what a fresh look gives", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(1000), fc.nat(1000)), { maxLength: 25 }), (edits) => {
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
    default:
      return node.isTextblock && node.content.size > 0 ? tr.delete(pos + 1, inside) : tr
  }
}
