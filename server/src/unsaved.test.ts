import { expect, it } from "vitest"
import * as Y from "yjs"
import { updateOf } from "./testing/updates.ts"
import { Unsaved } from "./unsaved.ts"

const change = (client: number) => updateOf(client, (doc) => doc.getText("t").insert(0, "字"))

function changed(unsaved: Unsaved<string>, author: string, client: number): void {
  unsaved.add(change(client))
  unsaved.credit(author, 10)
}

it("gives all that came since the last time as one update, with who made how much of it", () => {
  const unsaved = new Unsaved<string>()
  for (const [author, client] of [
    ["wang", 1],
    ["li", 2],
    ["wang", 3],
  ] as const)
    changed(unsaved, author, client)
  const part = unsaved.take()
  expect(Y.decodeUpdate(part?.update ?? change(9)).structs).toHaveLength(3)
  expect(part?.authors).toEqual(
    new Map([
      ["wang", 20],
      ["li", 10],
    ]),
  )
  expect(unsaved.take()).toBe(null)
})

it("runs what waits when all of before is saved, not earlier", () => {
  const unsaved = new Unsaved<string>()
  const ran: string[] = []
  unsaved.whenSaved(() => ran.push("at once"))
  changed(unsaved, "wang", 1)
  const first = unsaved.take()
  unsaved.whenSaved(() => ran.push("after the first"))
  changed(unsaved, "wang", 2)
  unsaved.whenSaved(() => ran.push("after the second"))
  expect(ran).toEqual(["at once"])
  unsaved.saved(first!)
  expect(ran).toEqual(["at once", "after the first"])
  expect(unsaved.isNone).toBe(false)
  unsaved.saved(unsaved.take()!)
  expect(ran).toEqual(["at once", "after the first", "after the second"])
  expect(unsaved.isNone).toBe(true)
})

it("takes back what did not hold", () => {
  const unsaved = new Unsaved<string>()
  const before = unsaved.length
  unsaved.add(change(1))
  unsaved.cutTo(before)
  expect(unsaved.take()).toBe(null)
  expect(unsaved.isNone).toBe(true)
})

it("forgets what the log will never have", async () => {
  const unsaved = new Unsaved<string>()
  changed(unsaved, "wang", 1)
  unsaved.whenSaved(() => expect.unreachable())
  const saved = unsaved.untilSaved()
  unsaved.forget()
  await expect(saved).rejects.toThrow("could not be saved")
  expect(unsaved.take()).toBe(null)
  expect(unsaved.isNone).toBe(true)
})
