/**
 * Order keys: words over base-62 digits, compared as strings. There is always room between two keys that were made here,
 * because none ends on the lowest digit: between "3V" and "4" lies "3k8Qz", between "3" and "31" lies "30V2x".
 */
import type { Random } from "@yaodian/model"

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
const base = digits.length
const middle = "V"
// Two people who put something into one gap at the same time get different keys.
const randomDigits = 3

const chance: Random = (below) => Math.floor(Math.random() * below)

/**
 * A key strictly between `after` ("" is before everything) and `before` (null is behind everything), never a prefix of
 * `before`. Null where there is no room: the keys are equal, in the wrong order, or foreign.
 */
export function between(after: string, before: string | null, random: Random = chance): string | null {
  if (before !== null && after >= before) return null
  let prefix = ""
  let bounded = before !== null
  for (let i = 0; i <= after.length || (bounded && i < (before ?? "").length); i++) {
    const low = i < after.length ? digits.indexOf(after.charAt(i)) : -1
    const high = bounded ? digits.indexOf((before ?? "").charAt(i)) : base
    if (isForeign(after, i) || (bounded && high < 0)) return null
    if (high - low > 1) return prefix + digits.charAt(choose(low, high, bounded, random)) + tail(random)
    bounded &&= high - low === (i < after.length ? 0 : 1)
    prefix += digits.charAt(Math.max(low, 0))
  }
  return null
}

function isForeign(key: string, at: number): boolean {
  return at < key.length && !digits.includes(key.charAt(at))
}

// Between two keys the middle, so that neither side runs out; at the end small steps, since what is appended to is
// appended to again.
function choose(low: number, high: number, bounded: boolean, random: Random): number {
  const room = high - low - 1
  if (!bounded) return low + 1 + random(Math.min(room, 4))
  return low + 1 + Math.floor(room / 3) + random(Math.max(1, Math.ceil(room / 3)))
}

function tail(random: Random): string {
  let text = ""
  for (let i = 1; i < randomDigits; i++) text += digits.charAt(random(base))
  return text + digits.charAt(1 + random(base - 1))
}

/** So many keys in rising order, evenly spread over the whole range. */
export function spread(count: number): readonly string[] {
  let width = 2
  while (base ** width < 2 * count) width++
  const step = base ** width / (count + 1)
  return Array.from({ length: count }, (_, i) => digitsOf(Math.floor(step * (i + 1)), width) + middle)
}

function digitsOf(value: number, width: number): string {
  let text = ""
  for (let rest = value, i = 0; i < width; i++, rest = Math.floor(rest / base)) text = digits.charAt(rest % base) + text
  return text
}
