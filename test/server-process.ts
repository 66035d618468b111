import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"

const root = join(import.meta.dirname, "..")

/** A server as a process of its own, so that a test can kill it as a power cut would. */
export interface ServerProcess {
  readonly url: string
  /** The folder with its data. */
  readonly data: string
  /** Ends it at once (SIGKILL). */
  kill(): Promise<void>
  /** Starts it again on the same port with the same data. */
  restart(): Promise<void>
  /** Ends it in good order and removes its data. */
  end(): Promise<void>
}

/** Starts `command` with `--port` and `--data` added; `wrapper` is a program to run it under, such as strace. */
export async function serverProcess(
  command: readonly string[],
  wrapper: readonly string[] = [],
): Promise<ServerProcess> {
  const data = mkdtempSync(join(tmpdir(), "yaodian-server-"))
  const start = (port: number) =>
    listening([...wrapper, process.execPath, ...command, "--port", String(port), "--data", data])
  let { child, url } = await start(0)
  const port = Number(new URL(url).port)
  return {
    url,
    data,
    kill: () => ended(child, "SIGKILL"),
    restart: async () => {
      child = (await start(port)).child
    },
    end: async () => {
      await ended(child, "SIGTERM")
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function listening(command: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const [program = "", ...args] = command
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], detached: true })
  let said = ""
  child.stderr.on("data", (chunk) => {
    said = (said + String(chunk)).slice(-4000)
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^listening on (\S+)/.exec(line)?.[1]
    if (url) return { child, url }
  }
  throw new Error(`${command.join(" ")} ended with ${child.exitCode} before it listened: ${said}`)
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, "exit")
  // The whole group: a wrapper such as strace keeps signals to itself.
  if (child.pid !== undefined) process.kill(-child.pid, signal)
  await exit
}
