/**
 * Whether an import kept every character. White space aside, each line of the source must be a line that the importer lists or
 * stand in its list of what was left out; and the lines that it kept must come out again, in the same order, with nothing
 * between them. Only labels may be written differently: (一) as （一）.
 */
import type { SourceLine } from "@yaodian/model"
import type { Dropped, Imported } from "./format.ts"

/** The first place where characters were lost, changed or moved, in words; null where all is there. */
export function findLoss(
  source: string,
  imported: Pick<Imported, "lines" | "dropped">,
  written: string,
): string | null {
  return unlistedLine(source, imported) ?? unwrittenLine(imported, written)
}

/** A line of the source that is not listed whole, each piece at its column. */
function unlistedLine(source: string, { lines, dropped }: Pick<Imported, "lines" | "dropped">): string | null {
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
    const mark = labels[left]
    if (mark && before === words + solid(mark.text)) {
      words = before
      left++
    }
    // The mark of a heading in Markdown.
    if (/^#{1,6}$/.test(before.slice(words.length)) && before.startsWith(words)) words = before
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
function unwrittenLine({ lines, dropped }: Pick<Imported, "lines" | "dropped">, written: string): string | null {
  const whole = dropped.filter(({ code }) => code !== "web-label")
  const left = new Set(whole.map(({ line, text }) => `${line} ${solid(text)}`))
  const text = solid(written)
  // A short label may be read in two ways; every place that fits is followed up.
  let places: readonly number[] = [0]
  for (const line of lines) {
    const isLeft = left.has(`${line.place.line} ${solid(line.label + line.text)}`)
    if (isLeft && (line.role === "noise" || line.role === "caption")) continue
    const forms = line.role === "noise" ? [] : formsOf(line)
    const next = places.flatMap((at) =>
      forms.filter((form) => text.startsWith(form, at)).map((form) => at + form.length),
    )
    const [at = 0] = places
    if (next.length === 0)
      return `Line ${line.place.line} is “${solid(line.text)}”, written is “${text.slice(at, at + 60)}”`
    places = Array.from(new Set(next))
  }
  return places.includes(text.length) ? null : `Written besides: “${text.slice(places[0], (places[0] ?? 0) + 60)}”`
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
