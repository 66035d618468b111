/** Owners and deadlines in a bracket at the end of a task: （牵头单位：…；完成时限：…）. */
import { type Attrs, formatFacts, readFactsBracket } from "@yaodian/model"

/**
 * The facts of a task's bracket as attributes, and the text without it. A bracket that would be written back differently
 * stays in the text besides, so that no word of it is lost.
 */
export function takeFacts(text: string, period: string): { readonly text: string; readonly attrs: Attrs } {
  const bracket = readFactsBracket(text, { period })
  if (!bracket) return { text, attrs: {} }
  const rest = text.slice(0, bracket.from).trimEnd()
  const isPlain = rest !== "" && formatFacts(bracket.attrs) === text.slice(bracket.from)
  // A second bracket before it would be taken for this one when it is written.
  const isTaken = isPlain && !readFactsBracket(rest, { period })
  return { text: isTaken ? rest : text, attrs: bracket.attrs as Attrs }
}

/** The bracket to be written behind a task's text; `""` where there are no facts or the text has them in its own bracket. */
export function factsBracket(text: string, attrs: Attrs, period: string): string {
  const own = readFactsBracket(text, { period })
  return formatFacts(taskWords(attrs), { period, text: own ? text.slice(own.from) : "" })
}

function taskWords(attrs: Attrs): Parameters<typeof formatFacts>[0] {
  const words = (name: string) => String(attrs[name] ?? "")
  return {
    leads: words("leads"),
    supports: words("supports"),
    supervisor: words("supervisor"),
    start: words("start"),
    due: words("due"),
    dueText: words("dueText"),
  }
}
