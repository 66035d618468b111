import { type Page, test } from "@playwright/test"
import { paragraph } from "@yaodian/model/build"
import { type ServerProcess, serverProcess } from "../server-process.ts"
import { type Colleague, cases } from "./ime-cases.ts"
import { type InputMethod, inputMethod, textSentBy } from "./input-method.ts"
import {
  aside,
  asideOf,
  at,
  kindsOf,
  linesOf,
  longPlan,
  type Place,
  placeOf,
  select,
  textBeforeCaret,
} from "./long-plan.ts"
import { body, documentOf, enter, expect, ready, sameEverywhere, saved, upload } from "./portal.ts"

test.describe.configure({ mode: "default" })

/** The stretches of the tests that are not in the table. */
const others = {
  twoBlocks: [paragraph("甲<a>"), paragraph("乙<b>")],
  atOnce: [paragraph("开头<a>结尾")],
  cancelled: [paragraph("开头<a>结尾")],
  leftBehind: [paragraph("开头<a>结尾")],
}

function stretchFor(name: keyof typeof others): number {
  return cases.length + 1 + Object.keys(others).indexOf(name)
}

let portal: ServerProcess
let plan: string
let wang: Page
let li: Page
let pinyin: InputMethod
let sent: readonly string[]
const errors: string[] = []

test.beforeAll(async ({ browser }) => {
  portal = await serverProcess(["demo/serve.ts"])
  const pages = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()] as const
  for (const page of pages) page.on("pageerror", (error) => errors.push(String(error)))
  ;[wang, li] = pages
  sent = textSentBy(wang)
  plan = await upload(wang, portal, longPlan([...cases.map(({ blocks }) => blocks), ...Object.values(others)]))
  await Promise.all([enter(wang, portal, "王雨", "起草人", plan), enter(li, portal, "李文", "起草人", plan)])
  await Promise.all([ready(wang), ready(li)])
  pinyin = await inputMethod(wang)
})

test.afterAll(() => portal.end())

test.afterEach(() => {
  expect(errors).toEqual([])
  // Letters that left the browser would be in somebody's document, if only for a moment.
  expect(sent.filter((text) => /[a-z]/.test(text))).toEqual([])
})

for (const [i, { name, blocks, before, meanwhile, drawn, gives, undone, kind }] of cases.entries()) {
  test(`a composition ${name} gives its words, and one undo takes back just them`, async () => {
    const stretch = i + 1
    await before?.(colleague(stretch))
    await select(wang, stretch, placeOf(blocks, "a"), placeOf(blocks, blocks.some(({ tag }) => tag.b) ? "b" : "a"))
    if (drawn) await expect(body(wang).locator(`.plan-here ${drawn}`)).not.toHaveCount(0)
    await pinyin.compose("n")
    await pinyin.compose("ni")
    await meanwhile?.(colleague(stretch))
    await caughtUp(stretch)
    await pinyin.compose("ni h")
    await pinyin.compose("ni hao")
    await pinyin.commit("你好")
    await everywhere(stretch, gives)
    expect(await pinyin.starts()).toBe(1)
    expect(await textBeforeCaret(wang)).toMatch(/你好$/)
    await wang.keyboard.press("Control+z")
    const document = await everywhere(stretch, undone ?? gives.map((line) => line.replace("你好", "")))
    if (kind) expect(kindsOf(document, stretch)).toContain(kind)
  })
}

test("of two compositions in two blocks one undo takes back the second, another the first", async () => {
  const stretch = stretchFor("twoBlocks")
  for (const place of ["a", "b"]) {
    await select(wang, stretch, placeOf(others.twoBlocks, place))
    await compose("ni", "你好")
  }
  await everywhere(stretch, ["甲你好", "乙你好"])
  expect(await pinyin.starts()).toBe(2)
  await wang.keyboard.press("Control+z")
  await everywhere(stretch, ["甲你好", "乙"])
  await wang.keyboard.press("Control+z")
  await everywhere(stretch, ["甲", "乙"])
})

test("a composition that begins right after another is a step of its own", async () => {
  const stretch = stretchFor("atOnce")
  await select(wang, stretch, placeOf(others.atOnce, "a"))
  await pinyin.compose("ni")
  await colleague(stretch).type(at(0, 0), "前面")
  await caughtUp(stretch)
  await pinyin.commit("你好")
  await compose("shi jie", "世界")
  await compose("da jia", "大家")
  await everywhere(stretch, ["前面开头你好世界大家结尾"])
  expect(await pinyin.starts()).toBe(3)
  for (const left of ["你好世界", "你好", ""]) {
    await wang.keyboard.press("Control+z")
    await everywhere(stretch, [`前面开头${left}结尾`])
  }
})

test("a composition that is given up leaves no word and no step, and lets in what waited", async () => {
  const stretch = stretchFor("cancelled")
  await select(wang, stretch, placeOf(others.cancelled, "a"))
  await wang.keyboard.insertText("字")
  await everywhere(stretch, ["开头字结尾"])
  await pinyin.compose("n")
  await pinyin.compose("ni")
  await colleague(stretch).type(at(0, 0), "前面")
  await caughtUp(stretch)
  expect(await linesIn(wang, stretch)).toEqual(["开头字ni结尾"])
  await pinyin.compose("")
  await everywhere(stretch, ["前面开头字结尾"])
  expect(await pinyin.starts()).toBe(1)
  await wang.keyboard.press("Control+z")
  await everywhere(stretch, ["前面开头结尾"])
})

test("a composition that the writer leaves keeps the words it had come to, and lets in what waited", async () => {
  const stretch = stretchFor("leftBehind")
  await select(wang, stretch, placeOf(others.leftBehind, "a"))
  await pinyin.compose("ni")
  await pinyin.compose("你好")
  await colleague(stretch).type(at(0, 0), "前面")
  await caughtUp(stretch)
  await wang.getByRole("button", { name: "复制链接" }).focus()
  await everywhere(stretch, ["前面开头你好结尾"])
  expect(await pinyin.starts()).toBe(1)
  await body(wang).focus()
  await wang.keyboard.press("Control+z")
  await everywhere(stretch, ["前面开头结尾"])
})

async function compose(letters: string, words: string): Promise<void> {
  await pinyin.compose(letters.slice(0, 1))
  await pinyin.compose(letters)
  await pinyin.commit(words)
}

/** The colleague in this stretch. */
function colleague(stretch: number): Colleague {
  const go = (from: Place, to?: Place) => select(li, stretch, from, to)
  return {
    go,
    type: async (place, text) => {
      await go(place)
      await li.keyboard.type(text)
    },
    press: async (place, key) => {
      await go(place)
      await li.keyboard.press(key)
    },
    cut: async (from, to) => {
      await go(from, to)
      await li.keyboard.press("Delete")
    },
  }
}

/** Waits until all that the colleague did has come to Wang's browser, although Wang's block does not show it yet. */
async function caughtUp(stretch: number): Promise<void> {
  await select(li, stretch, aside)
  await li.keyboard.type("！")
  await expect.poll(async () => asideOf(await documentOf(wang), stretch)).toMatch(/^！/)
  expect(JSON.stringify(await documentOf(li))).not.toMatch(/"text":"[^"]*[a-z]/)
}

/** Waits until both people and the server have these lines in the stretch, and the same in all others. */
async function everywhere(stretch: number, lines: readonly string[]): Promise<unknown> {
  await expect.poll(() => linesIn(wang, stretch)).toEqual(lines)
  await saved(wang)
  const document = await sameEverywhere([wang, li], portal, plan)
  expect(linesOf(document, stretch)).toEqual(lines)
  return document
}

async function linesIn(page: Page, stretch: number): Promise<readonly string[]> {
  return linesOf(await documentOf(page), stretch)
}
