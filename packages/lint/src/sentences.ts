import type { Span } from "./diagnostic.ts"

/** Marks that end a sentence, with the marks that may close over its end. */
const sentenceEnd = /[。！？!?…]+[”’）)》」』]*/g

/**
 * The sentences of a text: ranges up to and with their end mark and what closes over it; the last may have none. Together
 * they cover the text. Marks inside quotation marks or brackets end a sentence too.
 */
export function readSentences(text: string): readonly Span[] {
  const sentences: Span[] = []
  let from = 0
  for (const match of text.matchAll(sentenceEnd)) {
    const to = match.index + match[0].length
    sentences.push({ from, to })
    from = to
  }
  if (from < text.length) sentences.push({ from, to: text.length })
  return sentences
}
