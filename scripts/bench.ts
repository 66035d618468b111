/** Runs the benchmarks of test/bench one after the other, or those whose name contains an argument; each prints its figures. */
import { spawnSync } from "node:child_process"
import { readdirSync } from "node:fs"
import { join } from "node:path"

const folder = join(import.meta.dirname, "../test/bench")
const wanted = process.argv.slice(2)
const names = readdirSync(folder).filter((name) => name.endsWith(".ts") && wanted.every((word) => name.includes(word)))
if (names.length === 0) {
  console.error(`No benchmark is named ${wanted.join(" ")}. There are: ${readdirSync(folder).join(", ")}`)
  process.exitCode = 2
}
for (const name of names) {
  console.log(`\n# ${name}`)
  const { status } = spawnSync("node", [join(folder, name)], { stdio: "inherit" })
  if (status !== 0) process.exitCode = 1
}
