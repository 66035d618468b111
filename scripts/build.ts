/**
 * Builds what is published and what is served: JavaScript and declarations of each package into its `dist`, the editor as
 * one self-contained file (packages/editor/dist/plan-editor.js), and the demo.
 */
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { build, type InlineConfig } from "vite"

const root = join(import.meta.dirname, "..")
const target = ["chrome111", "firefox115", "safari16.4"]
const folders = [
  "packages/model",
  "packages/lint",
  "packages/formats",
  "packages/collab",
  "packages/editor",
  "server",
  "packages/cli",
]

interface Manifest {
  readonly exports?: Readonly<Record<string, string>>
  readonly bin?: Readonly<Record<string, string>>
}

/** The source files that a package offers, by the name of the file that they become. */
function entries(folder: string): Record<string, string> {
  const { exports = { ".": "./src/main.ts" } } = JSON.parse(
    readFileSync(join(root, folder, "package.json"), "utf8"),
  ) as Manifest
  return Object.fromEntries(
    Object.values(exports).map((path) => [path.replace("./src/", "").replace(/\.ts$/, ""), join(root, folder, path)]),
  )
}

function library(folder: string): InlineConfig {
  return {
    configFile: false,
    root: join(root, folder),
    logLevel: "warn",
    build: {
      target,
      sourcemap: true,
      minify: false,
      outDir: "dist",
      lib: { entry: entries(folder), formats: ["es"] },
      // Whatever is imported by name is a dependency: two copies of Yjs in one page would not know each other's types.
      rollupOptions: { external: (id) => !id.startsWith(".") && !id.startsWith("/") },
    },
  }
}

/** Declarations, with the `.ts` of their imports turned into the `.js` that is beside them. */
function declarations(folder: string): void {
  const dist = join(root, folder, "dist")
  const flags = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--rootDir", join(root, folder, "src")]
  execFileSync("tsc", ["-p", join(root, folder), ...flags, "--outDir", dist], { stdio: "inherit" })
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".d.ts")) continue
    const file = join(dist, name)
    writeFileSync(file, readFileSync(file, "utf8").replace(/(from "|import\(")(\.[^"]*)\.ts"/g, '$1$2.js"'))
  }
}

async function element(): Promise<void> {
  await build({
    configFile: false,
    root: join(root, "packages/editor"),
    logLevel: "warn",
    build: {
      target,
      sourcemap: true,
      emptyOutDir: false,
      lib: { entry: { "plan-editor": join(root, "packages/editor/src/element.ts") }, formats: ["es"] },
    },
  })
}

for (const folder of folders) {
  rmSync(join(root, folder, "dist"), { recursive: true, force: true })
  await build(library(folder))
  declarations(folder)
}
await element()
await build({ root: join(root, "demo"), configFile: join(root, "vite.config.ts"), logLevel: "warn" })
