import { planSchema } from "@yaodian/model"
import { doc, marked, paragraph, task } from "@yaodian/model/build"
import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import type { Diagnostic, Fix } from "./diagnostic.ts"
import { applyFix, type FixTransaction, repair, repairAll } from "./fix.ts"
import { textHash } from "./hash.ts"
import { lintDocument } from "./linter.ts"
import { oneOf, pick, randomDoc, seededRandom, textBlocks } from "./random-edits.ts"

const relint = (document: Node) => lintDocument(document, { preset: "strict" }).diagnostics

function only(document: Node, rule: string): Diagnostic {
  const [finding, ...more] = relint(document).filter((one) => one.rule === rule)
  if (!finding || more.length > 0) throw new Error(`one finding of ${rule}`)
  return finding
}

const comma = "punct/list-comma-between-titles"

describe("applyFix", () => {
  it("keeps the marks of what it replaces", () => {
    const { node } = doc(paragraph("加强", marked("学习,", "strong"), "提高认识;"))
    const [fix] = only(node, "punct/half-width").fixes
    const tr = new Transform(node)
    expect(fix && applyFix(tr, fix)).toEqual({ ok: true })
    expect(tr.doc.toJSON()).toEqual(doc(paragraph("加强", marked("学习，", "strong"), "提高认识；")).node.toJSON())
  })

  it("touches nothing but the characters that change", () => {
    const { node } = doc(paragraph("加强学习,提高认识;"), task("办好实事,"))
    const [fix] = only(node, "punct/half-width").fixes
    const tr = new Transform(node)
    if (fix) applyFix(tr, fix)
    const replaced = tr.steps.map((step) => {
      let size = 0
      step.getMap().forEach((from, to) => {
        size += to - from
      })
      return size
    })
    expect(replaced).toEqual([1, 1, 1])
  })

  it("writes which rule's fix it was into the transaction", () => {
    const { node } = doc(paragraph("学习《甲》、《乙》。"))
    const meta: unknown[] = []
    const tr: FixTransaction = Object.assign(new Transform(node), {
      setMeta: (key: string, value: unknown) => meta.push([key, value]),
    })
    const [fix] = only(node, comma).fixes
    if (fix) applyFix(tr, fix)
    expect(meta).toEqual([["lintFix", { rule: comma, count: 1 }]])
  })

  it("does nothing where one of its edits finds another text", () => {
    const { node, tag } = doc(paragraph("加强学习,提高认识;"), task("办好<a>实事,"))
    const [fix] = only(node, "punct/half-width").fixes
    const changed = new Transform(node).insert(tag.a ?? 0, planSchema.text("民生")).doc
    const tr = new Transform(changed)
    expect(fix && applyFix(tr, fix)).toMatchObject({ ok: false, code: "stale", message: /^此处已被他人修改/ })
    expect(fix && applyFix(tr, fix, "en")).toMatchObject({ message: /^This place was changed/ })
    expect(tr.doc).toBe(changed)
  })

  it("does nothing where the attributes are not as expected", () => {
    const { node } = doc(task("办好实事。", { due: "2027" }))
    const edit = { kind: "attrs", block: "b1", expect: { due: "2026" }, set: { due: "2028" } } as const
    const fix: Fix = { rule: "date/broken", title: "", titleId: "change", data: {}, kind: "safe", edits: [edit] }
    expect(applyFix(new Transform(node), fix).ok).toBe(false)
    const tr = new Transform(node)
    expect(applyFix(tr, { ...fix, edits: [{ ...edit, expect: { due: "2027" } }] }).ok).toBe(true)
    expect(tr.doc.child(0).attrs.due).toBe("2028")
  })

  it("joins two blocks that still follow each other", () => {
    const { node } = doc(paragraph("为民办实"), paragraph("事工程。"))
    const hashes = [textHash("为民办实"), textHash("事工程。")] as const
    const edits = [{ kind: "join", blocks: ["b1", "b2"], hashes } as const]
    const fix: Fix = { rule: "text/hard-break", title: "", titleId: "change", data: {}, kind: "safe", edits }
    const tr = new Transform(node)
    expect(applyFix(tr, fix)).toEqual({ ok: true })
    expect(tr.doc.toJSON()).toEqual(doc(paragraph("为民办实事工程。")).node.toJSON())
    const between = planSchema.node("doc", null, [node.child(0), paragraph("中间。", { id: "x" }).node, node.child(1)])
    expect(applyFix(new Transform(between), fix).ok).toBe(false)
  })
})

describe("repair", () => {
  it("finds its place again after somebody typed in the same block", () => {
    const { node, tag } = doc(paragraph("<a>学习《甲》、《乙》。"))
    const tr = new Transform(node).insert(tag.a ?? 0, planSchema.text("认真"))
    expect(repair(tr, only(node, comma), { relint })).toEqual({ ok: true })
    expect(tr.doc.textContent).toBe("认真学习《甲》《乙》。")
  })

  it("refuses where the finding is gone", () => {
    const { node } = doc(paragraph("学习《甲》、《乙》。"))
    const gone = doc(paragraph("学习《甲》和《乙》。")).node
    const tr = new Transform(gone)
    expect(repair(tr, only(node, comma), { relint })).toMatchObject({ ok: false, code: "stale" })
    expect(tr.doc).toBe(gone)
  })

  it("refuses a fix that the finding does not have", () => {
    const { node } = doc(paragraph("学习《甲》、《乙》。"))
    expect(() => repair(new Transform(node), only(node, comma), { fix: 3 })).toThrow(RangeError)
  })

  const seeds = Array.from({ length: 300 }, (_, at) => 5000 + at)
  it("never loses a character that somebody else typed (300 seeds)", () => {
    let applied = 0
    for (const seed of seeds) {
      const random = seededRandom(seed)
      const document = randomDoc(random)
      const fixable = relint(document).filter(({ fixes }) => fixes.length > 0)
      const blocks = textBlocks(document)
      if (fixable.length === 0 || blocks.length === 0) continue
      const { node, pos } = oneOf(random, blocks)
      // A character that occurs nowhere else stands for the colleague's words.
      const typed = new Transform(document).insert(
        pos + 1 + pick(random, node.content.size + 1),
        planSchema.text("龘"),
      ).doc
      const finding = oneOf(random, fixable)
      const fix = pick(random, finding.fixes.length)
      const tr = new Transform(typed)
      const outcome = repair(tr, finding, { fix, relint })
      expect(tr.doc.textContent.split("龘").length, `seed ${seed}`).toBe(2)
      if (!outcome.ok) expect(tr.doc, `seed ${seed}`).toBe(typed)
      else applied++
      if (outcome.ok) expect(lost(typed, tr.doc), `seed ${seed}`).toEqual(removedBy(tr))
    }
    expect(applied).toBeGreaterThan(100)
  })
})

// The characters that the second document has fewer of, sorted.
function lost(before: Node, after: Node): readonly string[] {
  const left = [...after.textContent]
  const gone = [...before.textContent].filter((character) => {
    const at = left.indexOf(character)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return gone.sort()
}

// The characters that the steps replaced by others, sorted.
function removedBy(tr: Transform): readonly string[] {
  const removed: string[] = []
  const added: string[] = []
  tr.steps.forEach((step, index) => {
    const [before, after] = [tr.docs[index], tr.docs[index + 1] ?? tr.doc]
    step.getMap().forEach((from, to, newFrom, newTo) => {
      removed.push(...(before?.textBetween(from, to) ?? ""))
      added.push(...after.textBetween(newFrom, newTo))
    })
  })
  for (const character of added) {
    const at = removed.indexOf(character)
    if (at >= 0) removed.splice(at, 1)
  }
  return removed.sort()
}

describe("repairAll", () => {
  it("applies safe fixes in one go and leaves suggestions", () => {
    const { node } = doc(task("学习《甲》、《乙》,提高认识。办好实事"))
    const tr = new Transform(node)
    const { applied, left } = repairAll(tr, relint(node))
    expect(applied.map(({ rule }) => rule)).toEqual([comma, "punct/half-width"])
    expect(left).toEqual([])
    expect(tr.doc.textContent).toBe("学习《甲》《乙》，提高认识。办好实事")
  })

  it("skips the blocks where somebody else's caret is", () => {
    const { node } = doc(paragraph("学习《甲》、《乙》。"), paragraph("学习《丙》、《丁》。"))
    const tr = new Transform(node)
    const { left } = repairAll(tr, relint(node), { skip: new Set(["b1"]) })
    expect(left.map(({ block }) => block)).toEqual(["b1"])
    expect(tr.doc.textContent).toBe("学习《甲》、《乙》。学习《丙》《丁》。")
  })

  it("passes over suppressed findings", () => {
    const { node } = doc(paragraph("学习《甲》、《乙》。"))
    const suppressed = { reason: "名称", by: "a", at: "2027-01-01T00:00:00Z", excerpt: "、", scope: "place" } as const
    const tr = new Transform(node)
    repairAll(
      tr,
      relint(node).map((one) => ({ ...one, suppressed })),
    )
    expect(tr.doc).toBe(node)
  })

  const seeds = Array.from({ length: 150 }, (_, at) => 9000 + at)
  it("ends where single safe fixes in any order end (150 seeds)", () => {
    let fixed = 0
    for (const seed of seeds) {
      const random = seededRandom(seed)
      const document = randomDoc(random)
      const tr = new Transform(document)
      fixed += repairAll(tr, relint(document)).applied.length
      expect(oneByOne(document, random).toJSON(), `seed ${seed}`).toEqual(tr.doc.toJSON())
      expect(relint(tr.doc).flatMap(({ fixes }) => fixes.filter(({ kind }) => kind === "safe"))).toEqual([])
    }
    expect(fixed).toBeGreaterThan(100)
  })

  it("settles when suggestions are applied too (150 seeds)", () => {
    for (const seed of seeds) {
      let document = randomDoc(seededRandom(seed))
      for (let round = 0; round < 12; round++) {
        const tr = new Transform(document)
        if (repairAll(tr, relint(document), { suggestions: true }).applied.length === 0) break
        document = tr.doc
      }
      expect(
        relint(document).filter(({ fixes }) => fixes.length > 0),
        `seed ${seed}`,
      ).toEqual([])
    }
  })
})

function oneByOne(document: Node, random: () => number): Node {
  const tr = new Transform(document)
  for (let round = 0; round < 100; round++) {
    const safe = relint(tr.doc).filter(({ fixes }) => fixes.some(({ kind }) => kind === "safe"))
    if (safe.length === 0) return tr.doc
    const finding = oneOf(random, safe)
    expect(repair(tr, finding, { fix: finding.fixes.findIndex(({ kind }) => kind === "safe") }).ok).toBe(true)
  }
  throw new Error("Safe fixes do not settle")
}
