import { decode } from "../decode.ts"
import { readLines } from "../document.ts"
import { flatLines } from "../flat-lines.ts"
import type { Importer } from "../format.ts"

/** Plain text in UTF-8, UTF-16 or GB 18030, as clean or as dirty as it comes. */
export const textImporter: Importer = {
  id: "txt",
  name: { "zh-CN": "纯文本", en: "Plain text" },
  extensions: ["txt", "text", "md"],
  accepts: () => true,
  read({ bytes }, options) {
    const decoded = decode(bytes)
    return decoded.ok ? readLines(flatLines(decoded.text), options) : decoded
  },
}
