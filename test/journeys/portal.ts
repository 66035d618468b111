import { test as base, expect, type Locator, type Page } from "@playwright/test"
import { type ServerProcess, serverProcess } from "../server-process.ts"

/** A test with a portal of its own, empty but for the sample plan. */
export const test = base.extend<{ portal: ServerProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern to see what a fixture needs
  portal: async ({}, use) => {
    const portal = await serverProcess(["demo/serve.ts"])
    await use(portal)
    await portal.end()
  },
})

export { expect }

/** Signs in as somebody; the page then shows what `place` (a hash) names. */
export async function enter(
  page: Page,
  portal: ServerProcess,
  name: string,
  role = "起草人",
  place = "#/",
): Promise<void> {
  await page.goto(`${portal.url}/${place}`)
  await page.getByLabel("姓名").fill(name)
  await page.getByRole("radio", { name: new RegExp(role) }).check()
  await page.getByRole("button", { name: "进入" }).click()
}

/** Makes a new plan from the template and gives its hash; the editor is open and ready. */
export async function newPlan(page: Page, template: RegExp): Promise<string> {
  await page.getByRole("region", { name: "新建" }).getByRole("button", { name: template }).click()
  await ready(page)
  return new URL(page.url()).hash
}

/** The text that people write in. */
export function body(page: Page): Locator {
  return page.getByRole("textbox", { name: "正文" })
}

/** Waits until the editor can be written in and all that is written is saved. */
export async function ready(page: Page): Promise<void> {
  await expect(body(page)).toHaveAttribute("contenteditable", "true")
  await saved(page)
}

/** Where the status bar says whether all is saved. */
export function saveState(page: Page): Locator {
  return page.getByRole("status", { name: "保存状态" })
}

/** Waits until the status bar says that everything is saved. */
export async function saved(page: Page): Promise<void> {
  await expect(saveState(page)).toHaveText("已保存", { timeout: 15_000 })
}

/** The words of the document as the page shows them, a line a block. */
export function textOf(page: Page): Promise<string> {
  return body(page).evaluate((place) =>
    Array.from(place.querySelectorAll("[data-block]"), (block) => block.textContent ?? "").join("\n"),
  )
}

/** The whole document as the page's editor holds it. */
export function documentOf(page: Page): Promise<unknown> {
  return page.evaluate(() => (document.querySelector("plan-editor") as unknown as { value: unknown }).value)
}

/** A token of the demo for somebody of this role. */
export async function tokenFor(page: Page, portal: ServerProcess, role: string): Promise<string> {
  const data = { name: "检查", role }
  const { token } = await (await page.request.post(`${portal.url}/api/demo/token`, { data })).json()
  return token
}

/** Makes a plan of this document, without the portal, and gives its hash. */
export async function upload(page: Page, portal: ServerProcess, document: unknown): Promise<string> {
  const headers = { authorization: `Bearer ${await tokenFor(page, portal, "author")}` }
  const data = Buffer.from(JSON.stringify(document))
  const answer = await page.request.post(`${portal.url}/api/plans?name=plan.json`, { headers, data })
  return `#/plan/${(await answer.json()).id}`
}

/** The whole document as the server holds it. */
export async function documentOnServer(page: Page, portal: ServerProcess, hash: string): Promise<unknown> {
  const id = hash.replace("#/plan/", "")
  const headers = { authorization: `Bearer ${await tokenFor(page, portal, "reader")}` }
  return (await page.request.get(`${portal.url}/api/plans/${id}/export?format=json`, { headers })).json()
}

/** Waits until all pages and the server hold one and the same document, and gives it. */
export async function sameEverywhere(pages: readonly Page[], portal: ServerProcess, hash: string): Promise<unknown> {
  let last: unknown
  await expect(async () => {
    const documents = await Promise.all(pages.map(documentOf))
    last = await documentOnServer(pages[0] as Page, portal, hash)
    for (const document of documents) expect(document).toEqual(last)
  }).toPass()
  return last
}
