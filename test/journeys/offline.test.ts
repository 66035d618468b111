import { once } from "node:events"
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join } from "node:path"
import type { Page } from "@playwright/test"
import * as Y from "yjs"
import type { ServerProcess } from "../server-process.ts"
import {
  body,
  documentOf,
  enter,
  expect,
  newPlan,
  ready,
  sameEverywhere,
  saved,
  saveState,
  test,
  textOf,
} from "./portal.ts"

const dist = join(import.meta.dirname, "../../demo/dist")

/**
 * Kills the portal and gives the page's own files in its place, as the cache of a browser or a host beside the server would:
 * the page still opens, and there is no plan to be had. Gives the way to bring the portal back.
 */
async function onlyFiles(portal: ServerProcess): Promise<() => Promise<void>> {
  await portal.kill()
  const host = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", portal.url)
    const file = join(dist, pathname === "/" ? "index.html" : pathname)
    const type = types[extname(file)]
    if (pathname.startsWith("/api/") || type === undefined) return response.writeHead(503).end()
    response.writeHead(200, { "content-type": type }).end(readFileSync(file))
  })
  host.on("upgrade", (_request, socket) => socket.destroy())
  host.listen(Number(new URL(portal.url).port), "127.0.0.1")
  await once(host, "listening")
  return async () => {
    host.close()
    host.closeAllConnections()
    await once(host, "close")
    await portal.restart()
  }
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
}

/** The parts of local copies in the page's browser, by kind. */
async function copies(page: Page): Promise<readonly { readonly kind: string; readonly value: readonly number[] }[]> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("yaodian")
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const parts = opening.result.transaction("parts").objectStore("parts")
          const [keys, values] = [parts.getAllKeys(), parts.getAll()]
          values.onsuccess = () => {
            opening.result.close()
            resolve(
              values.result.map((value, i) => ({
                kind: String((keys.result[i] as unknown[])[4]),
                value: value instanceof Uint8Array ? [...value] : [],
              })),
            )
          }
        }
      }),
  )
}

/** Waits until the browser has these words on its disk. */
async function kept(page: Page, words: string): Promise<void> {
  await expect(async () => {
    const doc = new Y.Doc()
    for (const { kind, value } of await copies(page)) {
      if (kind === "update" || kind === "unsent") Y.applyUpdate(doc, Uint8Array.from(value))
    }
    expect(doc.getText("t").toString()).toContain(words)
  }).toPass()
}

async function write(page: Page, words: string): Promise<void> {
  await body(page).click()
  await page.keyboard.press("Control+End")
  await page.keyboard.type(words)
}

/** Somebody at a new plan. */
async function writer(page: Page, portal: ServerProcess, words: string): Promise<string> {
  await enter(page, portal, "王雨")
  const plan = await newPlan(page, /空白/)
  await write(page, words)
  await saved(page)
  return plan
}

async function isOffline(page: Page): Promise<void> {
  await expect(saveState(page)).toHaveText(/离线/)
}

const editable = (page: Page) => expect(body(page)).toHaveAttribute("contenteditable", "true")

test("a reload without the server shows all that was written, lets one go on, and it arrives", async ({
  page,
  portal,
}) => {
  const plan = await writer(page, portal, "停机之前写的。")
  const restart = await onlyFiles(portal)
  await isOffline(page)
  await write(page, "停机之时写的。")
  await kept(page, "停机之时写的。")
  await expect(page.getByText("内容保存在这台电脑上")).toBeVisible()
  let warning = ""
  page.once("dialog", (dialog) => {
    warning = dialog.type()
    void dialog.accept()
  })
  await page.reload()
  expect(warning).toBe("beforeunload")
  await editable(page)
  await isOffline(page)
  expect(await textOf(page)).toContain("停机之前写的。停机之时写的。")
  await write(page, "重开之后写的。")
  await restart()
  await saved(page)
  await sameEverywhere([page], portal, plan)
  expect(await textOf(page)).toContain("停机之前写的。停机之时写的。重开之后写的。")
})

test("a tab that crashes loses nothing that was typed", async ({ context, page, portal }) => {
  const plan = await writer(page, portal, "之前写的。")
  const restart = await onlyFiles(portal)
  await isOffline(page)
  await write(page, "崩溃之前写的。")
  await kept(page, "崩溃之前写的。")
  const visitor = await page.evaluate(() => sessionStorage.getItem("yaodian.visitor") ?? "")
  const crash = page.waitForEvent("crash")
  const devtools = await context.newCDPSession(page)
  // The answer never comes: the tab that would give it is dead.
  void devtools.send("Page.crash").catch(() => undefined)
  await crash

  const again = await context.newPage()
  await again.addInitScript((who) => sessionStorage.setItem("yaodian.visitor", who), visitor)
  await again.goto(`${portal.url}/${plan}`)
  await editable(again)
  expect(await textOf(again)).toContain("之前写的。崩溃之前写的。")
  await restart()
  await saved(again)
  await sameEverywhere([again], portal, plan)
})

test("15 minutes without network lose nothing of either side", async ({ browser, portal }) => {
  const wang = await (await browser.newContext()).newPage()
  const li = await (await browser.newContext()).newPage()
  await wang.clock.install()
  const plan = await writer(wang, portal, "大家写的。")
  await enter(li, portal, "李文", "起草人", plan)
  await ready(li)
  await wang.context().setOffline(true)
  await portal.kill()
  await portal.restart()
  await isOffline(wang)
  await write(wang, "王雨离线写的。")
  await saved(li)
  await write(li, "李文在线写的。")
  await saved(li)
  await wang.clock.fastForward("15:00")
  await isOffline(wang)
  await write(wang, "王雨又写的。")
  await kept(wang, "王雨又写的。")
  await wang.context().setOffline(false)
  // The next attempt is on the page's own clock.
  await wang.clock.fastForward("00:05")
  await saved(wang)
  await sameEverywhere([wang, li], portal, plan)
  for (const words of ["王雨离线写的。", "李文在线写的。", "王雨又写的。"]) expect(await textOf(li)).toContain(words)
  await wang.getByText("查看改动").click()
  for (const words of ["李文在线写的。", "王雨离线写的。王雨又写的。"]) {
    await expect(wang.locator("ins").filter({ hasText: words })).toBeVisible()
  }
  await wang.getByRole("button", { name: "知道了" }).click()
  await expect(wang.getByText("查看改动")).toBeHidden()
})

test("somebody else at the same browser neither sees nor sends what was kept", async ({ context, page, portal }) => {
  const plan = await writer(page, portal, "大家的。")
  const visitor = await page.evaluate(() => sessionStorage.getItem("yaodian.visitor") ?? "")
  await portal.kill()
  await isOffline(page)
  await write(page, "王雨没发出的。")
  await kept(page, "王雨没发出的。")
  await page.close()
  await portal.restart()

  const li = await context.newPage()
  await enter(li, portal, "李文", "起草人", plan)
  await ready(li)
  await write(li, "李文写的。")
  await saved(li)
  expect(JSON.stringify(await sameEverywhere([li], portal, plan))).not.toContain("王雨没发出的。")

  const back = await context.newPage()
  await back.addInitScript((who) => sessionStorage.setItem("yaodian.visitor", who), visitor)
  await back.goto(`${portal.url}/${plan}`)
  await ready(back)
  await expect.poll(() => textOf(li)).toContain("王雨没发出的。")
})

test("signing out takes the copies off the computer", async ({ page, portal }) => {
  await writer(page, portal, "写下的。")
  await kept(page, "写下的。")
  await page.getByRole("link", { name: /全部计划/ }).click()
  await page.getByRole("button", { name: "切换身份" }).click()
  await expect.poll(async () => (await copies(page)).length).toBe(0)
})

test("whoever may write no more gets back what was not sent, and reads the plan", async ({ page, portal }) => {
  const plan = await writer(page, portal, "大家的。")
  const restart = await onlyFiles(portal)
  await isOffline(page)
  await write(page, "没来得及发的。")
  await kept(page, "没来得及发的。")
  await page.evaluate(() => {
    const visitor = JSON.parse(sessionStorage.getItem("yaodian.visitor") ?? "{}")
    sessionStorage.setItem("yaodian.visitor", JSON.stringify({ ...visitor, role: "reader" }))
  })
  page.once("dialog", (dialog) => void dialog.accept())
  await page.reload()
  await restart()
  await expect(page.getByRole("alert").getByText("没来得及发的。")).toBeVisible({ timeout: 15_000 })
  await expect(body(page)).toContainText("大家的。")
  await expect(body(page)).not.toContainText("没来得及发的。")
  await expect(body(page)).toHaveAttribute("contenteditable", "false")
  expect(JSON.stringify(await sameEverywhere([page], portal, plan))).not.toContain("没来得及发的。")
  await page.getByRole("button", { name: "不再保留" }).click()
  await expect(page.getByRole("alert")).toHaveCount(0)
  await page.reload()
  await expect(body(page)).toContainText("大家的。")
  await expect(page.getByRole("alert")).toHaveCount(0)
  expect(await documentOf(page)).not.toBe(null)
})
