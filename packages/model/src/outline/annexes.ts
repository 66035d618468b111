import { readLabel } from "../numbering/label.ts"
import { shownText } from "../text.ts"
import type { Part } from "./types.ts"

/** An annex that the document names or holds. */
export interface AnnexJson {
  /** 附件, 附件1. */
  readonly label: string
  readonly title: string
}

/**
 * The annexes that the annex notes name (附件：1. 安排表), and after them the annex parts that no note names. A note may name
 * several, one a line or one a block; only the first begins with 附件.
 */
export function annexesOf(parts: readonly Part[]): readonly AnnexJson[] {
  const named = parts
    .flatMap(({ closing }) => closing.filter(({ node }) => node.type.name === "annexNote"))
    .flatMap(({ node }) => shownText(node).split("\n"))
    .flatMap(readAnnex)
  const held = parts.flatMap(({ part, title }) => (part === "annex" ? [title] : []))
  const unnamed = held.filter((title) => !named.some((annex) => annex.title.startsWith(title)))
  return [...named, ...unnamed.map((title) => ({ label: "附件", title }))]
}

function readAnnex(line: string): readonly AnnexJson[] {
  const words = line.trim()
  const head = /^附\s?件\s?(?<number>[0-9０-９]{0,2})\s?[：:.．、]?\s*/.exec(words)
  const rest = words.slice(head?.[0].length ?? 0)
  const label = readLabel(rest)
  const title = rest.slice(label?.length ?? 0).trim()
  const number = head?.groups?.number || (label ? String(label.value) : "")
  return title === "" ? [] : [{ label: `附件${number}`, title }]
}
