import { body, enter, expect, newPlan, ready, sameEverywhere, saved, test, textOf } from "./portal.ts"

/** The numbers that the page shows beside headings and tasks, in order. */
const numbers = (page: import("@playwright/test").Page) =>
  body(page)
    .locator("[data-number]")
    .evaluateAll((blocks) => blocks.map((block) => block.getAttribute("data-number")))

test("two people write in one paragraph, numbers follow, a reload shows the same", async ({ browser, portal }) => {
  const wang = await (await browser.newContext()).newPage()
  const li = await (await browser.newContext()).newPage()
  await enter(wang, portal, "王雨")
  const plan = await newPlan(wang, /空白/)

  // Wang writes a section and two tasks.
  await body(wang).click()
  await wang.keyboard.type("临江市2027年工作要点")
  await wang.keyboard.press("Enter")
  await wang.keyboard.press("Control+Alt+1")
  await wang.keyboard.type("坚持学习先行")
  await wang.keyboard.press("Enter")
  await wang.keyboard.type("加强政治引领。组织集体学习。")
  await wang.keyboard.press("Enter")
  await wang.keyboard.type("办好培训。")
  await saved(wang)

  await enter(li, portal, "李文", "起草人", plan)
  await ready(li)
  expect(await textOf(li)).toBe(await textOf(wang))

  // Both write into the same task at once.
  const learning = (page: typeof wang) => body(page).getByText("组织集体学习。")
  await learning(wang).click()
  await wang.keyboard.press("End")
  await learning(li).click()
  await li.keyboard.press("Home")
  await Promise.all([wang.keyboard.type("全年不少于八次。", { delay: 15 }), li.keyboard.type("切实", { delay: 40 })])
  await Promise.all([saved(wang), saved(li)])
  await sameEverywhere([wang, li], portal, plan)
  expect(await textOf(wang)).toContain("全年不少于八次。")
  expect(await textOf(wang)).toContain("切实加强政治引领。")

  // Li adds a task between the two: the numbers follow on both sides; then takes it away again.
  const before = await numbers(wang)
  await learning(li).click()
  await li.keyboard.press("End")
  await li.keyboard.press("Enter")
  await li.keyboard.type("建设书香政协。")
  await saved(li)
  await sameEverywhere([wang, li], portal, plan)
  expect(await numbers(wang)).toHaveLength(before.length + 1)
  expect(await numbers(wang)).toEqual(await numbers(li))
  for (let step = 0; step < "建设书香政协。".length; step++) await li.keyboard.press("Backspace")
  // On an empty numbered block Backspace first takes the kind away, then the block.
  await li.keyboard.press("Backspace")
  await li.keyboard.press("Backspace")
  await saved(li)
  await sameEverywhere([wang, li], portal, plan)
  expect(await numbers(wang)).toEqual(before)

  await wang.reload()
  await ready(wang)
  await sameEverywhere([wang, li], portal, plan)
  expect(await numbers(wang)).toEqual(before)
})
