/**
 * A hash of a text as 14 hexadecimal digits (cyrb53: fast, 53 bits, not for secrets). Used for fingerprints and to see
 * whether a block is still the one that a fix was made for.
 */
export function textHash(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  const mixedHigh = mix(high, low)
  const mixedLow = mix(low, mixedHigh)
  const value = (mixedLow & 0x1fffff) * 0x1_0000_0000 + (mixedHigh >>> 0)
  return value.toString(16).padStart(14, "0")
}

function mix(word: number, other: number): number {
  return Math.imul(word ^ (word >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
}
