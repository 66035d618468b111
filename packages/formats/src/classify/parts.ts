/** Passages -> parts: a notice and the plan that it issues, a report and the plan in it, annexes. */
import type { LineRole, PartKind } from "@yaodian/model"
import { closingRoles, isAnnexMark } from "./closing.ts"
import { isTitleLike, readFront, titleRun, titleText } from "./front.ts"
import { opensPlan } from "./kinds.ts"
import type { NoiseCode } from "./noise.ts"
import type { Passage } from "./passage.ts"

/** A stretch of passages from one title up to the next. */
export interface Part {
  readonly from: number
  /** Where the body begins: behind title, notes and recipients. */
  readonly body: number
  /** Where the part ends, excluded. */
  readonly to: number
  /** What title or subtitle call it; null where they do not say. */
  readonly kind: PartKind | null
  readonly title: string
}

/** The parts, the roles of what stands around their bodies by passage, and the passages that turned out to be noise. */
export interface Parts {
  readonly parts: readonly Part[]
  readonly roles: ReadonlyMap<number, LineRole>
  readonly noise: ReadonlyMap<number, NoiseCode>
}

/** Finds the parts of a document. */
export function splitParts(passages: readonly Passage[]): Parts {
  const noise = repeatedTitle(passages)
  const roles = new Map<number, LineRole>()
  const parts: Part[] = []
  for (let at = noise.size; at < passages.length; ) {
    const part = readPart(passages, at, roles)
    parts.push(part)
    at = part.to
  }
  return { parts, roles, noise }
}

function readPart(passages: readonly Passage[], at: number, roles: Map<number, LineRole>): Part {
  const first = passages[at]
  const isAnnex = first !== undefined && isAnnexMark(first) && titleRun(passages, at + 1).count > 0
  if (isAnnex) roles.set(at, "annexMark")
  const front = readFront(passages, isAnnex ? at + 1 : at)
  for (const [index, role] of front.roles) roles.set(index, isAnnex && role === "title" ? "annexTitle" : role)
  const part = { from: at, body: front.body, kind: front.kind, title: front.title }
  let to = Math.max(front.body, at + 1)
  while (to < passages.length && !opensPart(passages, to, part)) to++
  for (const [index, role] of closingRoles(passages, front.body, to)) roles.set(index, role)
  return { ...part, to }
}

function opensPart(passages: readonly Passage[], at: number, part: Omit<Part, "to">): boolean {
  const passage = passages[at]
  if (!passage || at + 1 >= passages.length) return false
  if (isAnnexMark(passage)) return titleRun(passages, at + 1).count > 0
  if (!isTitleLike(passage)) return false
  const isReport = part.kind !== "plan" && part.kind !== "notice" && part.title !== ""
  if (isReport && opensPlan(passage.text)) return true
  const run = titleRun(passages, at)
  if (!run.isWhole || at + run.count >= passages.length) return false
  const title = titleText(passages, at, run.count)
  return title.length >= shortestTitle && isTitlePlace(passages, at, part)
}

const shortestTitle = 6
const latestTitle = 15

// A second title stands below a date or a signature, in a notice that issues something, or where no title has come yet.
function isTitlePlace(passages: readonly Passage[], at: number, part: Omit<Part, "to">): boolean {
  const before = closingRoles(passages, Math.max(part.body, at - 2), at).get(at - 1)
  if (before === "date" || before === "signature" || before === "imprint") return true
  if (/印发|下发|转发|发布/.test(part.title)) return true
  return part.title === "" && at < latestTitle && passages.slice(part.from, at).every(({ label }) => !label)
}

// A web page shows the title once more above the document.
function repeatedTitle(passages: readonly Passage[]): ReadonlyMap<number, NoiseCode> {
  const first = titleRun(passages, 0)
  const again = titleRun(passages, first.count)
  const isRepeated =
    first.isWhole &&
    again.isWhole &&
    titleWords(passages, 0, first.count) === titleWords(passages, first.count, again.count)
  return new Map(isRepeated ? Array.from({ length: first.count }, (_, index) => [index, "repeated-title"]) : [])
}

function titleWords(passages: readonly Passage[], at: number, count: number): string {
  return titleText(passages, at, count).replace(/\s/g, "")
}
