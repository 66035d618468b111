import { join } from "node:path"
import { runChecks } from "./checks.ts"

process.exitCode = runChecks(join(import.meta.dirname, "..")).failed > 0 ? 1 : 0
