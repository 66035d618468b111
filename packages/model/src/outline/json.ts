import type { Node } from "prosemirror-model"
import { readDates } from "../date-words.ts"
import { proposeLead } from "../lead.ts"
import { numberBlocks } from "../numbering/number.ts"
import { blockText, shownText } from "../text.ts"
import { readAdoption } from "./adoption.ts"
import { annexesOf } from "./annexes.ts"
import type { OutlineJson, OutlineProblem, SectionJson, TargetJson, TaskJson } from "./json-types.ts"
import { outline } from "./outline.ts"
import type { Outline, Part, PlainBlock, Section, Target, Task } from "./types.ts"

interface OutlineJsonOptions {
  /** The line of the source at which a block begins, by block id; a document by itself has no lines. */
  readonly lineOf?: ReadonlyMap<string, number>
}

/** The outline of a document as plain data. */
export function outlineJson(doc: Node, { lineOf = new Map() }: OutlineJsonOptions = {}): OutlineJson {
  const whole = outline(doc)
  const labels = numberBlocks(doc)
  const parts = whole.parts.map((part) => ({
    part: part.part,
    title: part.title,
    sections: part.sections.map((section) => sectionJson(section, labels)),
  }))
  return {
    schema: 1,
    kind: whole.main.part,
    ...frontJson(whole, labels),
    parts,
    sections: parts[whole.parts.indexOf(whole.main)]?.sections ?? [],
    annexes: annexesOf(whole.parts),
    problems: whole.entries.flatMap(({ item }) => (item.kind === "task" ? leadProblems(item, lineOf) : [])),
  }
}

type Labels = ReadonlyMap<string, string>
type FrontJson = Pick<
  OutlineJson,
  "title" | "subtitle" | "issuer" | "date" | "documentNumber" | "recipients" | "adopted"
>

function frontJson({ parts, main }: Outline, labels: Labels): FrontJson {
  const notes = main.front.filter(({ node }) => node.type.name === "note")
  const note = (role: string) => textOf(notes.find(({ node }) => node.attrs.role === role)?.node, labels)
  const [letterhead] = blocksOf(parts, "letterhead")
  const [date] = blocksOf(parts, "date")
  const adoption = note("adoption")
  return {
    title: main.title || null,
    subtitle: note("subtitle"),
    issuer: issuerOf(parts, letterhead, labels),
    date: date ? date.attrs.iso || readDates(textOf(date, labels) ?? "")[0]?.value || textOf(date, labels) : null,
    documentNumber: letterhead?.attrs.documentNumber || null,
    recipients: textOf(blocksOf(parts, "recipients")[0], labels)?.replace(/[：:]$/, "") ?? null,
    adopted: adoption === null ? null : readAdoption(adoption),
  }
}

// Several offices may sign one document.
function issuerOf(parts: readonly Part[], letterhead: Node | undefined, labels: Labels): string | null {
  const signing = parts.find((part) => blocksOf([part], "signature").length > 0)
  const names = signing ? blocksOf([signing], "signature").map((node) => textOf(node, labels) ?? "") : []
  return names.filter(Boolean).join("、") || letterhead?.attrs.issuerMark.replace(/文件$/, "") || null
}

function blocksOf(parts: readonly Part[], type: string): readonly Node[] {
  const blocks = parts.flatMap(({ front, closing }) => [...front, ...closing])
  return blocks.flatMap(({ node }) => (node.type.name === type ? [node] : []))
}

function textOf(node: Node | undefined, labels: Labels): string | null {
  return (node && shownText(node, { labels, lineBreak: "" }).trim()) || null
}

function sectionJson({ id, number, level, title, ...section }: Section, labels: Labels): SectionJson {
  return {
    id,
    number: number?.trim() || null,
    level,
    title,
    paragraphs: paragraphs(section.blocks, labels),
    tasks: section.tasks.map((task) => taskJson(task, labels)),
    sections: section.sections.map((inner) => sectionJson(inner, labels)),
  }
}

function taskJson(task: Task, labels: Labels): TaskJson {
  const { id, number, level, title, text, leads, supports, supervisor, due, status } = task
  return {
    id,
    number: number.trim() || null,
    level,
    title,
    text,
    paragraphs: paragraphs(task.blocks, labels),
    leads,
    supports,
    supervisor,
    due,
    status,
    targets: task.targets.map(targetJson),
    tasks: task.tasks.map((inner) => taskJson(inner, labels)),
  }
}

function targetJson({ text, op, value, unit, due, owners, quote }: Target): TargetJson {
  return { text, op, value, unit, due, owners, quote }
}

function paragraphs(blocks: readonly PlainBlock[], labels: Labels): readonly string[] {
  return blocks.flatMap(({ node }) => blockLines(node, labels)).filter((text) => text !== "")
}

/** The lines of a block: one for each row of a table, its cells parted by tabs. */
function blockLines(node: Node, labels: Labels): readonly string[] {
  if (node.type.name !== "table") return [shownText(node, { labels })]
  return node.children.map((row) => row.children.map((cell) => cellText(cell, labels)).join("\t"))
}

function cellText(cell: Node, labels: Labels): string {
  return cell.children.map((paragraph) => shownText(paragraph, { labels })).join("\n")
}

function leadProblems({ id, node, title }: Task, lineOf: ReadonlyMap<string, number>): readonly OutlineProblem[] {
  const text = blockText(node)
  if (title !== null || text.trim() === "") return []
  const proposal = text.slice(0, proposeLead(text))
  return [{ line: lineOf.get(id) ?? 0, code: "lead-not-closed", message: leadMessage(proposal), proposal }]
}

function leadMessage(proposal: string): OutlineProblem["message"] {
  if (proposal === "") {
    return {
      "zh-CN": "段首主题句没有结束：前 40 个字内应有句号，请补上。",
      en: "The lead has no end: a 。 is expected within 40 characters. Add it.",
    }
  }
  return {
    "zh-CN": `段首主题句没有结束：前 40 个字内应有句号，可在“${proposal}”之后补上。`,
    en: `The lead has no end: a 。 is expected within 40 characters. Add it after “${proposal}”.`,
  }
}
