/**
 * How long linting takes: all of a document, and one keystroke in it, for growing documents with figures of the same kind of
 * text. Prints a line per size. Run: node test/bench/lint.ts
 */
import { createLinter, lintDocument } from "@yaodian/lint"
import { planSchema } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"

const keystrokes = 300

function blocks(characters: number, isHalfWidth: boolean): Node[] {
  const made: Node[] = [planSchema.node("title", { id: "t" }, planSchema.text("临江市2027年工作要点"))]
  const body = "围绕教育、医疗、养老等方面，组织干部开展调查研究；完善信息共享制度，打造“一站式”平台（试行）。"
  for (let size = 0, at = 0; size < characters; at++) {
    const text = `推进信用建设${at}。${body.repeat(1 + (at % 2))}6月底前完成${at}个项目。`
    const shown = isHalfWidth ? text.replaceAll("，", ",").replaceAll("；", ";") : text
    if (at % 8 === 0) made.push(planSchema.node("heading", { id: `h${at}` }, planSchema.text(`重点任务${at}`)))
    const type = at % 3 === 2 ? "paragraph" : "task"
    made.push(planSchema.node(type, { id: `b${at}` }, planSchema.text(shown)))
    size += shown.length
  }
  return made
}

function percentile(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(3)
}

// A place near the start of the first task in the second half.
function placeInMiddle(doc: Node): number {
  let at = 0
  doc.forEach((node, pos, index) => {
    if (at === 0 && index > doc.childCount / 2 && node.type.name === "task") at = pos + 3
  })
  return at
}

function measure(characters: number, isHalfWidth: boolean): void {
  const full = Array.from({ length: 5 }, () => {
    const fresh = planSchema.node("doc", null, blocks(characters, isHalfWidth))
    const start = performance.now()
    lintDocument(fresh)
    return performance.now() - start
  })
  let doc = planSchema.node("doc", null, blocks(characters, isHalfWidth))
  const linter = createLinter()
  linter.update(doc)
  const at = placeInMiddle(doc)
  const times = Array.from({ length: keystrokes }, (_, stroke) => {
    doc = new Transform(doc).insert(at, planSchema.text(stroke % 10 === 9 ? "，" : "字")).doc
    const start = performance.now()
    linter.update(doc)
    return performance.now() - start
  })
  const marks = isHalfWidth ? "half-width marks" : "full-width marks"
  console.log(
    `${characters} characters, ${doc.childCount} blocks, ${marks}: full ${percentile(full, 0.5)} ms, ` +
      `keystroke median ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms`,
  )
}

for (const characters of [10_000, 100_000, 400_000]) {
  measure(characters, false)
  measure(characters, true)
}
