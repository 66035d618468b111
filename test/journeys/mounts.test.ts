import type { CDPSession, Page } from "@playwright/test"
import { documentJson } from "@yaodian/model"
import { doc, heading, paragraph, task, title } from "@yaodian/model/build"
import { enter, expect, test, tokenFor, upload } from "./portal.ts"

const warmUp = 10
const mounts = 50
/** What the heap may be off by: the browser's list of the last input events, for one. A single kept editor is more. */
const heapNoiseBytes = 100_000

/** What the page holds on to once its garbage is collected. */
interface Held {
  readonly listeners: number
  readonly nodes: number
  readonly heapBytes: number
}

test("fifty editors that came and went leave nothing on the page", async ({ page, portal }) => {
  await enter(page, portal, "王雨")
  await expect(page.getByRole("region", { name: "新建" })).toBeVisible()
  const look = await watch(page)
  await comeAndGo(page, warmUp, {})
  const before = await look()
  await comeAndGo(page, mounts - warmUp, {})
  expectNoMore(await look(), before)
})

test("fifty editors that were connected leave no socket and nothing on the page", async ({ page, portal }) => {
  let opened = 0
  let open = 0
  page.on("websocket", (socket) => {
    opened++
    open++
    socket.on("close", () => open--)
  })
  await enter(page, portal, "王雨")
  await expect(page.getByRole("region", { name: "新建" })).toBeVisible()
  const blocks = doc(title("临江市计划"), heading("总体要求"), task("加强学习，，开展调研。"), paragraph("正文。"))
  const plan = (await upload(page, portal, documentJson(blocks.node))).replace("#/plan/", "")
  const token = await tokenFor(page, portal, "author")
  const look = await watch(page)
  await comeAndGo(page, warmUp, { plan, token })
  await expect.poll(() => open).toBe(0)
  const before = await look()
  await comeAndGo(page, mounts - warmUp, { plan, token })
  await expect.poll(() => open).toBe(0)
  expect(opened).toBe(mounts)
  expectNoMore(await look(), before)
})

function expectNoMore(after: Held, before: Held): void {
  expect(after.listeners).toBeLessThanOrEqual(before.listeners)
  expect(after.nodes).toBeLessThanOrEqual(before.nodes)
  expect(after.heapBytes - before.heapBytes).toBeLessThan(heapNoiseBytes)
}

/** Gives what the page holds, whenever it is called. */
async function watch(page: Page): Promise<() => Promise<Held>> {
  const session = await page.context().newCDPSession(page)
  await session.send("Performance.enable")
  await session.send("HeapProfiler.enable")
  return async () => {
    for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage")
    const { metrics } = await session.send("Performance.getMetrics")
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
    return { listeners: value("JSEventListeners"), nodes: value("Nodes"), heapBytes: await heapBytes(session) }
  }
}

/** All that lives, the browser's own objects (style rules, for one) among it, but compiled code: more of that is made yet. */
async function heapBytes(session: CDPSession): Promise<number> {
  const chunks: string[] = []
  const onChunk = ({ chunk }: { chunk: string }) => chunks.push(chunk)
  session.on("HeapProfiler.addHeapSnapshotChunk", onChunk)
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false })
  session.off("HeapProfiler.addHeapSnapshotChunk", onChunk)
  const { snapshot, nodes }: HeapSnapshot = JSON.parse(chunks.join(""))
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size, code] = [fields.indexOf("type"), fields.indexOf("self_size"), types[0].indexOf("code")]
  let bytes = 0
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (nodes[at + type] !== code) bytes += nodes[at + size] ?? 0
  }
  return bytes
}

interface HeapSnapshot {
  readonly snapshot: { readonly meta: { readonly node_fields: string[]; readonly node_types: [string[]] } }
  /** The fields of each object in turn. */
  readonly nodes: readonly number[]
}

/** Puts an editor on the page, writes in it and takes it away, so many times. Without a plan it has no server. */
async function comeAndGo(page: Page, times: number, { plan, token }: { plan?: string; token?: string }): Promise<void> {
  await page.evaluate(
    async ({ times, plan, token }) => {
      for (let time = 0; time < times; time++) {
        const editor = document.createElement("plan-editor")
        editor.style.height = "600px"
        if (plan) editor.setAttribute("doc", plan)
        Object.assign(editor, { user: { name: "王雨" }, auth: () => token })
        const isReady = new Promise((resolve) => editor.addEventListener("ready", resolve, { once: true }))
        const hasChanged = new Promise((resolve) => editor.addEventListener("change", resolve, { once: true }))
        document.body.append(editor)
        await isReady
        editor.focus()
        document.execCommand("insertText", false, "字")
        await hasChanged
        editor.remove()
        await new Promise((resolve) => setTimeout(resolve))
      }
    },
    { times, plan, token },
  )
}
