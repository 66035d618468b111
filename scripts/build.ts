/**
 * Builds what is published and what is served: JavaScript and declarations of each package into its `dist`, file by file;
 * the editor as one self-contained file (packages/editor/dist/plan-editor.js); and the demo.
 */
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { build } from "vite"
import { browserTarget, treeshake } from "../vite.config.ts"

const root = join(import.meta.dirname, "..")
const folders = [...["model", "lint", "formats", "collab", "editor", "cli"].map((name) => `packages/${name}`), "server"]

const emit = ["--noEmit", "false", "--declaration", "--sourceMap", "--rewriteRelativeImportExtensions"]

/** Turns the sources of a package into JavaScript and declarations. */
function compile(folder: string): void {
  const dist = join(root, folder, "dist")
  rmSync(dist, { recursive: true, force: true })
  const places = ["--rootDir", join(root, folder, "src"), "--outDir", dist]
  execFileSync("tsc", ["-p", join(root, folder), ...emit, ...places], { stdio: "inherit" })
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".d.ts") || name.endsWith(".js")) rewrite(join(dist, name))
  }
}

// The compiler turns `.ts` into `.js` in the imports of JavaScript, but not in declarations nor in addresses of workers.
function rewrite(file: string): void {
  const text = readFileSync(file, "utf8")
  const done = text.replace(/(from "|import\("|new URL\(")(\.[^"]*)\.ts"/g, '$1$2.js"')
  if (done !== text) writeFileSync(file, done)
}

/** The element with all that it needs in one file, for a script tag. */
async function bundleElement(): Promise<void> {
  const editor = join(root, "packages/editor")
  await build({
    configFile: false,
    root: editor,
    logLevel: "warn",
    build: {
      target: [...browserTarget],
      sourcemap: true,
      emptyOutDir: false,
      chunkSizeWarningLimit: 700,
      rollupOptions: {
        input: { "plan-editor": join(editor, "src/element.ts") },
        treeshake,
        preserveEntrySignatures: "strict",
        output: { entryFileNames: "[name].js" },
      },
    },
  })
}

for (const folder of folders) compile(folder)
await bundleElement()
await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn" })
