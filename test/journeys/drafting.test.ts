import type { Page } from "@playwright/test"
import { body, documentOnServer, enter, expect, newPlan, ready, saved, saveState, test, textOf } from "./portal.ts"

/** An input method that writes through the browser's own interface. */
async function inputMethod(page: Page): Promise<(words: string, ...letters: readonly string[]) => Promise<void>> {
  const input = await page.context().newCDPSession(page)
  return async (words, ...letters) => {
    for (const text of letters) {
      await input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length })
    }
    await input.send("Input.insertText", { text: words })
    await expect.poll(() => textOf(page)).toContain(words)
  }
}

/** Selects from the start of a block that takes one line to the end of the next one. */
async function selectLines(page: Page, first: string, second: string): Promise<void> {
  await expect(async () => {
    await body(page).getByText(first, { exact: true }).first().click()
    for (const key of ["Home", "Shift+ArrowDown", "Shift+End"]) await page.keyboard.press(key)
    const selected = await page.evaluate(() => getSelection()?.toString().split(/\s+/))
    expect(selected).toEqual([first, second])
  }).toPass()
}

/** The kinds and the words of the blocks that the server holds, a line each. */
async function blocksOnServer(...place: Parameters<typeof documentOnServer>): Promise<readonly string[]> {
  await saved(place[0])
  interface Json {
    readonly type: string
    readonly text?: string
    readonly content?: readonly Json[]
  }
  const words = ({ text = "", content = [] }: Json): string => text + content.map(words).join("")
  const { doc } = (await documentOnServer(...place)) as { readonly doc: Json }
  return (doc.content ?? []).map((block) => `${block.type} ${words(block)}`.trim())
}

test("numbers typed with an input method become structure, and words replace several tasks", async ({
  page,
  portal,
}) => {
  await enter(page, portal, "王雨")
  const plan = await newPlan(page, /空白/)
  await body(page).click()
  const write = await inputMethod(page)
  await page.keyboard.press("Control+Home")
  await page.keyboard.insertText("临江市计划")
  await page.keyboard.press("Enter")
  await write("一", "y", "yi")
  await write("、", "、")
  await write("加强学习", "j", "jia")
  const outline = page.getByRole("tree", { name: "目录" })
  await expect(outline.getByRole("treeitem", { name: /一、加强学习/ })).toBeVisible()
  await page.keyboard.press("Enter")
  for (const words of ["学理论。", "学业务。", "办培训。"]) {
    await page.keyboard.insertText(words)
    await page.keyboard.press("Enter")
  }
  await write("二", "e", "er")
  await write("、", "、")
  await write("改进作风", "g", "gai")
  await expect(outline.getByRole("treeitem", { name: /二、改进作风/ })).toBeVisible()

  await selectLines(page, "学理论。", "学业务。")
  await write("替换", "t", "ti")
  await expect.poll(() => textOf(page)).not.toContain("学业务")
  expect(await blocksOnServer(page, portal, plan)).toEqual([
    "title 临江市计划",
    "heading 加强学习",
    "task 替换",
    "task 办培训。",
    "heading 改进作风",
    "paragraph",
  ])
  await selectLines(page, "替换", "办培训。")
  await page.keyboard.insertText("合并")
  await expect.poll(() => textOf(page)).toContain("合并")
  expect((await blocksOnServer(page, portal, plan)).slice(1, 4)).toEqual([
    "heading 加强学习",
    "task 合并",
    "heading 改进作风",
  ])
})

test("what the form wrote is taken back from the form, and the keyboard finds its way out and back", async ({
  page,
  portal,
}) => {
  await enter(page, portal, "王雨")
  await page.getByRole("link", { name: "临江市政协2027年工作要点" }).click()
  await ready(page)
  const task = body(page).locator(".plan-task", { hasText: "助推城乡融合发展" })
  await task.getByRole("button", { name: "填写时限" }).click()
  const due = page.getByLabel("完成时限")
  await expect(due).toBeFocused()
  await page.keyboard.type("6月底前")
  await page.keyboard.press("Enter")
  await expect(due).toHaveValue("2027年6月30日")
  await page.keyboard.type("改了一半")
  await page.keyboard.press("Control+z")
  await expect(due).toHaveValue("2027年6月30日")
  await page.keyboard.press("Control+z")
  await expect(due).toHaveValue("")
  await expect(task.getByRole("button", { name: "填写时限" })).toBeVisible()
  await page.keyboard.press("Control+y")
  await expect(due).toHaveValue("2027年6月30日")

  const targets = page.getByRole("group", { name: /^目标 \d$/ })
  await targets.last().getByRole("button", { name: "删除目标“调研报告”" }).press("Enter")
  await expect(targets).toHaveCount(1)
  await expect(page.getByRole("form", { name: "任务信息" }).getByRole("button", { name: "添加目标" })).toBeFocused()
  await page.keyboard.press("Control+z")
  await expect(targets).toHaveCount(2)
  await page.keyboard.press("Escape")
  await expect(body(page)).toBeFocused()

  await page.getByRole("treeitem", { name: /助推城乡融合发展/ }).focus()
  await page.keyboard.press("Tab")
  await expect(body(page)).toBeFocused()
})

test("a repaired finding takes its card with it, not the keyboard's place", async ({ page, portal }) => {
  await enter(page, portal, "王雨")
  await page.getByRole("link", { name: "临江市政协2027年工作要点" }).click()
  await ready(page)
  const panel = page.getByRole("region", { name: "问题" })
  const widen = panel.getByRole("button", { name: /全部改为全角/ })
  await widen.press("Enter")
  await expect(widen).toHaveCount(0)
  await expect(panel.locator(":focus")).toHaveCount(1)
  await page.keyboard.press("Control+z")
  await expect(widen).toBeVisible()
})

test("a reader who presses a fact sees the facts of that task", async ({ page, portal }) => {
  await enter(page, portal, "李文", "读者")
  await page.getByRole("link", { name: "临江市政协2027年工作要点" }).click()
  await expect(saveState(page)).toHaveText("只读")
  await body(page).getByText("2027年是临江市").click()
  await body(page).locator(".plan-task", { hasText: "建设书香政协" }).getByRole("button", { name: /^牵头/ }).click()
  await expect(page.getByLabel("牵头单位")).toHaveValue("文化文史委")
})
