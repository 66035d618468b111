import { body, enter, expect, newPlan, ready, sameEverywhere, saved, saveState, test, textOf } from "./portal.ts"

test("what was typed while the server was killed arrives after its restart", async ({ browser, portal }) => {
  const wang = await (await browser.newContext()).newPage()
  const li = await (await browser.newContext()).newPage()
  await enter(wang, portal, "王雨")
  const plan = await newPlan(wang, /空白/)
  await enter(li, portal, "李文", "起草人", plan)
  await ready(li)

  await body(wang).click()
  await wang.keyboard.type("断电之前写的字。")
  await saved(wang)
  const typing = wang.keyboard.type("断电之时写的字。", { delay: 20 })
  await portal.kill()
  await typing
  await expect(saveState(wang)).toHaveText(/离线/)
  await body(li).click()
  await li.keyboard.type("断电之后写的字。")

  await portal.restart()
  await Promise.all([saved(wang), saved(li)])
  await sameEverywhere([wang, li], portal, plan)
  for (const words of ["断电之前写的字。", "断电之时写的字。", "断电之后写的字。"]) {
    expect(await textOf(li)).toContain(words)
  }
})

test("with the server stopped nothing typed in one tab reaches another", async ({ context, portal }) => {
  const first = await context.newPage()
  await enter(first, portal, "王雨")
  const plan = await newPlan(first, /空白/)
  const second = await context.newPage()
  await enter(second, portal, "王雨", "起草人", plan)
  await ready(second)
  await portal.kill()
  await expect(saveState(second)).toHaveText(/离线/)
  await body(first).click()
  await first.keyboard.type("只在这一页。")
  // A message between tabs would be there before the answer to one that is sent after it.
  await crossTabs(first, second)
  expect(await textOf(first)).toContain("只在这一页。")
  expect(await textOf(second)).not.toContain("只在这一页。")
  await portal.restart()
  await Promise.all([saved(first), saved(second)])
  await sameEverywhere([first, second], portal, plan)
  expect(await textOf(second)).toContain("只在这一页。")
})

/** Sends a message from one tab to the other over BroadcastChannel and waits for it. */
async function crossTabs(from: import("@playwright/test").Page, to: import("@playwright/test").Page): Promise<void> {
  const arrived = to.evaluate(() =>
    new Promise((resolve) => new BroadcastChannel("journey").addEventListener("message", resolve, { once: true })).then(
      () => true,
    ),
  )
  await expect(async () => {
    await from.evaluate(() => new BroadcastChannel("journey").postMessage("here"))
    expect(await Promise.race([arrived, Promise.resolve(false)])).toBe(true)
  }).toPass()
}
