import { type Connection, type ConnectOptions, connectPlan, roots } from "@yaodian/collab"
import "fake-indexeddb/auto"
import { IDBFactory } from "fake-indexeddb"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { until, untilDoc, untilIs } from "./facts.ts"
import { type PlanServer, planServer } from "./real-server.ts"

let server: PlanServer
const open: Connection[] = []

beforeEach(async () => {
  server = await planServer()
})

afterEach(async () => {
  for (const connection of open.splice(0)) connection.close()
  await server.remove()
})

function desk(name: string, options: Partial<ConnectOptions> = {}) {
  const doc = new Y.Doc()
  const connection = connectPlan({
    server: server.url,
    plan: server.plan,
    doc,
    token: () => server.token(name),
    user: { name, sub: `sub-${name}` },
    retryDelay: () => 20,
    ...options,
  })
  open.push(connection)
  return { doc, text: doc.getText("words"), connection }
}

describe("a client of an older layout than the plan's", () => {
  it("reads what others write, is seen by them, and cannot be written in from the first byte on", async () => {
    await server.stopAndRaise(2)
    await server.start()
    const wasEditable: boolean[] = []
    const old = desk("张三", { format: 1 })
    old.connection.subscribe(() => wasEditable.push(old.connection.isEditable))
    const newer = desk("李四", { format: 2 })
    await untilIs(old.connection, "live")
    await untilIs(newer.connection, "live")
    expect(old.connection).toMatchObject({ isOutdated: true, isEditable: false, saveState: "saved", reason: null })
    expect(newer.connection).toMatchObject({ isOutdated: false, isEditable: true })
    newer.text.insert(0, "新的话。")
    newer.text.format(0, 2, { strong: true })
    await newer.connection.whenSaved()
    newer.text.delete(1, 2)
    await untilDoc(old.doc, () => old.text.toString() === "新。")
    await until(newer.connection, () => newer.connection.people().length === 2)
    expect(old.connection.state).toBe("live")
    expect(wasEditable).not.toContain(true)
  })

  it("is told why when it writes all the same", async () => {
    await server.stopAndRaise(2)
    await server.start()
    const old = desk("张三")
    await untilIs(old.connection, "live")
    old.text.insert(0, "旧的话。")
    await untilIs(old.connection, "refused")
    expect(old.connection.reason).toEqual({ why: "format", code: 4403, message: "format" })
    const newer = desk("李四", { format: 2 })
    await untilIs(newer.connection, "live")
    expect(newer.text.toString()).toBe("")
  })

  it("sends nothing that was written while the plan became newer, and keeps it for its writer", async () => {
    const localCopy = new IDBFactory()
    const old = desk("张三", { localCopy })
    await untilIs(old.connection, "live")
    await server.stopAndRaise(2)
    await untilIs(old.connection, "offline")
    const text = old.doc.getText(roots.text)
    text.insert(text.length, "离线的话。")
    await server.start()
    await untilIs(old.connection, "refused")
    expect(old.connection.reason).toEqual({ why: "format", code: 4403, message: "format" })
    await until(old.connection, () => old.connection.keptWords !== "")
    expect(old.connection.keptWords).toContain("离线的话。")
    const newer = desk("李四", { format: 2 })
    await untilIs(newer.connection, "live")
    expect(newer.doc.getText(roots.text).toString()).not.toContain("离线")
  })
})
