import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { type Connection, type ConnectOptions, connectPlan } from "@yaodian/collab"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { until, untilDoc, untilIs } from "./facts.ts"
import { type ScriptedServer, scriptedServer } from "./scripted-server.ts"

let server: ScriptedServer
const open: Connection[] = []
const errors: unknown[] = []

beforeEach(async () => {
  server = await scriptedServer()
  errors.length = 0
})

afterEach(async () => {
  for (const connection of open.splice(0)) connection.close()
  await server.stop()
})

function desk(options: Partial<ConnectOptions> = {}) {
  const doc = options.doc ?? new Y.Doc()
  const connection = connectPlan({
    server: server.url,
    plan: "p1",
    token: () => "t.o.k",
    user: { name: "张三", sub: "u1" },
    onError: (error) => errors.push(error),
    retryDelay: () => 1,
    ...options,
    doc,
  })
  open.push(connection)
  const seen: string[] = []
  connection.subscribe(() => {
    const now = `${connection.state}/${connection.saveState}`
    if (seen.at(-1) !== now) seen.push(now)
  })
  return { doc, text: doc.getText("t"), connection, seen }
}

describe("a connection", () => {
  it("goes through syncing to live and asks for its room with its token", async () => {
    const { connection, seen } = desk({ format: 1 })
    expect([connection.state, connection.saveState, connection.isEditable]).toEqual(["connecting", "saved", false])
    await untilIs(connection, "live")
    expect(seen).toEqual(["syncing/saved", "live/saved"])
    expect(connection.isEditable).toBe(true)
    expect(server.tokens).toEqual(["t.o.k"])
    expect(server.paths).toEqual(["/collab/plan.p1?format=1"])
  })

  it("shows saving until the echo is there, then saved", async () => {
    const { text, connection, seen } = desk()
    await untilIs(connection, "live")
    server.hold()
    text.insert(0, "全面加强")
    await untilDoc(server.doc, () => server.doc.getText("t").length === 4)
    expect(connection.saveState).toBe("saving")
    server.release()
    await connection.whenSaved()
    expect(seen.slice(-2)).toEqual(["live/saving", "live/saved"])
  })

  it("knows after a reconnect what was stored before the line broke, though nobody echoes it", async () => {
    const { text, connection } = desk()
    await untilIs(connection, "live")
    text.insert(0, "全面加强")
    await connection.whenSaved()
    server.hold()
    text.insert(4, "党的建设")
    text.delete(0, 2)
    await untilDoc(server.doc, () => server.doc.getText("t").toJSON() === "加强党的建设")
    const writes = server.writes()
    server.breakOff(1011)
    await untilIs(connection, "offline")
    expect([connection.saveState, connection.hasUnsaved]).toEqual(["offline", true])
    server.forget()
    await connection.whenSaved()
    expect(server.writes()).toBe(writes)
  })

  it("does not take the words of a colleague for an echo of its own", async () => {
    const [ours, theirs] = [desk(), desk()]
    await Promise.all([untilIs(ours.connection, "live"), untilIs(theirs.connection, "live")])
    server.hold()
    ours.text.insert(0, "甲")
    await untilDoc(server.doc, () => server.doc.getText("t").length === 1)
    server.forget()
    theirs.text.insert(0, "乙")
    await untilDoc(ours.doc, () => ours.text.toJSON().includes("乙"))
    await theirs.connection.whenSaved()
    expect([ours.connection.saveState, theirs.connection.hasUnsaved]).toEqual(["saving", false])
  })

  it("counts what a document held before it was connected", async () => {
    const doc = new Y.Doc()
    doc.getText("t").insert(0, "离线写的")
    const { connection } = desk({ doc })
    expect(connection.hasUnsaved).toBe(true)
    await connection.whenSaved()
    expect(server.doc.getText("t").toJSON()).toBe("离线写的")
  })

  it("comes back after the server was away, and stays offline until then", async () => {
    const { text, connection, seen } = desk()
    await untilIs(connection, "live")
    await server.stop()
    await untilIs(connection, "offline")
    text.insert(0, "断网时写的")
    expect([connection.saveState, connection.hasUnsaved]).toEqual(["offline", true])
    await server.start()
    await connection.whenSaved()
    expect(server.doc.getText("t").toJSON()).toBe("断网时写的")
    expect(seen.slice(2)).toEqual(["offline/offline", "syncing/saving", "live/saving", "live/saved"])
  })
})

describe("a token", () => {
  it("is asked for anew at each attempt", async () => {
    let count = 0
    const { connection } = desk({ token: async () => `t${++count}` })
    await untilIs(connection, "live")
    server.breakOff(1012)
    await untilIs(connection, "offline")
    await untilIs(connection, "live")
    expect(server.tokens).toEqual(["t1", "t2"])
  })

  it("is renewed at once when the server refuses it", async () => {
    let count = 0
    const { connection, seen } = desk({ token: () => `t${++count}` })
    server.refuse(4401)
    await untilIs(connection, "live")
    expect(server.tokens).toEqual(["t1", "t2"])
    server.breakOff(4401)
    await until(connection, () => server.tokens.length === 3 && connection.state === "live")
    expect(seen.some((state) => state.startsWith("offline") || state.startsWith("refused"))).toBe(false)
  })

  it("that is refused twice ends in a refusal", async () => {
    const { connection } = desk()
    server.refuse(4401, 4401)
    await untilIs(connection, "refused")
    expect(connection.reason).toEqual({ why: "token", code: 4401, message: "on cue" })
    expect(server.tokens).toHaveLength(2)
  })

  it("that cannot be had is tried again, and reported", async () => {
    let count = 0
    const { connection } = desk({
      token: () => {
        count += 1
        if (count < 3) throw new Error("the portal is away")
        return "t"
      },
    })
    await untilIs(connection, "live")
    expect(errors.map(String)).toEqual(["Error: the portal is away", "Error: the portal is away"])
  })

  it("that is none ends in a refusal and never reaches the server", async () => {
    const { connection } = desk({ token: () => "not a token" })
    await untilIs(connection, "refused")
    expect([connection.reason?.why, server.tokens.length]).toEqual(["token", 0])
  })
})

describe("a refusal", () => {
  it.each([
    [4403, "forbidden"],
    [4404, "missing"],
    [4409, "deleted"],
    [1009, "too-large"],
  ] as const)("with %i stops: %s", async (code, why) => {
    const { text, connection } = desk()
    await untilIs(connection, "live")
    server.hold()
    text.insert(0, "留下的话")
    const waiting = expect(connection.whenSaved()).rejects.toThrow("refused")
    server.breakOff(code)
    await untilIs(connection, "refused")
    await waiting
    expect([connection.saveState, connection.hasUnsaved, connection.isEditable]).toEqual(["refused", true, false])
    expect(connection.reason).toEqual({ why, code, message: "on cue" })
    expect(text.toJSON()).toBe("留下的话")
    expect(server.tokens).toHaveLength(1)
  })

  it("is over when the host asks again", async () => {
    const { connection } = desk()
    server.refuse(4403)
    await untilIs(connection, "refused")
    connection.reconnect()
    expect([connection.state, connection.reason]).toEqual(["connecting", null])
    await untilIs(connection, "live")
  })
})

describe("a connection that only reads", () => {
  it("writes nothing, though Yjs would like to tidy up", async () => {
    const [zhang, li, reader] = [desk(), desk(), desk({ readOnly: true })]
    const all = [zhang, li, reader]
    await Promise.all(all.map(({ connection }) => untilIs(connection, "live")))
    let readerWrites = 0
    zhang.text.insert(0, "全面加强党的建设")
    await Promise.all(all.map(({ doc, text }) => untilDoc(doc, () => text.length === 8)))
    reader.doc.on("update", (_update, _origin, _doc, transaction) => {
      if (transaction.local) readerWrites += 1
    })
    for (const { text } of [zhang, li]) text.format(0, 6, { strong: true })
    await Promise.all([zhang, li].map(({ connection }) => connection.whenSaved()))
    zhang.text.insert(8, "。")
    await Promise.all(all.map(({ doc, text }) => untilDoc(doc, () => text.length === 9)))
    expect([readerWrites, reader.connection.hasUnsaved, reader.connection.isEditable]).toEqual([0, false, false])
  })
})

describe("the end of a connection", () => {
  it("is said to the others, frees the document and stays", async () => {
    const [zhang, li] = [desk(), desk({ user: { name: "李四", sub: "u2" } })]
    await Promise.all([untilIs(zhang.connection, "live"), untilIs(li.connection, "live")])
    li.connection.setCursor({ anchor: 1 })
    await until(zhang.connection, () => zhang.connection.people().length === 2)
    li.connection.close()
    await until(zhang.connection, () => zhang.connection.people().length === 1)
    li.text.insert(0, "甲")
    li.connection.reconnect()
    expect([li.connection.state, li.connection.isEditable, li.connection.people()]).toEqual(["offline", false, []])
    expect(server.tokens).toHaveLength(2)
  })

  it("leaves nobody waiting", async () => {
    const { text, connection } = desk()
    await untilIs(connection, "live")
    server.hold()
    text.insert(0, "甲")
    const waiting = expect(connection.whenSaved()).rejects.toThrow("closed")
    connection.close()
    await waiting
    await expect(connection.whenSaved()).rejects.toThrow("closed")
  })

  it("comes with the end of the document", async () => {
    const { doc, connection } = desk()
    await untilIs(connection, "live")
    doc.destroy()
    expect(connection.state).toBe("offline")
  })

  it("leaves nothing that keeps a process alive", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      fileURLToPath(new URL("./leave.ts", import.meta.url)),
      server.url,
    ])
    expect(stdout).toBe("still there: none\n")
  })

  it("may come while the token is on its way", async () => {
    let give: (token: string) => void = () => undefined
    const token = new Promise<string>((resolve) => {
      give = resolve
    })
    const { connection } = desk({ token: () => token })
    connection.close()
    give("t")
    await token
    await untilIs(desk().connection, "live")
    expect(server.tokens).toHaveLength(1)
  })
})

describe("trouble on the way", () => {
  it("of a broken message is reported and survived", async () => {
    const { text, connection } = desk()
    await untilIs(connection, "live")
    server.say(new Uint8Array([0, 9, 0]))
    server.say(new Uint8Array([1, 200]))
    text.insert(0, "甲")
    await connection.whenSaved()
    expect(errors).toHaveLength(2)
  })

  it("of a listener that throws does not keep others from hearing", async () => {
    const { connection } = desk()
    let heard = 0
    connection.subscribe(() => {
      throw new Error("a listener's own")
    })
    connection.subscribe(() => {
      heard += 1
    })
    await untilIs(connection, "live")
    expect(heard).toBeGreaterThan(0)
    expect(String(errors[0])).toContain("a listener's own")
  })
})
