import { describe, expect, it } from "vitest"
import type { Identity } from "./auth.ts"
import { Presence } from "./presence.ts"

function person(sub: string): { readonly identity: Identity } {
  return { identity: { sub, name: `名字 ${sub}`, unit: "市水务局", expires: 0, roles: new Map() } }
}

function presence(): Presence {
  return new Presence(1000, 3)
}

const entry = (client: number, clock: number, state: unknown) => ({ client, clock, state: JSON.stringify(state) })

describe("presence", () => {
  it("puts the token's person in the place of whom the client claims to be", () => {
    const { entries } = presence().hear(person("wang"), [
      entry(1, 1, { user: { name: "省长", color: "#f00" }, cursor: 5 }),
    ])
    expect(JSON.parse(entries[0]?.state ?? "")).toEqual({
      user: { name: "名字 wang", sub: "wang", unit: "市水务局" },
      cursor: 5,
    })
  })

  it("ignores what is passed on about others", () => {
    const room = presence()
    const [wang, li] = [person("wang"), person("li")]
    room.hear(wang, [entry(1, 1, { cursor: 1 })])
    expect(room.hear(li, [entry(2, 1, {}), entry(1, 9, { cursor: 9 })]).entries.map(({ client }) => client)).toEqual([
      2,
    ])
    expect(room.hear(li, [entry(1, 10, null)]).entries).toEqual([])
    expect(JSON.parse(room.everyone()[0]?.state ?? "").cursor).toBe(1)
  })

  it("ignores what is passed on about somebody who has left", () => {
    const room = presence()
    const [wang, li] = [person("wang"), person("li")]
    room.hear(wang, [entry(1, 4, {})])
    room.hear(li, [entry(2, 1, {})])
    room.leave(wang)
    expect(room.hear(li, [entry(1, 4, {}), entry(1, 5, {})]).entries).toEqual([])
    expect(room.everyone().map(({ client }) => client)).toEqual([2])
  })

  it("ignores what is older than what is known", () => {
    const room = presence()
    const wang = person("wang")
    room.hear(wang, [entry(1, 5, { cursor: 5 })])
    expect(room.hear(wang, [entry(1, 5, { cursor: 6 }), entry(1, 4, { cursor: 4 })]).entries).toEqual([])
    expect(room.hear(wang, [entry(1, 6, { cursor: 6 })]).entries).toHaveLength(1)
  })

  it("lets a person take over from a socket that hangs", () => {
    const room = presence()
    const [old, again] = [person("wang"), person("wang")]
    room.hear(old, [entry(1, 5, { cursor: 1 })])
    expect(room.hear(again, [entry(1, 5, { cursor: 2 })]).entries).toHaveLength(1)
    expect(room.leave(old)).toEqual([])
    expect(room.everyone()).toHaveLength(1)
  })

  it("does not take a second tab that passes on the first one for its return", () => {
    const room = presence()
    const [first, second] = [person("wang"), person("wang")]
    room.hear(first, [entry(1, 5, {})])
    room.hear(second, [entry(2, 1, {})])
    expect(room.hear(second, [entry(1, 5, {})]).entries).toEqual([])
    expect(room.leave(second).map(({ client }) => client)).toEqual([2])
  })

  it("tells the others when somebody leaves", () => {
    const room = presence()
    const wang = person("wang")
    room.hear(wang, [entry(1, 5, {})])
    expect(room.leave(wang)).toEqual([{ client: 1, clock: 5, state: "null" }])
    expect(room.everyone()).toEqual([])
    expect(room.leave(wang)).toEqual([])
  })

  it("refuses a state that is larger than allowed, in bytes", () => {
    const json = (length: number) => `"${"字".repeat(length)}"`
    const sent = (state: string) => presence().hear(person("wang"), [{ client: 1, clock: 1, state }])
    expect(sent(json(333)).isTooLarge).toBe(true)
    expect(sent(json(332)).isTooLarge).toBe(false)
  })

  it("takes no more states than allowed, and another one when one has left", () => {
    const room = presence()
    const people = ["a", "b", "c", "d"].map(person)
    const came = people.map((one, i) => room.hear(one, [entry(i, 1, {})]).entries.length)
    expect(came).toEqual([1, 1, 1, 0])
    room.leave(people[0]!)
    expect(room.hear(people[3]!, [entry(3, 2, {})]).entries).toHaveLength(1)
  })

  it("lets one socket speak for ten clients, and for no new ones instead of those that it has sent away", () => {
    const room = new Presence(1000, 200)
    const wang = person("wang")
    const came = Array.from({ length: 30 }, (_, i) => {
      const { entries } = room.hear(wang, [entry(i, 1, {})])
      room.hear(wang, [entry(i, 2, null)])
      return entries.length
    })
    expect(came).toEqual([...Array(10).fill(1), ...Array(20).fill(0)])
    expect(room.hear(wang, [entry(3, 3, { cursor: 1 })]).entries).toHaveLength(1)
    expect(room.hear(person("li"), [entry(40, 1, {})]).entries).toHaveLength(1)
  })

  it("takes one state of a client from a message", () => {
    const many = Array.from({ length: 100 }, (_, i) => entry(1, i, { cursor: i }))
    expect(presence().hear(person("wang"), many).entries).toHaveLength(1)
  })

  it.each(["", "{", "5", '"text"', "[1]", "true"])("ignores %j, which is no state", (state) => {
    expect(presence().hear(person("wang"), [{ client: 1, clock: 1, state }]).entries).toEqual([])
  })
})
