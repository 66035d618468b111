import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Page } from "@playwright/test"
import { body, enter, expect, ready, test } from "./portal.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** The serious and critical violations that axe finds on the page, in a line each. */
async function violations(page: Page): Promise<readonly string[]> {
  // Not as a script element: the portal's CSP would refuse it, as it should.
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { run } = (window as unknown as { axe: { run(): Promise<{ violations: readonly Violation[] }> } }).axe
    interface Violation {
      readonly id: string
      readonly impact: string
      readonly nodes: readonly { readonly html: string }[]
    }
    const { violations } = await run()
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}

async function openSample(page: Page): Promise<void> {
  await page.getByRole("link", { name: "临江市政协2027年工作要点" }).click()
  await ready(page)
}

/** Whether the page can be scrolled sideways, which it never should. */
function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}

for (const width of [1440, 1024, 390]) {
  test(`at ${width} pixels every screen fits and axe finds nothing serious`, async ({ page, portal }, info) => {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    const look = async (name: string) => {
      await page.screenshot({ path: info.outputPath(`${name}-${width}.png`) })
      expect(await isTooWide(page)).toBe(false)
      expect(await violations(page)).toEqual([])
    }
    await page.goto(portal.url)
    await look("sign-in")
    await enter(page, portal, "王雨")
    await expect(page.getByRole("link", { name: "临江市政协2027年工作要点" })).toBeVisible()
    await look("plans")
    await openSample(page)
    await look("editor")
    await portal.kill()
    await body(page).click()
    await page.keyboard.type("离线")
    await expect(page.getByText("网络已断开").first()).toBeVisible()
    await look("offline")
  })
}

test("a plan that is not there says so", async ({ page, portal }) => {
  await enter(page, portal, "王雨", "起草人", "#/plan/none")
  await expect(page.getByText("找不到这份文件").first()).toBeVisible()
})
