/** Which brackets and quotation marks a text leaves open: the best evidence that a line was broken. */

const openers = "“《（("
const closers = "”》）)"
// Half and full width count as one kind: writers mix them.
const kinds = [0, 1, 2, 2]
const kindCount = 3

/** Per kind (“” 《》 （）): how many close without having been opened, and how many stay open. */
export interface Balance {
  readonly unopened: readonly number[]
  readonly unclosed: readonly number[]
}

/** The balance of a text. */
export function balanceOf(text: string): Balance {
  const unopened = new Array<number>(kindCount).fill(0)
  const unclosed = new Array<number>(kindCount).fill(0)
  for (const sign of text) {
    const opens = kinds[openers.indexOf(sign)]
    const closes = kinds[closers.indexOf(sign)]
    if (opens !== undefined) unclosed[opens] = (unclosed[opens] ?? 0) + 1
    if (closes === undefined) continue
    if ((unclosed[closes] ?? 0) > 0) unclosed[closes] = (unclosed[closes] ?? 0) - 1
    else unopened[closes] = (unopened[closes] ?? 0) + 1
  }
  return { unopened, unclosed }
}

/** Whether a bracket that `before` leaves open is closed by `after`. */
export function closesWhat(after: Balance, before: Balance): boolean {
  return before.unclosed.some((count, kind) => count > 0 && (after.unopened[kind] ?? 0) > 0)
}

/** Whether every bracket of the text has its partner in it. */
export function isBalanced({ unopened, unclosed }: Balance): boolean {
  return [...unopened, ...unclosed].every((count) => count === 0)
}
