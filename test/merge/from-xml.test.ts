import { fromXmlFragment, readBlocks, readDoc, seed } from "@yaodian/collab"
import { docToFlat, type FlatBlock, planSchema } from "@yaodian/model"
import { doc, heading, paragraph, task, title } from "@yaodian/model/build"
import type { Schema } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { yXmlFragmentToProsemirrorJSON } from "y-prosemirror"
import * as Y from "yjs"
import { seededRandom } from "../../packages/collab/src/testing/random.ts"
import { hostileTree } from "./hostile-tree.ts"
import { scribble } from "./scribble.ts"
import { storeXml, XmlEditor, xmlRoot } from "./xml-editor.ts"
import { basicSchema, tiptapSchema } from "./xml-schemas.ts"

function opened(stored: Uint8Array): Y.XmlFragment {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, stored)
  return ydoc.getXmlFragment(xmlRoot)
}

/** What is read from a document that y-prosemirror wrote from this JSON. */
function read(schema: Schema, ...content: object[]): readonly FlatBlock[] {
  return fromXmlFragment(opened(storeXml(schema.nodeFromJSON({ type: "doc", content }))))
}

/** Blocks without their ids, one a line: `[cell] type {attributes} text`. */
function lines(blocks: readonly FlatBlock[]): string[] {
  const rows = blocks.filter(({ type }) => type === "row").map(({ id }) => id)
  const cols = blocks.filter(({ type }) => type === "col").map(({ id }) => id)
  return blocks.map(({ type, attrs, runs, cell, cells }) => {
    const [row = "", col = ""] = cell?.split(" ") ?? []
    const place = cell === undefined ? "" : `[${rows.indexOf(row) + 1} ${cols.indexOf(col) + 1}] `
    const cellFacts = Object.entries(cells ?? {}).map(([id, each]) => [cols.indexOf(id) + 1, each])
    const facts = { ...attrs, ...Object.fromEntries(cellFacts) }
    const text = runs.map(({ insert, marks }) => {
      const shown = typeof insert === "string" ? insert : JSON.stringify(insert)
      return marks ? `${shown}${JSON.stringify(marks)}` : shown
    })
    return [place + type, Object.keys(facts).length > 0 ? JSON.stringify(facts) : "", text.join("|")]
      .filter((part) => part !== "")
      .join(" ")
  })
}

function text(words: string, ...marks: object[]): object {
  return { type: "text", text: words, marks }
}

function node(type: string, content: object[] = [], attrs: object = {}): object {
  return { type, content, attrs }
}

function p(words: string): object {
  return node("paragraph", words === "" ? [] : [text(words)])
}

/** All text of a fragment in order, by a reading that is not ours. */
function textOf(json: unknown): string {
  if (typeof json !== "object" || json === null) return ""
  const { text: words = "", content = [] } = json as { text?: string; content?: unknown[] }
  return words + content.map(textOf).join("")
}

function flatText(blocks: readonly FlatBlock[]): string {
  return blocks.flatMap(({ runs }) => runs.map(({ insert }) => (typeof insert === "string" ? insert : ""))).join("")
}

function sorted(words: string): string {
  return [...words].sort().join("")
}

describe("a document of Tiptap", () => {
  it("keeps headings without numbers of ours, and all that is set on paragraphs", () => {
    const blocks = read(
      tiptapSchema,
      node("heading", [text("一、总体要求")], { level: 2 }),
      node("heading", [text("深")], { level: 6 }),
      node("paragraph", [text("正文")], { textAlign: "center" }),
      p(""),
    )
    expect(lines(blocks)).toEqual([
      'heading {"level":2,"numbered":false} 一、总体要求',
      'heading {"level":4,"numbered":false} 深',
      'paragraph {"textAlign":"center"} 正文',
      "paragraph",
    ])
  })

  it("turns bold, italic and their like into our marks and keeps the others", () => {
    const marks = ["bold", "italic", "underline", "strike"].map((type) => ({ type }))
    const blocks = read(
      tiptapSchema,
      node("paragraph", [
        text("甲", ...marks),
        text("乙", { type: "link", attrs: { href: "https://example.org/", target: "_blank" } }),
        text("丙", { type: "code" }),
        text("丁", { type: "highlight", attrs: { color: "#ff0" } }),
        node("hardBreak"),
        text("戊"),
      ]),
    )
    expect(blocks[0]?.runs).toEqual([
      { insert: "甲", marks: { strong: true, em: true, underline: true, strike: true } },
      { insert: "乙", marks: { link: { href: "https://example.org/" } } },
      { insert: "丙", marks: { code: {} } },
      { insert: "丁", marks: { highlight: { color: "#ff0" } } },
      { insert: { i: "br" } },
      { insert: "戊" },
    ])
  })

  it("keeps marks that may overlap, each with its name", () => {
    const comment = (id: string) => ({ type: "comment", attrs: { id } })
    const [block] = read(tiptapSchema, node("paragraph", [text("甲", comment("a"), comment("b"))]))
    expect(Object.values(block?.runs[0]?.marks ?? {})).toEqual([{ id: "a" }, { id: "b" }])
  })

  it("turns nested lists into bullets, tasks and levels", () => {
    const item = (...content: object[]) => node("listItem", content)
    const blocks = read(
      tiptapSchema,
      node("bulletList", [item(p("甲"), node("bulletList", [item(p("乙"), p("又"))])), item(p("丙"))]),
      node("heading", [text("节")], { level: 2 }),
      node("orderedList", [item(p("丁"), node("orderedList", [item(p("戊"))])), item(p(""))], { start: 3 }),
      node("taskList", [node("taskItem", [p("己")], { checked: true })]),
    )
    expect(lines(blocks)).toEqual([
      "bullet 甲",
      'bullet {"level":2} 乙',
      "paragraph 又",
      "bullet 丙",
      'heading {"level":2,"numbered":false} 节',
      'task {"level":3} 丁',
      'task {"level":4} 戊',
      'task {"level":3}',
      'task {"level":3,"numbered":false,"status":"done"} 己',
    ])
  })

  it("takes quotations apart, marks code as such, and keeps images and rules", () => {
    const blocks = read(
      tiptapSchema,
      node("blockquote", [p("引"), node("blockquote", [p("再引")])]),
      node("codeBlock", [text("a\nb\n")], { language: "ts" }),
      node("image", [], { src: "/a.png", alt: "图", width: 300 }),
      node("horizontalRule"),
    )
    expect(lines(blocks)).toEqual([
      "paragraph 引",
      "paragraph 再引",
      'paragraph {"language":"ts"} a{"code":{}}|{"i":"br"}|b{"code":{}}|{"i":"br"}',
      'figure {"src":"/a.png","alt":"图","xml-width":300}',
      "horizontalRule",
    ])
  })

  it("keeps tables with spans and header cells", () => {
    const cell = (words: string, attrs: object = {}) => node("tableCell", [p(words)], attrs)
    const blocks = read(
      tiptapSchema,
      node("table", [
        node("tableRow", [
          node("tableHeader", [p("甲")], { colspan: 2 }),
          node("tableHeader", [p("乙"), p("丙")], { rowspan: 9 }),
        ]),
        node("tableRow", [cell("丁"), cell("戊")]),
      ]),
    )
    expect(lines(blocks)).toEqual([
      "table",
      'row {"1":{"colspan":2,"header":true},"3":{"rowspan":2,"header":true}}',
      "row",
      "col",
      "col",
      "col",
      "[1 1] paragraph 甲",
      "[1 3] paragraph 乙",
      "[1 3] paragraph 丙",
      "[2 1] paragraph 丁",
      "[2 2] paragraph 戊",
    ])
    const plan = planOf(blocks)
    expect(plan.firstChild?.children.map((row) => row.childCount)).toEqual([2, 2])
  })

  it("locks what we have no block for, with its text and attributes, and leaves blocks inside open", () => {
    const blocks = read(
      tiptapSchema,
      node("poll", [text("几点？")], { options: ["九点", "十点"], open: true }),
      node("callout", [p("甲"), node("bulletList", [node("listItem", [p("乙")])])], { tone: "info" }),
      node("paragraph", [text("问"), node("mention", [], { id: "u1", label: "张三" }), text("好")]),
    )
    expect(lines(blocks)).toEqual([
      'poll {"options":"[\\"九点\\",\\"十点\\"]","open":true} 几点？',
      'callout {"tone":"info"}',
      "paragraph 甲",
      "bullet 乙",
      'paragraph 问|{"i":"mention","attrs":{"id":"u1","label":"张三"}}|好',
    ])
    const plan = planOf(blocks)
    expect(plan.children.map((each) => each.type.name)).toEqual([
      "locked",
      "locked",
      "paragraph",
      "bullet",
      "paragraph",
    ])
    expect(plan.firstChild?.attrs.was).toBe("poll")
  })

  it("keeps ids that can be ours, each once", () => {
    const blocks = read(tiptapSchema, ...["a1", "a1", "not one!"].map((id) => node("paragraph", [text("甲")], { id })))
    expect(blocks[0]?.id).toBe("a1")
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(3)
    expect(blocks.every(({ id }) => /^\w+$/.test(id))).toBe(true)
    expect(blocks.map(({ attrs }) => attrs["xml-id"])).toEqual([undefined, "a1", "not one!"])
  })
})

/** The plan that is made of the blocks, checked. */
function planOf(blocks: readonly FlatBlock[]) {
  const ydoc = new Y.Doc()
  seed(ydoc, blocks)
  const plan = readDoc(ydoc)
  plan.check()
  return plan
}

describe("a document of other editors", () => {
  it("is read by the names of prosemirror-schema-basic", () => {
    const item = (...content: object[]) => node("list_item", content)
    const blocks = read(
      basicSchema,
      node("heading", [text("题", { type: "strong" }, { type: "em" })], { level: 1 }),
      node("bullet_list", [item(p("甲"))]),
      node("ordered_list", [item(p("乙"))]),
      node("code_block", [text("x")]),
      node("horizontal_rule"),
      node("paragraph", [text("见"), node("image", [], { src: "a.png" }), node("hard_break")]),
      node("table", [node("table_row", [node("table_header", [p("丙")])])]),
    )
    expect(lines(blocks)).toEqual([
      'heading {"numbered":false} 题{"strong":true,"em":true}',
      "bullet 甲",
      "task 乙",
      'paragraph x{"code":{}}',
      "horizontal_rule",
      'paragraph 见|{"i":"image","attrs":{"src":"a.png"}}|{"i":"br"}',
      "table",
      'row {"1":{"header":true}}',
      "col",
      "[1 1] paragraph 丙",
    ])
  })

  it("is read as it is where y-prosemirror stored a plan of ours", () => {
    const plan = doc(
      title("要点"),
      heading("学习"),
      task("调研", { due: "2027", leads: "提案委" }),
      paragraph("段"),
    ).node
    const stored = opened(storeXml(plan))
    expect(readPlain(fromXmlFragment(stored))).toEqual(readPlain(docToFlat(plan)))
  })

  it("is an empty plan where there is nothing", () => {
    expect(fromXmlFragment(new Y.Doc().getXmlFragment(xmlRoot))).toEqual([])
  })
})

// Tables apart, a plan is the same by its blocks and their ids.
function readPlain(blocks: readonly FlatBlock[]): unknown {
  return blocks.map(({ id, type, attrs, runs }) => ({ id, type, attrs, runs }))
}

describe("documents that three people wrote by y-prosemirror, apart and together", () => {
  const seeds = Array.from({ length: process.env.YAODIAN_LONG === "1" ? 1_000 : 40 }, (_, i) => 1 + i)

  it.each(seeds)("are read with every character once, in order, and not changed (seed %i)", (seed_) => {
    const random = seededRandom(seed_)
    const start = storeXml(tiptapSchema.nodeFromJSON({ type: "doc", content: [p("一二三四五六"), p("七八九十")] }))
    const people = [11, 12, 13].map((clientId) => new XmlEditor(start, { clientId, schema: tiptapSchema }))
    scribble(people, random, 120)
    const [first] = people as [XmlEditor]
    const fragment = first.ydoc.getXmlFragment(xmlRoot)
    const before = Y.encodeStateAsUpdate(first.ydoc)
    const blocks = fromXmlFragment(fragment, { random })
    expect(Y.encodeStateAsUpdate(first.ydoc)).toEqual(before)
    const words = textOf(yXmlFragmentToProsemirrorJSON(fragment))
    expect(words.length).toBeGreaterThan(10)
    expect(flatText(blocks), `seed ${seed_}`).toBe(words)
    expect(sorted(planOf(blocks).textContent)).toBe(sorted(words))
    for (const person of people) person.destroy()
  })
})

type Tree = string | readonly [string, ...Tree[]]

/** What is read from a tree that is written node by node: `["paragraph", "甲"]`. */
function readTree(...trees: Tree[]): string[] {
  const fragment = new Y.Doc().getXmlFragment(xmlRoot)
  fragment.insert(0, trees.map(xmlOf))
  const blocks = fromXmlFragment(fragment)
  planOf(blocks)
  return lines(blocks)
}

function xmlOf(tree: Tree): Y.XmlElement | Y.XmlText {
  if (typeof tree === "string") return new Y.XmlText(tree)
  const [name, ...children] = tree
  const [base = name, rowspan] = name.split("*")
  const element = new Y.XmlElement(base)
  if (rowspan) element.setAttribute("rowspan", rowspan)
  element.insert(0, children.map(xmlOf))
  return element
}

describe("made-up trees", () => {
  it("give blocks in the order of their text, none in another", () => {
    expect(
      readTree("零", ["paragraph", "甲", ["paragraph", "乙"], "丙"], ["bulletList", "丁", ["paragraph", "戊"]]),
    ).toEqual(["paragraph 零", "paragraph 甲", "paragraph 乙", "paragraph 丙", "paragraph 丁", "paragraph 戊"])
    expect(readTree(["listItem", "甲", ["paragraph", "乙"], "丙"])).toEqual(["bullet 甲", "paragraph 乙", "bullet 丙"])
  })

  it("may have cells under a span, text between rows, and tables in cells", () => {
    const inner: Tree = ["table", ["tableRow", ["tableCell", ["paragraph", "内"]]]]
    const tree: Tree = [
      "table",
      ["tableRow", ["tableCell*2", "甲"], ["tableCell", "乙", inner]],
      "之间",
      ["tableRow", ["tableCell", "丙"]],
    ]
    expect(readTree(["paragraph", "前"], tree)).toEqual([
      "paragraph 前",
      "table",
      'row {"1":{"rowspan":2}}',
      "row",
      "col",
      "col",
      "[1 1] paragraph 甲",
      "[1 2] paragraph 乙",
      "[1 2] paragraph 内",
      "paragraph 之间",
      "[2 2] paragraph 丙",
    ])
  })

  it("keep the parts of tables that stand alone as what they hold", () => {
    expect(readTree(["tableRow", ["tableCell", "甲"]], ["col", "乙"])).toEqual(["paragraph 甲", "xml-col 乙"])
  })

  it("are read with every character once, whatever stands where", () => {
    for (let seed_ = 1; seed_ <= 500; seed_++) {
      const ydoc = new Y.Doc()
      const { fragment, text: words } = hostileTree(ydoc, seededRandom(seed_))
      const before = Y.encodeStateAsUpdate(ydoc)
      const blocks = fromXmlFragment(fragment, { random: seededRandom(seed_) })
      expect(sorted(flatText(blocks)), `seed ${seed_}`).toBe(sorted(words))
      expect(sorted(planOf(blocks).textContent), `seed ${seed_}`).toBe(sorted(words))
      expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before)
    }
  })

  it("may be deeper than the stack", () => {
    const ydoc = new Y.Doc()
    ydoc.transact(() => {
      let parent: Y.XmlFragment = ydoc.getXmlFragment(xmlRoot)
      for (let depth = 0; depth < 20_000; depth++) {
        const element = new Y.XmlElement(["bulletList", "listItem", "mystery"][depth % 3])
        parent.insert(0, [element])
        parent = element
      }
      parent.insert(0, [new Y.XmlText("底")])
    })
    expect(flatText(fromXmlFragment(ydoc.getXmlFragment(xmlRoot)))).toBe("底")
  })

  it("keep unknown marks and attributes in the plan", () => {
    const ydoc = new Y.Doc()
    const element = new Y.XmlElement("paragraph")
    const words = new Y.XmlText()
    words.applyDelta([{ insert: "甲", attributes: { glow: { by: 3 }, bold: {} } }])
    element.insert(0, [words])
    element.setAttribute("o", "reserved")
    ydoc.getXmlFragment(xmlRoot).insert(0, [element])
    const plan = new Y.Doc()
    seed(plan, fromXmlFragment(ydoc.getXmlFragment(xmlRoot)))
    expect(readBlocks(plan)).toMatchObject([
      {
        type: "paragraph",
        attrs: { "xml-o": "reserved" },
        runs: [{ insert: "甲", marks: { glow: { by: 3 }, strong: true } }],
      },
    ])
    expect(readDoc(plan).firstChild?.firstChild?.marks).toEqual([planSchema.mark("strong")])
  })
})
