import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import {
  annexNote,
  bullet,
  cell,
  date,
  doc,
  heading,
  imprint,
  letterhead,
  note,
  paragraph,
  recipients,
  ref,
  row,
  signature,
  table,
  target,
  task,
  title,
} from "../build.ts"
import { outline } from "./outline.ts"
import type { Part, Section, Task } from "./types.ts"

/** The tree in one line: `一、学习{正文 （一）甲[目标]{乙}}`. */
function drawn(document: Node): string {
  return outline(document).parts.map(drawPart).join(" | ")
}

function drawPart({ title: name, front, sections, closing }: Part): string {
  return spaced(`《${name}》`, ...front.map(drawBlock), ...sections.map(drawSection), ...closing.map(drawBlock))
}

function drawSection({ number, title: name, blocks, tasks, sections }: Section): string {
  const inner = spaced(...blocks.map(drawBlock), ...tasks.map(drawTask), ...sections.map(drawSection))
  return `${number ?? ""}${name ?? "∅"}{${inner}}`
}

function drawTask({ number, title: name, targets, blocks, tasks }: Task): string {
  const inner = spaced(...blocks.map(drawBlock), ...tasks.map(drawTask))
  return `${number}${name}${targets.map(({ text }) => `[${text}]`).join("")}${inner && `{${inner}}`}`
}

function drawBlock({ node }: { node: Node }): string {
  return node.textContent
}

function spaced(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ")
}

describe("outline", () => {
  it("puts tasks under sections, targets and paragraphs under tasks", () => {
    const { node } = doc(
      title("要点"),
      paragraph("总体要求"),
      heading("学习"),
      paragraph("引言"),
      task("甲。正文"),
      target("人次"),
      paragraph("说明"),
      bullet("其一"),
      task("子", { level: 3 }),
      task("乙"),
      heading("协商"),
      task("丙"),
    )
    expect(drawn(node)).toBe(
      "《要点》 总体要求 一、学习{引言 （一）甲[人次]{说明 其一 1.子} （二）乙} 二、协商{（一）丙}",
    )
  })

  it("nests sections by level, also where levels are skipped", () => {
    const { node } = doc(
      heading("甲"),
      heading("乙", { level: 2 }),
      heading("丙", { level: 4 }),
      heading("丁", { level: 3 }),
      heading("戊"),
    )
    expect(drawn(node)).toBe("《》 一、甲{（一）乙{（1）丙{} 1.丁{}}} 二、戊{}")
  })

  it("puts tasks that stand under no heading into a section without one", () => {
    const { node } = doc(title("要点"), task("甲"), task("乙"), heading("学习"), task("丙"))
    expect(drawn(node)).toBe("《要点》 ∅{（一）甲 （二）乙} 一、学习{（一）丙}")
  })

  it("puts a task beside a numbered heading of its own level, under an unnumbered one", () => {
    expect(drawn(doc(heading("总"), heading("甲", { level: 2 }), task("乙")).node)).toBe(
      "《》 一、总{（二）乙 （一）甲{}}",
    )
    expect(drawn(doc(heading("甲"), task("乙", { level: 1 })).node)).toBe("《》 一、甲{} ∅{二、乙}")
    expect(drawn(doc(heading("甲", { numbered: false }), task("乙", { level: 1 })).node)).toBe("《》 甲{一、乙}")
  })

  it("starts a part at each title, and takes what stands before the first into the first", () => {
    const { node } = doc(
      letterhead(),
      title("通知", { part: "notice" }),
      recipients("各科室："),
      signature("办公室"),
      title("要点", { period: "2027" }),
      note("会议通过", { role: "adoption" }),
      heading("学习"),
      title("附表", { part: "annex" }),
    )
    expect(drawn(node)).toBe("《通知》 各科室： 办公室 | 《要点》 会议通过 一、学习{} | 《附表》")
    const { parts, main } = outline(node)
    expect(parts.map(({ part }) => part)).toEqual(["notice", "plan", "annex"])
    expect(main).toBe(parts[1])
    expect(main.period).toBe("2027")
  })

  it("keeps annex notes, signature, date and imprint out of the last task", () => {
    const { node } = doc(
      title("要点"),
      task("甲"),
      annexNote("附件：安排表"),
      paragraph(""),
      signature("办公室"),
      date("2027年1月5日"),
      imprint(),
    )
    const { main } = outline(node)
    expect(main.closing.map((block) => block.node.type.name)).toEqual([
      "annexNote",
      "paragraph",
      "signature",
      "date",
      "imprint",
    ])
    expect(main.sections[0]?.tasks[0]?.blocks).toEqual([])
  })

  it("reads the lead and the facts of a task", () => {
    const { node } = doc(
      task("加强学习。组织轮训。", {
        leads: "市委办、市政府办",
        supports: "市财政局",
        supervisor: "市督查室",
        due: "2027-06-30",
        status: "doing",
        progress: 40,
        priority: "key",
        label: "（三）",
      }),
      target("培训人次", { op: ">=", value: "300", unit: "人次", owners: "市委党校", quote: "培训300人次" }),
    )
    const [section] = outline(node).main.sections
    expect(section?.tasks[0]).toMatchObject({
      number: "（一）",
      typedLabel: "（三）",
      title: "加强学习",
      text: "加强学习。组织轮训。",
      leads: ["市委办", "市政府办"],
      supports: ["市财政局"],
      supervisor: "市督查室",
      due: "2027-06-30",
      status: "doing",
      progress: 40,
      isKey: true,
      targets: [{ text: "培训人次", op: ">=", value: "300", unit: "人次", owners: ["市委党校"], quote: "培训300人次" }],
    })
  })

  it("takes an unknown status or comparator for the default", () => {
    const { node } = doc(task("甲", { status: "later" }), target("乙", { op: "!" }))
    const [only] = outline(node).main.sections[0]?.tasks ?? []
    expect([only?.status, only?.targets[0]?.op]).toEqual(["todo", "="])
  })

  it("shows references with the numbers of this document", () => {
    const first = doc(heading("甲", { id: "h1" }), task("见", ref("h2"), "。正文"), heading("乙", { id: "h2" })).node
    const only = outline(first).main.sections[0]?.tasks[0]
    expect(only?.title).toBe("见第二部分")
    // The same task node in a document where the section it names has become the first.
    const second = first.copy(first.content.replaceChild(0, heading("甲", { id: "h1", numbered: false }).node))
    expect(outline(second).main.sections[0]?.tasks[0]?.text).toBe("见第一部分。正文")
  })

  it("lists parts, sections and tasks in document order with their depth", () => {
    const { node } = doc(
      title("要点"),
      task("零"),
      heading("甲"),
      heading("乙", { level: 2 }),
      task("子", { level: 3 }),
      task("孙", { level: 4 }),
      task("丙"),
    )
    const lines = outline(node).entries.map(({ depth, item }) => `${depth}${item.title}`)
    expect(lines).toEqual(["0要点", "1零", "1甲", "2乙", "3子", "4孙", "2丙"])
  })

  it("gives the same outline for the same document", () => {
    const { node } = doc(title("要点"), task("甲"))
    expect(outline(node)).toBe(outline(node))
  })

  it("covers every block of any document once, at its place", () => {
    const level = fc.integer({ min: 1, max: 4 })
    const flag = fc.boolean()
    const blocks = fc.oneof(
      fc.record({ level, numbered: flag }).map((attrs) => heading("题", attrs)),
      fc.record({ level, numbered: flag }).map((attrs) => task("务。", attrs)),
      fc.constantFrom(target("标"), paragraph("段"), bullet("点"), signature("署"), date("日"), letterhead()),
      fc.constantFrom(title("题"), title("件", { part: "annex" })),
      fc.constant(table(row(cell(paragraph("格"))))),
    )
    fc.assert(
      fc.property(fc.array(blocks, { minLength: 1, maxLength: 25 }), (made) => {
        const { node } = doc(...made)
        const seen: number[] = []
        for (const part of outline(node).parts) visit(part)
        expect(seen.sort((a, b) => a - b)).toEqual(places(node))

        function visit(item: Placed): void {
          if (item.node) {
            expect(node.nodeAt(item.pos)).toBe(item.node)
            seen.push(item.pos)
          }
          for (const inner of within(item)) {
            expect(inner.pos).toBeGreaterThanOrEqual(startOf(item))
            expect(inner.end).toBeLessThanOrEqual(item.end)
            visit(inner)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

interface Placed {
  readonly pos: number
  readonly end: number
  readonly node: Node | null
}

function startOf(item: Placed): number {
  return "from" in item && typeof item.from === "number" ? item.from : item.pos
}

function within(item: object): readonly Placed[] {
  const lists = ["front", "blocks", "targets", "tasks", "sections", "closing"] as const
  return lists.flatMap((name) => (item as Partial<Record<typeof name, readonly Placed[]>>)[name] ?? [])
}

function places(node: Node): readonly number[] {
  const all: number[] = []
  node.forEach((_, offset) => {
    all.push(offset)
  })
  return all
}
