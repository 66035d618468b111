import { expect, it, onTestFinished } from "vitest"
import { planServer, type Writer } from "./plan-server.ts"

const rounds = process.env.YAODIAN_LONG ? 10 : 3
const editsARound = 120

/**
 * Writes marks such as `⟦2·17⟧` one by one, deletes every fifth again, and notes what the screen called saved: at each
 * moment at which everything written so far was shown as saved, all marks and all deletions up to there count.
 */
async function write(writer: Writer, round: number, edits: number, kill: () => Promise<void>) {
  const saved = { present: new Set<string>(), gone: new Set<string>() }
  const present = new Set<string>()
  const gone = new Set<string>()
  const note = () => {
    if (writer.connection.saveState !== "saved") return
    for (const mark of present) saved.present.add(mark)
    for (const mark of gone) {
      saved.gone.add(mark)
      saved.present.delete(mark)
    }
  }
  const stop = writer.connection.subscribe(note)
  let killed: Promise<void> | null = null
  for (let edit = 0; edit < edits; edit++) {
    const mark = `⟦${round}·${edit}⟧`
    writer.text.insert(writer.text.length, mark)
    present.add(mark)
    if (edit % 5 === 4) {
      writer.text.delete(writer.text.length - mark.length, mark.length)
      present.delete(mark)
      gone.add(mark)
    }
    if (edit === Math.floor(edits * 0.8)) killed = kill()
    // Lets the sockets move between two strokes; every seventh stroke waits for its word, so that some are saved for sure.
    if (edit % 7 === 0 && !killed) await writer.connection.whenSaved()
    else await new Promise(setImmediate)
  }
  await killed
  stop()
  return saved
}

it(`keeps what was shown as saved over ${rounds} kills of the server, the clients gone too`, {
  timeout: 120_000,
}, async () => {
  const server = await planServer()
  onTestFinished(server.process.end)
  const present = new Set<string>()
  const gone = new Set<string>()
  for (let round = 1; round <= rounds; round++) {
    const writer = await server.join("张三")
    const saved = await write(writer, round, editsARound, () => server.process.kill())
    writer.vanish()
    for (const mark of saved.present) present.add(mark)
    for (const mark of saved.gone) gone.add(mark)
    await server.process.restart()
    const reader = await server.join("李四")
    const text = reader.text.toJSON()
    reader.vanish()
    expect(Array.from(present).filter((mark) => !text.includes(mark))).toEqual([])
    expect(Array.from(gone).filter((mark) => text.includes(mark))).toEqual([])
  }
  console.log(`${rounds} kills: ${present.size} saved insertions and ${gone.size} saved deletions, 0 lost`)
  expect(present.size).toBeGreaterThan(rounds * 20)
  expect(gone.size).toBeGreaterThan(rounds * 3)
})

it("shows at least 95 % of edits as saved within 2 s, deletions included", { timeout: 120_000 }, async () => {
  const server = await planServer()
  onTestFinished(server.process.end)
  const writer = await server.join("张三")
  const delays: number[] = []
  for (let edit = 0; edit < 200; edit++) {
    if (edit % 4 === 3) writer.text.delete(writer.text.length - 3, 3)
    else writer.text.insert(writer.text.length, `第${edit}次。`)
    const from = performance.now()
    await writer.connection.whenSaved()
    delays.push(performance.now() - from)
  }
  writer.vanish()
  const inTime = delays.filter((delay) => delay <= 2000).length
  console.log(
    `${inTime} of ${delays.length} edits shown as saved within 2 s, the slowest after ${Math.max(...delays).toFixed(0)} ms`,
  )
  expect(inTime / delays.length).toBeGreaterThanOrEqual(0.95)
})
