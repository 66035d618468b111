import { join } from "node:path"
import { connectPlan, readBlocks, roots } from "@yaodian/collab"
import { sqliteStorage } from "@yaodian/server"
import { Doc } from "yjs"
import type { ServerProcess } from "../server-process.ts"
import { body, enter, expect, newPlan, saved, test, tokenFor } from "./portal.ts"

/** Starts the server again over a plan that now needs a newer layout than this page knows. */
async function raiseFormat(portal: ServerProcess, plan: string): Promise<void> {
  await portal.kill()
  const storage = await sqliteStorage(join(portal.data, "yaodian.sqlite"))
  await storage.raiseFormat(plan, 2)
  await storage.close()
  await portal.restart()
}

test("a page that is older than the plan shows it, says that it must be reloaded, and never writes", async ({
  page,
  portal,
}) => {
  await enter(page, portal, "王雨")
  const plan = (await newPlan(page, /空白/)).replace("#/plan/", "")
  await body(page).click()
  await page.keyboard.type("旧版本写的。")
  await saved(page)
  await raiseFormat(portal, plan)
  const banner = page.getByRole("alert")
  await expect(banner).toContainText("请刷新页面")
  await expect(body(page)).toHaveAttribute("contenteditable", "false")

  const doc = new Doc()
  const newer = connectPlan({
    server: portal.url,
    plan,
    doc,
    token: () => tokenFor(page, portal, "author"),
    user: { name: "李文" },
    format: 2,
  })
  await expect.poll(() => newer.isEditable).toBe(true)
  const text = doc.getText(roots.text)
  text.insert(text.length, "新版本写的。")
  await newer.whenSaved()
  await expect(body(page)).toContainText("新版本写的。")

  // As long as the page itself is not a newer one it opens so, and at no moment can anybody write in it.
  await page.addInitScript(() => {
    const states: string[] = []
    Object.assign(globalThis, { states })
    new MutationObserver(() => {
      const state = document.querySelector(".yaodian-page")?.getAttribute("contenteditable")
      if (state) states.push(state)
    }).observe(document, { subtree: true, childList: true, attributes: true })
  })
  await page.reload()
  await expect(banner).toContainText("请刷新页面")
  await expect(body(page)).toContainText("新版本写的。")
  await body(page).click()
  await page.keyboard.type("不该有的字")
  expect(await page.evaluate(() => (globalThis as unknown as { states: string[] }).states)).not.toContain("true")
  await page.evaluate(() => {
    const editor = document.querySelector<HTMLElement>("plan-editor")
    if (editor) editor.lang = "en"
  })
  await expect(banner).toContainText("Reload the page")
  const written = readBlocks(doc).flatMap(({ runs }) => runs.map(({ insert }) => insert))
  expect(written.join("")).toBe("旧版本写的。新版本写的。")
  newer.close()
})

test("what was written without the line while the plan became newer is shown and not sent", async ({
  page,
  portal,
}) => {
  await enter(page, portal, "王雨")
  const plan = (await newPlan(page, /空白/)).replace("#/plan/", "")
  await body(page).click()
  await page.keyboard.type("旧版本写的。")
  await saved(page)
  await portal.kill()
  await expect(page.getByText("网络已断开")).toBeVisible()
  await page.keyboard.type("断网时写的。")
  await raiseFormat(portal, plan)
  const banner = page.getByRole("alert")
  await expect(banner).toContainText("请刷新页面")
  await expect(banner).toContainText("断网时写的。")
  await expect(banner.getByRole("button", { name: "复制未保存的文字" })).toBeVisible()
})
