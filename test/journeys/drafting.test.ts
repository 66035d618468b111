import type { Page } from "@playwright/test"
import { body, documentOnServer, enter, expect, newPlan, saved, test, textOf } from "./portal.ts"

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
