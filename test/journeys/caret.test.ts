import { documentJson } from "@yaodian/model"
import { doc, paragraph } from "@yaodian/model/build"
import { body, enter, expect, ready, test, upload } from "./portal.ts"

test("a caret that was just put somewhere stays there while somebody else types above it", async ({
  browser,
  portal,
}) => {
  const wang = await (await browser.newContext()).newPage()
  const li = await (await browser.newContext()).newPage()
  const blocks = doc(paragraph("上面"), paragraph("甲段甲段"), paragraph("乙段乙段"))
  const plan = await upload(wang, portal, documentJson(blocks.node))
  for (const [page, name] of [
    [wang, "王雨"],
    [li, "李文"],
  ] as const) {
    await enter(page, portal, name, "起草人", plan)
    await ready(page)
    await body(page).getByText("上面").click()
  }
  let isOver = false
  const typing = (async () => {
    while (!isOver) await wang.keyboard.type("一二三四五", { delay: 8 })
  })()
  // Chromium tells of a new place only with the next frame: what comes in before that must not bring the old one back.
  const lost = await li.evaluate(async () => {
    const blocks = Array.from(document.querySelectorAll(".yaodian-page [data-block]"))
    let lost = 0
    for (let round = 0; round < 100; round++) {
      const text = blocks[1 + (round % 2)]?.firstChild ?? document.body
      await new Promise((resolve) => setTimeout(resolve, (round * 7) % 16))
      document.getSelection()?.collapse(text, 1)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      if (document.getSelection()?.focusNode !== text) lost++
    }
    return lost
  })
  isOver = true
  await typing
  expect(lost).toBe(0)
})
