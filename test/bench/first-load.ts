/**
 * What a page loads before the editor is there: the element with ProseMirror and Yjs, minified and compressed, against its
 * budget (DESIGN.md section 7). Exits with 1 when it is over.
 */

import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "vite"
import { treeshake } from "../../vite.config.ts"

const budgetKb = 180
const root = join(import.meta.dirname, "../../packages/editor")
const result = await build({
  configFile: false,
  root,
  logLevel: "warn",
  // Not as a library: Vite leaves the white space in those.
  build: { write: false, target: "chrome111", rollupOptions: { treeshake, input: join(root, "src/element.ts") } },
})
const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) => ("output" in each ? each.output : []))
const entries = outputs.flatMap((file) => (file.type === "chunk" && file.isEntry ? [file.code] : []))
const kb = entries.reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0) / 1000
console.log(`first load: ${kb.toFixed(1)} kB gzip of ${budgetKb} kB`)
process.exitCode = kb > budgetKb ? 1 : 0
