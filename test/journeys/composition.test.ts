import { body, documentOf, enter, expect, newPlan, ready, sameEverywhere, saved, test, textOf } from "./portal.ts"

test("pinyin composition goes on while somebody else types, and no pinyin is stored", async ({ browser, portal }) => {
  const wang = await (await browser.newContext()).newPage()
  const li = await (await browser.newContext()).newPage()
  await enter(wang, portal, "王雨")
  const plan = await newPlan(wang, /空白/)
  await body(wang).click()
  await wang.keyboard.type("临江市计划")
  await wang.keyboard.press("Enter")
  await wang.keyboard.type("开头结尾")
  await saved(wang)
  await enter(li, portal, "李文", "起草人", plan)
  await ready(li)

  // Wang composes between 开头 and 结尾 through the browser's own input method interface.
  await body(wang).getByText("开头结尾").click()
  await wang.keyboard.press("End")
  await wang.keyboard.press("ArrowLeft")
  await wang.keyboard.press("ArrowLeft")
  const input = await wang.context().newCDPSession(wang)
  const starts = await wang.evaluateHandle(() => {
    const seen = { starts: 0 }
    document.addEventListener("compositionstart", () => seen.starts++, true)
    return seen
  })
  const compose = (text: string) =>
    input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length })
  await compose("n")
  await compose("ni")
  await body(li).getByText("开头结尾").click()
  await li.keyboard.press("Home")
  await li.keyboard.type("前面")
  await li.keyboard.press("End")
  await li.keyboard.type("后面")
  await li.keyboard.press("Enter")
  await li.keyboard.type("另一段")
  await saved(li)
  expect(await textOf(li)).not.toContain("ni")
  // Another paragraph comes in at once; the one that is being composed in waits.
  await expect.poll(() => textOf(wang)).toContain("另一段")
  await compose("nih")
  await compose("ni hao")
  expect(JSON.stringify(await documentOf(li))).not.toContain("ni")
  await input.send("Input.insertText", { text: "你好" })
  await saved(wang)
  await sameEverywhere([wang, li], portal, plan)
  expect(await textOf(wang)).toContain("前面开头你好结尾后面")
  expect(await starts.evaluate(({ starts }) => starts)).toBe(1)
})
