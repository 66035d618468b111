#!/usr/bin/env node
import { readFile, rename, rm, writeFile } from "node:fs/promises"
import type { Io, Lang } from "./command.ts"
import { runCli } from "./run.ts"

/** The language of the messages: `YAODIAN_LANG`, else Chinese. */
function language(): Lang {
  return process.env.YAODIAN_LANG?.startsWith("en") ? "en" : "zh-CN"
}

// Written beside the target and renamed over it, so that a failure leaves the old file as it was.
async function replaceFile(path: string, content: Uint8Array): Promise<void> {
  const half = `${path}.${process.pid}.part`
  try {
    await writeFile(half, content)
    await rename(half, path)
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

const io: Io = {
  lang: language(),
  env: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  read: (path) => readFile(path),
  write: replaceFile,
}

// A reader that has seen enough (`yaodian … | head`) closes the pipe: that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
})
process.exitCode = await runCli(process.argv.slice(2), io)
