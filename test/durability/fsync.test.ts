import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { planServer } from "./plan-server.ts"

const hasStrace = spawnSync("strace", ["-V"]).status === 0
if (!hasStrace && process.env.CI) throw new Error("strace is not here, and without it the fsyncs cannot be counted.")
if (!hasStrace) console.warn("The fsyncs are not counted: strace is not here.")

/** `F` for each fsync that returned and `E` for each update that was sent to a socket, in the order of the system calls. */
function events(trace: string): string {
  return trace
    .split("\n")
    .map((line) => {
      if (/f(data)?sync(\(| resumed).*= 0$/.test(line)) return "F"
      // A WebSocket frame (binary, final: 0x82), its length, then the message: sync (0), update (2).
      return /(write|writev|sendto|sendmsg)\(.*\\x82(\\x[0-9a-f]{2}){1,9}?("[^"]*")?.*?\\x00\\x02\\x/.test(line)
        ? "E"
        : ""
    })
    .join("")
}

it.skipIf(!hasStrace)("calls fsync before each of 30 echoes", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "yaodian-strace-"))
  const file = join(folder, "trace")
  const calls = "trace=fsync,fdatasync,write,writev,sendto,sendmsg"
  const server = await planServer(["strace", "-f", "-qq", "-xx", "-s", "32", "-e", calls, "-o", file])
  onTestFinished(server.process.end)
  const writer = await server.join("张三")
  const before = events(readFileSync(file, "utf8")).length
  for (let edit = 0; edit < 30; edit++) {
    writer.text.insert(writer.text.length, `第${edit}次。`)
    await writer.connection.whenSaved()
  }
  const seen = events(readFileSync(file, "utf8")).slice(before)
  writer.vanish()
  rmSync(folder, { recursive: true })
  expect(seen.match(/E/g)).toHaveLength(30)
  expect(seen).toMatch(/^(F+E)+F*$/)
  console.log(`30 echoes, ${seen.match(/F/g)?.length} fsyncs, at least one before each echo`)
})
