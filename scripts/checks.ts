import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"

/** One check of the whole repository: a command that exits 0 when all is well. */
export interface Check {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

/** Every folder that has its own tsconfig.json: each is checked with its own `lib` and `types`. */
function typedFolders(root: string): readonly string[] {
  const packages = readdirSync(join(root, "packages")).map((name) => `packages/${name}`)
  return [...packages, "server", "demo", "test"].filter((folder) => existsSync(join(root, folder, "tsconfig.json")))
}

/** Format, lint, layers (Biome), types by package, and unused code (knip). */
export function checks(root: string): readonly Check[] {
  return [
    { name: "format, lint and layers", command: "biome", args: ["ci", "--colors=off", "--error-on-warnings", "."] },
    ...typedFolders(root).map((folder) => ({ name: `types of ${folder}`, command: "tsc", args: ["-p", folder] })),
    { name: "unused code", command: "knip", args: ["--no-progress"] },
  ]
}

/** Runs the checks one after the other, prints what fails, and gives how many did. */
export function runChecks(root: string): { readonly passed: number; readonly failed: number } {
  let failed = 0
  const all = checks(root)
  for (const { name, command, args } of all) {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    })
    console.log(`${status === 0 ? "✓" : "✗"} ${name}`)
    if (status === 0) continue
    failed++
    console.log(stdout + stderr)
  }
  return { passed: all.length - failed, failed }
}
