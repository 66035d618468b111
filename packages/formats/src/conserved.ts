/**
 * Whether an import kept every character. White space aside, each line of the source must be a line that the importer lists or
 * stand in its list of what was left out; and the lines that it kept must come out again, in the same order, with nothing
 * between them. Only labels may be written differently: (一) as （一）.
 */
import type { SourceLine } from "@yaodian/model"
import type { Imported } from "./format.ts"

/** The first place where characters were lost, changed or moved, in words; null where all is there. */
export function findLoss(source: string, imported: Pick<Imported, "lines" | "dropped">, written: string): string | null {
  return unlistedLine(source, imported) ?? unwrittenLine(imported, written)
}

/** A line of the source that is neither among the lines nor among what was left out. */
function unlistedLine(source: string, { lines, dropped }: Pick<Imported, "lines" | "dropped">): string | null {
  const listed = new Map<number, string>()
  // A web page's label is left out of a line that stays; it stood before the words.
  for (const { line, text, code } of dropped) if (code === "web-label") listed.set(line, solid(text))
  for (const { place, label, text } of lines) {
    listed.set(place.line, (listed.get(place.line) ?? "") + solid(label + text))
  }
  const texts = source.split(/\r\n|\r|\n/)
  for (const [at, text] of texts.entries()) {
    const words = solid(text.replace(/^\s*#{1,6}[ \t]+/, ""))
    const found = listed.get(at + 1) ?? ""
    if (words !== found) return `Line ${at + 1} of the source is “${words}”, listed is “${found}”`
  }
  return null
}

/** A line that was kept and is not written where it belongs. */
function unwrittenLine({ lines, dropped }: Pick<Imported, "lines" | "dropped">, written: string): string | null {
  const left = new Set(dropped.map(({ line, text }) => `${line} ${solid(text)}`))
  const text = solid(written)
  let at = 0
  for (const line of lines) {
    if (left.has(`${line.place.line} ${solid(line.label + line.text)}`)) continue
    const form = formsOf(line).find((each) => text.startsWith(each, at))
    if (form === undefined) return `Line ${line.place.line} is “${solid(line.text)}”, written is “${text.slice(at, at + 60)}”`
    at += form.length
  }
  return at === text.length ? null : `Written besides: “${text.slice(at, at + 60)}”`
}

/** The ways in which a line may be written: its label as typed, or with the same figure in another form. */
function formsOf({ label, text, role }: SourceLine): readonly string[] {
  const isFixed = role === "letterhead" || role === "documentNumber" || role === "imprint"
  const words = solid(isFixed ? text.replace(/(签发人|^抄\s*送):/, "$1：") : text)
  if (label === "") return [words]
  if (role === "bullet") return [`●${words}`]
  const figure = solid(label)
    .replace(/[〔〕（()）、.．：:]/g, "")
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
  const labels = [solid(label), `（${figure}）`, `${figure}）`, `${figure}.`, `${figure}、`, figure]
  return labels.map((form) => form + words)
}

// White space, and what has no width: the reader may take these away.
function solid(text: string): string {
  return text.replace(/\s|\u0085|\u200b|\u200c|\u200d|\u2060|\ufeff/g, "")
}
