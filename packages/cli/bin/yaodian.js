#!/usr/bin/env node
// In the repository the sources run as they are, which takes a Node that strips types. An older Node hands over to
// the one that set-up has put beside the other tools.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"

if (process.features.typescript) {
  await import("../src/main.ts")
} else {
  const node = fileURLToPath(new URL("../../../node_modules/.bin/node", import.meta.url))
  if (!existsSync(node)) {
    console.error(
      `yaodian: Node ${process.version} cannot run the sources. Use Node 22.18 or later, or run "npm start" once.`,
    )
    process.exit(2)
  }
  const { status } = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" })
  process.exit(status ?? 2)
}
