import { body, enter, expect, newPlan, ready, sameEverywhere, saved, test, textOf } from "./portal.ts"

test("findings appear while typing, their fix is one undo step, and a colleague's edits elsewhere leave them alone", async ({
  browser,
  portal,
}) => {
  const wang = await (await browser.newContext()).newPage()
  const li = await (await browser.newContext()).newPage()
  await enter(wang, portal, "王雨")
  const plan = await newPlan(wang, /空白/)
  await body(wang).click()
  await wang.keyboard.type("临江市2027年工作要点")
  await wang.keyboard.press("Enter")
  await wang.keyboard.type("贯彻落实《条例》、《办法》等规定。")
  await wang.keyboard.press("Enter")
  await wang.keyboard.type("另起一段。")
  await saved(wang)
  const panel = wang.getByRole("region", { name: "问题" })
  const finding = panel.getByRole("listitem").filter({ hasText: "书名号" })
  await expect(finding).toBeVisible()
  const underline = body(wang).locator(".plan-finding")
  await expect(underline).toHaveText("、")

  // From here on any moment without the underline or the card would be seen.
  const watch = await wang.evaluateHandle(() => {
    const seen = { gone: 0 }
    const place = document.querySelector("plan-editor") as HTMLElement
    new MutationObserver(() => {
      if (!place.querySelector(".plan-finding")) seen.gone++
    }).observe(place, { subtree: true, childList: true, attributes: true, characterData: true })
    return seen
  })
  await enter(li, portal, "李文", "起草人", plan)
  await ready(li)
  await body(li).getByText("另起一段。").click()
  await li.keyboard.press("End")
  await li.keyboard.type("李文在别处写。", { delay: 10 })
  await li.keyboard.press("Enter")
  await li.keyboard.type("又一段。", { delay: 10 })
  await saved(li)
  await expect.poll(() => textOf(wang)).toContain("又一段。")
  await expect(finding).toBeVisible()
  expect(await watch.evaluate(({ gone }) => gone)).toBe(0)

  await finding.getByRole("button", { name: /^删去/ }).first().click()
  await expect.poll(() => textOf(wang)).toContain("《条例》《办法》")
  await expect(finding).toHaveCount(0)
  await sameEverywhere([wang, li], portal, plan)
  await body(wang).press("Control+z")
  await expect.poll(() => textOf(wang)).toContain("《条例》、《办法》")
  expect(await textOf(wang)).toContain("李文在别处写。")
  await expect(finding).toBeVisible()
  await sameEverywhere([wang, li], portal, plan)
})
