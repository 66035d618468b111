import { afterEach, describe, expect, it } from "vitest"
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness"
import * as Y from "yjs"
import { type Presence, personColors, presence, readPerson } from "./presence.ts"

const open: { stop(): void }[] = []
afterEach(() => {
  for (const each of open.splice(0)) each.stop()
})

function desk(name: string, sub = name) {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  let changes = 0
  const here: Presence = presence(awareness, { name, sub }, () => {
    changes += 1
  })
  open.push(here)
  return { doc, awareness, here, changes: () => changes }
}

type Desk = ReturnType<typeof desk>

const tell = (from: Desk, to: Desk) =>
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [from.doc.clientID]), "server")

describe("presence", () => {
  it("lists me and those who come, with where they are", () => {
    const [zhang, li] = [desk("张三"), desk("李四")]
    li.here.setCursor({ anchor: 3 })
    tell(li, zhang)
    expect(zhang.here.people().map(({ name, cursor, isMe }) => ({ name, cursor, isMe }))).toEqual([
      { name: "张三", cursor: null, isMe: true },
      { name: "李四", cursor: { anchor: 3 }, isMe: false },
    ])
  })

  it("drops those who leave and says so", () => {
    const [zhang, li] = [desk("张三"), desk("李四")]
    tell(li, zhang)
    const before = zhang.changes()
    removeAwarenessStates(zhang.awareness, [li.doc.clientID], "server")
    expect(zhang.here.people()).toHaveLength(1)
    expect(zhang.changes()).toBe(before + 1)
  })

  it("gives the same list until something changes", () => {
    const zhang = desk("张三")
    const list = zhang.here.people()
    expect(zhang.here.people()).toBe(list)
    zhang.here.setCursor({ anchor: 1 })
    expect(zhang.here.people()).not.toBe(list)
  })

  it("tells nobody of a cursor that has not moved", () => {
    const zhang = desk("张三")
    let told = 0
    zhang.awareness.on("update", () => {
      told += 1
    })
    zhang.here.setCursor({ anchor: 1 })
    zhang.here.setCursor({ anchor: 1 })
    expect(told).toBe(1)
  })

  it("takes no cursor that others would not show", () =>
    expect(() => desk("张三").here.setCursor({ at: "x".repeat(3_000) })).toThrow(RangeError))

  it("announces a name that is not too long", () => {
    const state = desk("张".repeat(5_000)).awareness.getLocalState()
    expect(JSON.stringify(state).length).toBeLessThan(1_000)
  })

  it("moves along when Yjs takes a new client id", () => {
    const zhang = desk("张三")
    const old = zhang.doc.clientID
    const impostor = new Y.Doc()
    impostor.clientID = old
    impostor.getText("t").insert(0, "甲")
    Y.applyUpdate(zhang.doc, Y.encodeStateAsUpdate(impostor))
    expect(zhang.doc.clientID).not.toBe(old)
    expect(zhang.here.people().map(({ clientId, isMe }) => ({ clientId, isMe }))).toEqual([
      { clientId: zhang.doc.clientID, isMe: true },
    ])
    expect(() => encodeAwarenessUpdate(zhang.awareness, [zhang.doc.clientID])).not.toThrow()
  })

  it("leaves at the end", () => {
    const zhang = desk("张三")
    zhang.here.stop()
    expect(zhang.awareness.getStates().size).toBe(0)
  })
})

describe("a state that somebody sent", () => {
  const color = (user: object) => readPerson(1, { user })?.color

  it.each([
    null,
    1,
    "张三",
    [],
    {},
    { user: null },
    { user: "张三" },
    { user: [] },
    { user: { name: 7 } },
    { user: { name: " \u0000 " } },
  ])("is nobody where it is %j", (state) => expect(readPerson(1, state)).toBeNull())

  it("has a name of at most 64 whole characters", () => {
    expect(readPerson(1, { user: { name: "𠮷".repeat(100) } })?.name).toBe("𠮷".repeat(64))
    expect(readPerson(1, { user: { name: "x".repeat(1_000_000) } })?.name).toHaveLength(64)
  })

  it("has a name without marks that turn the line around", () =>
    expect(readPerson(1, { user: { name: "\u202e张\n三\ud800" } })?.name).toBe("张三"))

  it.each([[[1]], ["x"], [7], [{ at: "x".repeat(3_000) }]])("has no cursor where that is unfit", (cursor) =>
    expect(readPerson(1, { user: { name: "张三" }, cursor })?.cursor).toBeNull(),
  )

  it("has the colour of its person, whatever the tab or the name", () => {
    expect(color({ name: "张三", sub: "u17" })).toBe(color({ name: "张三（综合科）", sub: "u17" }))
    const colors = new Set(Array.from({ length: 60 }, (_, i) => color({ name: "某人", sub: `u${i}` })))
    expect(colors).toEqual(new Set(Array.from({ length: personColors }, (_, i) => i)))
  })
})
