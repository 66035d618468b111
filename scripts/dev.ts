/** The demo for developers: the server, started anew by hand, and Vite in front of it with hot reload. */
import { spawn } from "node:child_process"
import { join } from "node:path"

const root = join(import.meta.dirname, "..")
const children = [
  spawn("node", ["demo/serve.ts", "--port", "1234"], { cwd: root, stdio: "inherit" }),
  spawn("vite", ["--port", "5173"], { cwd: root, stdio: "inherit" }),
]

for (const child of children) {
  child.on("exit", (code) => {
    for (const other of children) other.kill()
    process.exitCode = code ?? 0
  })
}
