/** Which lines of a page are not of the document: by their words (noise.ts) and by where they stand. */
import type { FlatLine } from "../flat-lines.ts"
import { kindOfTitle } from "./kinds.ts"
import { isSiteName, type NoiseCode, noiseCode } from "./noise.ts"
import { isFinished, lookLength, plain } from "./plain.ts"

const longestSiteName = 12

/** The reason for each line that is noise, null for the others. */
export function lineNoise(lines: readonly FlatLine[]): readonly (NoiseCode | null)[] {
  const codes = lines.map(({ text }) => noiseCode(text))
  const top = codes.indexOf(null)
  if (top >= 0 && isSiteNameAt(lines, codes, top)) codes[top] = "site-name"
  for (const at of afterFooter(lines, codes)) codes[at] = "after-footer"
  return codes
}

// The first line of a page is its site's name where it says so, or where the page's navigation comes between it and the title.
function isSiteNameAt(lines: readonly FlatLine[], codes: readonly (NoiseCode | null)[], at: number): boolean {
  const { text } = lines[at] ?? { text: "" }
  const next = codes.indexOf(null, at + 1)
  const isName = lookLength(text) <= longestSiteName && !/[，。；：、,;:《》]/.test(text) && kindOfTitle(text) === null
  if (!isName || isFinished(plain(text).trim()) || next < 0 || isFinished(lines[next]?.text ?? "")) return false
  return isSiteName(text) || codes.slice(at + 1, next).includes("navigation")
}

// Behind the footer come lists of links and advertising: lines without a sentence. A full sentence or a number ends them.
function afterFooter(lines: readonly FlatLine[], codes: readonly (NoiseCode | null)[]): readonly number[] {
  const footer = codes.indexOf("footer")
  const hasBody = lines.slice(0, Math.max(footer, 0)).some(({ text }) => text.includes("。"))
  if (!hasBody) return []
  const after: number[] = []
  for (let at = footer + 1; at < lines.length; at++) {
    const { text } = lines[at] ?? { text: "" }
    if (codes[at] !== null) continue
    if (/[。；]/.test(plain(text)) || text.length > 60 || /^[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]/.test(text))
      break
    after.push(at)
  }
  return after
}

const fewestWrapped = 6
const shareWrapped = 0.35

/** Where the lines of a text end that was wrapped at a fixed width, in characters; `Infinity` for a text that was not. */
export function hardWrapWidth(lines: readonly FlatLine[]): number {
  const counts = new Array<number>(64).fill(0)
  for (const { text } of lines) {
    if (text.length >= 15 && text.length < 60 && !isFinished(text)) counts[text.length] = (counts[text.length] ?? 0) + 1
  }
  let best = { width: Number.POSITIVE_INFINITY, count: 0 }
  for (let width = 15; width < 60; width++) {
    const count = [width, width - 1, width - 2].reduce((sum, each) => sum + (counts[each] ?? 0), 0)
    if (count > best.count) best = { width, count }
  }
  const isWrapped = best.count >= fewestWrapped && best.count >= lines.length * shareWrapped
  return isWrapped ? best.width : Number.POSITIVE_INFINITY
}
