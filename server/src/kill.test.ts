/** kill −9 under load, the clients gone too: what was echoed is there, from every life of the server. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { expect, it, onTestFinished, vi } from "vitest"
import * as Y from "yjs"
import { step1Frame, updateFrame } from "./protocol.ts"
import { type BareClient, bareIn, newPlan, secret, temporaryFolder, wordsOf } from "./testing/people.ts"

interface Life {
  readonly url: string
  readonly child: ChildProcess
  close(): Promise<void>
}

async function live(data: string): Promise<Life> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("./testing/serve.ts", import.meta.url)), data, secret], {
    stdio: ["ignore", "pipe", "ignore"],
  })
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill("SIGKILL")
    await once(child, "exit")
  }
  onTestFinished(close)
  for await (const url of createInterface({ input: child.stdout })) return { url, child, close }
  throw new Error(`The server ended with ${child.exitCode}`)
}

/** Writes marks as fast as the server takes them, until the socket is gone. */
async function write(client: BareClient, name: string): Promise<void> {
  const doc = new Y.Doc()
  const text = doc.getText("words")
  doc.on("update", (update: Uint8Array) => client.send(updateFrame(update)))
  for (let i = 0; client.socket.readyState === client.socket.OPEN; i++) {
    text.insert(text.length, `⟦${name}·${i}⟧`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  doc.destroy()
}

const lives = process.env.YAODIAN_LONG ? 10 : 3

it(`loses nothing that was echoed, over ${lives} lives`, { timeout: 120_000 }, async () => {
  const data = await temporaryFolder()
  const echoed = new Set<string>()
  let plan = ""
  for (let round = 0; round < lives; round++) {
    const life = await live(data)
    plan ||= await newPlan(life)
    const writers = [
      await bareIn(life, plan, "author", { sub: "wang" }),
      await bareIn(life, plan, "author", { sub: "li" }),
    ]
    const witness = await bareIn(life, plan, "reader")
    const writing = writers.map((client, i) => write(client, `${round}${i}`))
    await vi.waitFor(() => expect(witness.heard.length).toBeGreaterThan(60), 20_000)
    await life.close()
    await Promise.all(writing)
    for (const client of [...writers, witness]) {
      for (const [mark] of wordsOf(client).matchAll(/⟦.*?⟧/g)) echoed.add(mark)
      client.socket.terminate()
    }
    const next = await live(data)
    const reader = await bareIn(next, plan, "reader")
    reader.send(step1Frame(Y.encodeStateVector(new Y.Doc())))
    await vi.waitFor(() => expect(reader.heard.some(({ type }) => type === "step2")).toBe(true))
    const found = wordsOf(reader)
    expect(Array.from(echoed).filter((mark) => !found.includes(mark))).toEqual([])
    await next.close()
  }
  console.log(`${lives} kills: ${echoed.size} echoed edits, 0 lost`)
  expect(echoed.size).toBeGreaterThan(lives * 60)
})
