import type { Absence, BlockDifference } from "@yaodian/collab"
import type { Desk } from "../desk.ts"
import { button, element } from "./element.ts"

/** How much of the text before and after a change is shown. */
const context = 12

/** What others and oneself wrote while there was no connection, to be opened. */
export function absenceLists(desk: Desk, { mine, theirs }: Absence): HTMLElement {
  return element(
    "details",
    {},
    element("summary", {}, desk.say("absence.look")),
    element("h3", {}, desk.say("absence.theirs")),
    list(desk, theirs),
    element("h3", {}, desk.say("absence.mine")),
    list(desk, mine),
  )
}

function list(desk: Desk, differences: readonly BlockDifference[]): HTMLElement {
  return element("ul", {}, ...differences.map((each) => element("li", {}, difference(desk, each))))
}

// What is gone cannot be gone to.
function difference(desk: Desk, { id, before, after }: BlockDifference): HTMLElement {
  const { start, removed, added, end } = changedPart(before ?? "", after ?? "")
  const parts = [
    start,
    removed === "" ? null : element("del", {}, removed),
    added === "" ? null : element("ins", {}, added),
    end,
  ]
  return after === null ? element("span", {}, ...parts) : button({ class: "link" }, parts, () => desk.reveal(id))
}

/** Where two texts differ, with a little of what they share before and after. */
export function changedPart(before: string, after: string) {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const isSame = head === before.length && head === after.length
  return {
    start: isSame ? before : cut(before.slice(0, head), -context),
    removed: before.slice(head, before.length - tail),
    added: after.slice(head, after.length - tail),
    end: cut(before.slice(before.length - tail), context),
  }
}

/** The first characters of a text, or the last where `length` is negative. */
function cut(text: string, length: number): string {
  if (text.length <= Math.abs(length)) return text
  return length < 0 ? `…${text.slice(length)}` : `${text.slice(0, length)}…`
}
