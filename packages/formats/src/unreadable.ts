/** Files that cannot be read, known by their first bytes, each with one sentence that says what to do. */
import type { Message, Refused, SourceFile } from "./format.ts"
import { extensionOf } from "./format.ts"

/** The refusal of a file that is no text in any encoding that we know. */
export const notText: Refused = refused("not-text", {
  "zh-CN": "这个文件不是文本，无法读取；请在 Word 或 WPS 中另存为纯文本（.txt）后再导入。",
  en: "This file is not text; save it as plain text (.txt) in Word or WPS and import that.",
})

/** The refusal of a file without a word in it. */
export const emptyFile: Refused = refused("empty", {
  "zh-CN": "这个文件是空的，没有可以导入的内容。",
  en: "This file is empty; there is nothing to import.",
})

const oldWord = refused("old-word", {
  "zh-CN": "这是旧版 Word（.doc）或 WPS（.wps）文件，无法读取；请另存为纯文本（.txt）后再导入。",
  en: "This is an old Word (.doc) or WPS (.wps) file; save it as plain text (.txt) and import that.",
})
const encrypted = refused("encrypted", {
  "zh-CN": "这个文件设有密码，无法读取；请取消密码并另存为纯文本（.txt）后再导入。",
  en: "This file is protected by a password; remove it, save as plain text (.txt) and import that.",
})
const word = refused("word", {
  "zh-CN": "目前还不能读取 Word 文件（.docx）；请另存为纯文本（.txt）后再导入。",
  en: "Word files (.docx) cannot be read yet; save as plain text (.txt) and import that.",
})
const archive = refused("archive", {
  "zh-CN": "这是压缩包或表格文件，无法读取；请取出其中的文字，另存为纯文本（.txt）后再导入。",
  en: "This is an archive or a spreadsheet; save the words in it as plain text (.txt) and import that.",
})
const webPage = refused("web-page", {
  "zh-CN": "目前还不能读取网页文件（.html）；请把网页上的文字另存为纯文本（.txt）后再导入。",
  en: "Web pages (.html) cannot be read yet; save the words as plain text (.txt) and import that.",
})
const pdf = refused("pdf", {
  "zh-CN": "不能读取 PDF 文件；请导入它的原稿，或者把文字另存为纯文本（.txt）。",
  en: "PDF files cannot be read; import the original, or save the words as plain text (.txt).",
})
const picture = refused("picture", {
  "zh-CN": "这是图片，里面的文字无法读取；请导入文字稿。",
  en: "This is a picture; import the written text.",
})

interface Signature {
  readonly bytes: readonly number[]
  refusal(file: SourceFile): Refused
}

const signatures: readonly Signature[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], refusal: zipRefusal },
  { bytes: [0x50, 0x4b, 0x05, 0x06], refusal: () => archive },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], refusal: oleRefusal },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], refusal: () => pdf },
  { bytes: [0x1f, 0x8b], refusal: () => archive },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], refusal: () => archive },
  { bytes: [0x52, 0x61, 0x72, 0x21], refusal: () => archive },
  { bytes: [0x89, 0x50, 0x4e, 0x47], refusal: () => picture },
  { bytes: [0xff, 0xd8, 0xff], refusal: () => picture },
  { bytes: [0x47, 0x49, 0x46, 0x38], refusal: () => picture },
]

/** Why the file cannot be read, by its first bytes and its name; null where they do not speak against it. */
export function unreadable(file: SourceFile): Refused | null {
  const known = signatures.find(({ bytes }) => bytes.every((byte, at) => file.bytes[at] === byte))
  if (known) return known.refusal(file)
  return isWebPage(file) ? webPage : null
}

function zipRefusal(file: SourceFile): Refused {
  return extensionOf(file.name) === "docx" || includes(file.bytes, ascii("word/document.xml")) ? word : archive
}

// An encrypted .docx is an OLE file with a stream of this name, in UTF-16.
function oleRefusal(file: SourceFile): Refused {
  const name = ascii("EncryptedPackage").flatMap((byte) => [byte, 0])
  return includes(file.bytes, name) ? encrypted : oldWord
}

function isWebPage(file: SourceFile): boolean {
  if (/^x?html?$/.test(extensionOf(file.name))) return true
  const start = new TextDecoder("latin1").decode(file.bytes.subarray(0, 200))
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<!doctype\s+html|<html[\s>])/i.test(start)
}

function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true
  }
  return false
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}

function refused(code: string, message: Message): Refused {
  return { ok: false, code, message }
}
