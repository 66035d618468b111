/**
 * Whether an import kept every character. White space aside, each line of the source must be a line that the importer lists or
 * stand in its list of what was left out; and the lines that it kept must come out again, in the same order, with nothing
 * between them. Only labels may be written differently: they are the derived numbers, (一) comes out as （一）.
 */
import { numberBlocks, type SourceLine } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import type { Dropped, Imported } from "./format.ts"

type Kept = Pick<Imported, "lines" | "dropped" | "doc" | "lineOf">

/** The first place where characters were lost, changed or moved, in words; null where all is there. */
export function findLoss(source: string, imported: Kept, written: string): string | null {
  return unlistedLine(source, imported) ?? unwrittenLine(imported, written)
}

/** A line of the source that is not listed whole, each piece at its column. */
function unlistedLine(source: string, { lines, dropped }: Kept): string | null {
  const pieces = byLine(lines, ({ place }) => place.line)
  // A web page's label is left out of a line that stays; it stood before the words.
  const labels = byLine(
    dropped.filter(({ code }) => code === "web-label"),
    ({ line }) => line,
  )
  for (const [at, text] of source.split(/\r\n|\r|\n/).entries()) {
    const found = listedWords(text, pieces.get(at + 1) ?? [], labels.get(at + 1) ?? [])
    if (found !== solid(text)) return `Line ${at + 1} of the source is “${solid(text)}”, listed is “${found}”`
  }
  return null
}

// The words of a line as its pieces give them, up to the first that does not stand where it says.
function listedWords(text: string, pieces: readonly SourceLine[], labels: readonly Dropped[]): string {
  let words = ""
  let left = 0
  for (const { place, label, text: own } of pieces) {
    const before = solid(text.slice(0, place.column - 1))
    // What may stand before: the mark of a heading in Markdown, the label of a web page.
    const rest = before.startsWith(words) ? before.slice(words.length).replace(/^#{1,6}/, "") : before
    const isLabelled = rest !== "" && rest === solid(labels[left]?.text ?? "")
    if (isLabelled) left++
    if (isLabelled || rest === "") words = before
    if (before !== words) return `${words}…`
    words += solid(label + own)
  }
  return words
}

function byLine<Item>(items: readonly Item[], lineOf: (item: Item) => number): ReadonlyMap<number, readonly Item[]> {
  const lines = new Map<number, Item[]>()
  for (const item of items) {
    const line = lines.get(lineOf(item))
    if (line) line.push(item)
    else lines.set(lineOf(item), [item])
  }
  return lines
}

/** A line that was kept and is not written where it belongs, or one that is neither kept nor listed as left out. */
function unwrittenLine({ lines, dropped, doc, lineOf }: Kept, written: string): string | null {
  const whole = dropped.filter(({ code }) => code !== "web-label")
  const left = new Set(whole.map(({ line, text }) => `${line} ${solid(text)}`))
  const labelOf = derivedLabels(doc, lineOf)
  const text = solid(written)
  let at = 0
  for (const line of lines) {
    const isLeft = left.has(`${line.place.line} ${solid(line.label + line.text)}`)
    if (isLeft && (line.role === "noise" || line.role === "caption")) continue
    const words = solid(labelOf(line)) + wordsOf(line)
    if (line.role === "noise" || !text.startsWith(words, at)) {
      return `Line ${line.place.line} is “${words}”, written is “${text.slice(at, at + 60)}”`
    }
    at += words.length
  }
  return at === text.length ? null : `Written besides: “${text.slice(at, at + 60)}”`
}

// What stands before 签发人 and 抄送 is written as the standard has it.
function wordsOf({ text, role }: SourceLine): string {
  const isFixed = role === "letterhead" || role === "documentNumber" || role === "imprint"
  return solid(isFixed ? text.replace(/(签发人|^抄\s*送):/, "$1：") : text)
}

/**
 * What a line's label is written as: the derived number, which must count what was typed, unless the block says that it was
 * typed otherwise.
 */
function derivedLabels(doc: Node, lineOf: ReadonlyMap<string, number>): (line: SourceLine) => string {
  const labels = numberBlocks(doc)
  const blocks = byLine(
    doc.children.filter(({ type }) => type.name === "heading" || type.name === "task"),
    ({ attrs }) => lineOf.get(attrs.id) ?? 0,
  )
  const used = new Map<number, number>()
  return ({ place, label, role, continues }) => {
    if (role === "bullet") return "●"
    if (continues || (role !== "heading" && role !== "task")) return label
    const count = used.get(place.line) ?? 0
    used.set(place.line, count + 1)
    const block = blocks.get(place.line)?.[count]
    const derived = labels.get(block?.attrs.id) ?? ""
    return figureOf(derived) === figureOf(label) || block?.attrs.label === label ? derived : label
  }
}

// 12 of （12）, 12. and １２、: what a label counts, however it is written.
function figureOf(label: string): string {
  return label
    .replace(/[\s〔〕（()）、.．：:]/g, "")
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
}

// White space, and what has no width: the reader may take these away.
function solid(text: string): string {
  return text.replace(/\s|\u0085|\u200b|\u200c|\u200d|\u2060|\ufeff/g, "")
}
