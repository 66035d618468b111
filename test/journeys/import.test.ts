import { readSeed, sharedFolder } from "../shared.ts"
import { enter, expect, ready, sameEverywhere, test } from "./portal.ts"

test("a real draft becomes a plan with its outline", async ({ page, portal }) => {
  test.skip(!sharedFolder, "the real documents are not here")
  await enter(page, portal, "王雨")
  await page.getByLabel(/导入文件/).setInputFiles({
    name: "nanhai-2019.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(readSeed("000")),
  })
  const report = page.getByRole("status").filter({ hasText: "已导入" })
  await expect(report).toContainText("未放进计划的行")
  await report.getByRole("link").click()
  await ready(page)
  const outline = page.getByRole("tree", { name: "目录" })
  const tasks = outline.getByRole("treeitem").filter({ hasText: /（[一二三四五六七八九十]+）/ })
  await expect(tasks).toHaveCount(20)
  await expect(page.getByText("6 章 · 20 项任务")).toBeVisible()
  await outline.getByRole("treeitem").filter({ hasText: "（二十）" }).click()
  await expect(page.getByRole("textbox", { name: "正文" }).getByText("加强政协机关建设。").first()).toBeInViewport()
  await sameEverywhere([page], portal, new URL(page.url()).hash)
})

test("a file that is no draft gets one plain sentence and changes nothing", async ({ page, portal }) => {
  await enter(page, portal, "王雨")
  const list = page.getByRole("region", { name: "计划列表" })
  await expect(list.getByRole("article")).toHaveCount(1)
  await page.getByLabel(/导入文件/).setInputFiles({
    name: "报告.doc",
    mimeType: "application/msword",
    buffer: Buffer.from("d0cf11e0a1b11ae1000000000000000000", "hex"),
  })
  await expect(page.getByRole("alert")).toContainText("没有导入")
  await page.reload()
  await expect(list.getByRole("article")).toHaveCount(1)
})
