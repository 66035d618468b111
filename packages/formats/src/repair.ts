/** Classified lines -> the paragraphs that the writer meant, and lists of what was left out and of what was guessed. */
import type { LineRole } from "@yaodian/model"
import { noiseReasons } from "./classify/noise.ts"
import { joinText } from "./classify/passage.ts"
import type { ClassifiedLine } from "./classify.ts"
import type { Dropped, ImportProblem } from "./format.ts"

/** Lines that are one paragraph. */
export interface Paragraph {
  readonly role: LineRole
  readonly level: number
  /** The typed number or mark before the text, `""` for none. */
  readonly label: string
  readonly text: string
  /** The 1-based line of the source at which it begins. */
  readonly line: number
  /** The cells of a row of a table. */
  readonly cells: readonly string[]
}

/** A draft without its noise and its broken lines. */
export interface Repaired {
  readonly paragraphs: readonly Paragraph[]
  readonly dropped: readonly Dropped[]
  readonly problems: readonly ImportProblem[]
}

/** Joins the lines that go on with the one before, and takes the noise out. */
export function repair(lines: readonly ClassifiedLine[]): Repaired {
  const groups: ClassifiedLine[][] = []
  for (const line of lines) {
    if (line.noise) continue
    const group = groups.at(-1)
    if (line.continues && group) group.push(line)
    else groups.push([line])
  }
  return {
    paragraphs: groups.flatMap(paragraphOf),
    dropped: lines.flatMap(droppedOf),
    problems: groups.flatMap((group) => group.slice(1).flatMap((line, at) => joinProblem(line, group[at]))),
  }
}

function paragraphOf(group: readonly ClassifiedLine[]): readonly Paragraph[] {
  const [first] = group
  if (!first) return []
  const { role, level, label, cells } = first
  const text = joinText(group.map((line) => line.text))
  return [{ role, level, label, text, line: first.place.line, cells: cells ?? [] }]
}

function droppedOf({ noise, webLabel, label, text, place }: ClassifiedLine): readonly Dropped[] {
  const dropped: Dropped[] = []
  const add = (code: keyof typeof noiseReasons, words: string) =>
    dropped.push({ line: place.line, text: words, code, why: noiseReasons[code] })
  if (webLabel !== "") add("web-label", webLabel.trim())
  if (noise) add(noise, label + text)
  return dropped
}

function joinProblem(line: ClassifiedLine, before: ClassifiedLine | undefined): readonly ImportProblem[] {
  if (!line.isGuess || !before) return []
  const first = before.place.line
  const second = line.place.line
  const message = {
    "zh-CN": `第 ${first} 行没有写完，已与第 ${second} 行接成一段；请核对断行处是否缺字。`,
    en: `Line ${first} ends in the middle of a sentence and was joined with line ${second}. Check that no words are missing between them.`,
  }
  return [{ line: second, code: "line-joined", message, proposal: "" }]
}
