/**
 * Tasks without numbers. In reports a task is a paragraph that begins with its lead (强化政治领导，把牢“定盘星”。……). Such
 * paragraphs are tasks where a part has no numbered ones and most of the paragraphs under its headings are so.
 */
import type { Headings, Placed } from "./headings.ts"
import { deepestLevel } from "./labels.ts"
import type { Passage } from "./passage.ts"
import { withoutGlosses } from "./plain.ts"

const longestLead = 24
const shortestLead = 4
const fewestTasks = 3
// How sentences begin that tell instead of naming a task.
const narrates = /^(?:[\d０-９]|[今去明]年|一年来|过去|此外|同时|另外|其中|为此|近年|目前|当前|——)/

/** The unnumbered tasks of a body, one level below their heading. */
export function runInTasks(headings: Headings, isText: (at: number) => boolean): ReadonlyMap<number, Placed> {
  const none = new Map<number, Placed>()
  const { placed, passages } = headings
  if (Array.from(placed.values()).some(({ role }) => role === "task")) return none
  const under = paragraphsUnder(headings, isText)
  const tasks = under.filter(({ at }) => beginsWithLead(passages[at]))
  if (tasks.length < Math.min(fewestTasks, under.length) || tasks.length * 2 < under.length) return none
  return new Map(tasks.map(({ at, level }) => [at, { role: "task", level: Math.min(level + 1, deepestLevel) }]))
}

function paragraphsUnder(
  { placed, passages }: Headings,
  isText: (at: number) => boolean,
): readonly { at: number; level: number }[] {
  const under: { at: number; level: number }[] = []
  let level = 0
  passages.forEach((_, at) => {
    const heading = placed.get(at)
    if (heading) level = heading.level
    else if (level > 0 && isText(at)) under.push({ at, level })
  })
  return under
}

function beginsWithLead(passage: Passage | undefined): boolean {
  if (!passage || narrates.test(passage.text)) return false
  const text = withoutGlosses(passage.text.slice(0, 200))
  const stop = text.indexOf("。")
  return stop >= shortestLead && stop <= longestLead && text.length > stop + 5
}
