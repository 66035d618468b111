import { WebSocket } from "ws"
import * as Y from "yjs"
import { body, documentOnServer, enter, expect, newPlan, ready, saved, test, tokenFor } from "./portal.ts"

const sync = 0
const update = 2

/** A frame of the y-websocket protocol: sync, update, the update's length and bytes. */
function updateFrame(bytes: Uint8Array): Uint8Array {
  const length: number[] = []
  for (let rest = bytes.length; ; rest >>>= 7) {
    if (rest < 128) {
      length.push(rest)
      break
    }
    length.push((rest & 127) | 128)
  }
  return Uint8Array.from([sync, update, ...length, ...bytes])
}

test("a reader's own client cannot write", async ({ page, portal }) => {
  await enter(page, portal, "王雨")
  const plan = await newPlan(page, /空白/)
  await body(page).click()
  await page.keyboard.type("只有起草人能写。")
  await saved(page)
  const before = await documentOnServer(page, portal, plan)

  const doc = new Y.Doc()
  doc.getText("t").insert(0, "读者写的字")
  const url = `${portal.url.replace("http", "ws")}/collab/${plan.replace("#/plan/", "plan.")}`
  for (const role of ["reader", "reviewer"]) {
    const socket = new WebSocket(url, ["yaodian", `token.${await tokenFor(page, portal, role)}`])
    const code = await new Promise((resolve, reject) => {
      socket.on("error", reject)
      socket.on("open", () => socket.send(updateFrame(Y.encodeStateAsUpdate(doc))))
      socket.on("close", resolve)
    })
    expect(code).toBe(4403)
  }
  expect(await documentOnServer(page, portal, plan)).toEqual(before)
  await page.reload()
  await ready(page)
  expect(await body(page).textContent()).not.toContain("读者写的字")
})

test("an honest reader who comes back after others deleted text is let in", async ({ browser, portal }) => {
  const wang = await (await browser.newContext()).newPage()
  const reader = await (await browser.newContext()).newPage()
  await enter(wang, portal, "王雨")
  const plan = await newPlan(wang, /空白/)
  await body(wang).click()
  await wang.keyboard.type("要删去的和要留下的。")
  await saved(wang)
  await enter(reader, portal, "周读", "读者", plan)
  await expect(body(reader)).toContainText("要删去的和要留下的。")
  await expect(body(reader)).toHaveAttribute("contenteditable", "false")
  await reader.context().setOffline(true)
  await portal.kill()
  await portal.restart()
  await saved(wang)
  await body(wang).click()
  await wang.keyboard.press("Home")
  for (let step = 0; step < "要删去的和".length; step++) await wang.keyboard.press("Delete")
  await saved(wang)
  await reader.context().setOffline(false)
  await expect(body(reader)).toHaveText("要留下的。")
  await expect(reader.getByRole("alert")).toHaveCount(0)
})
