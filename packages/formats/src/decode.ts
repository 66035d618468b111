/**
 * Bytes -> text. A byte order mark decides; else strict UTF-8; else GB 18030, of which GBK and GB 2312 are parts. A UTF-8 file
 * with a few broken bytes (a cut-off end) is still read as UTF-8, and the replaced places are kept as U+FFFD for the reader
 * to report.
 */
import type { Refused } from "./format.ts"
import { notText } from "./unreadable.ts"

/** The encodings that are told apart. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030"

/** A file's text without byte order mark, or why it is no text. */
export type Decoded = { readonly ok: true; readonly text: string; readonly encoding: Encoding } | Refused

// Above this share of unreadable places or control characters the file is no text in that encoding.
const mostBad = 0.02
const replaced = 0xfffd
// Text has none of these but by accident; many are a sign of binary data.
function isControl(code: number): boolean {
  return code < 0x20 && (code < 0x09 || code > 0x0d)
}

/** Decodes the bytes of a text file. */
export function decode(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes)
  if (marked) return checked(new TextDecoder(marked).decode(bytes), marked)
  const strict = strictUtf8(bytes)
  if (strict !== null) return checked(strict, "utf-8")
  const utf8 = new TextDecoder("utf-8").decode(bytes)
  const gb = new TextDecoder("gb18030").decode(bytes)
  // Broken UTF-8 read as GB 18030 gives plausible nonsense, so UTF-8 wins where nearly all of it is in order.
  if (replacedShare(utf8) <= mostBad) return checked(utf8, "utf-8")
  return replacedShare(gb) <= mostBad ? checked(gb, "gb18030") : notText
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be"
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8"
  return null
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return null // not UTF-8: the next encoding is tried
  }
}

function checked(text: string, encoding: Encoding): Decoded {
  let bad = 0
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) bad++
  return bad <= text.length * mostBad && !text.includes("\0\0") ? { ok: true, text, encoding } : notText
}

// Of the characters outside ASCII, how many could not be decoded.
function replacedShare(text: string): number {
  let foreign = 0
  let bad = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7f) foreign++
    if (code === replaced) bad++
  }
  return foreign === 0 ? 1 : bad / foreign
}
