import type { Random } from "@yaodian/model"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { randomFrom } from "./random.ts"
import { Unconfirmed } from "./unconfirmed.ts"

/** A replica that keeps every update it made, in order. */
function writer(clientId: number): { doc: Y.Doc; text: Y.Text; made: Uint8Array[]; unconfirmed: Unconfirmed } {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const made: Uint8Array[] = []
  const unconfirmed = new Unconfirmed()
  doc.on("update", (update, origin) => {
    if (origin === "server") return
    made.push(update)
    unconfirmed.wrote(update)
  })
  return { doc, text: doc.getText("t"), made, unconfirmed }
}

describe("unconfirmed work", () => {
  it("is gone when each update came back", () => {
    const { text, made, unconfirmed } = writer(1)
    text.insert(0, "甲乙丙")
    text.delete(1, 1)
    for (const update of made) {
      expect(unconfirmed.isEmpty).toBe(false)
      unconfirmed.received(update)
    }
    expect(unconfirmed.isEmpty).toBe(true)
  })

  it("is gone when the updates came back as one", () => {
    const { text, made, unconfirmed } = writer(1)
    for (const character of "全面加强") text.insert(text.length, character)
    unconfirmed.received(Y.mergeUpdates(made))
    expect(unconfirmed.isEmpty).toBe(true)
  })

  it("stays where a merged update leaves out its middle", () => {
    const { text, made, unconfirmed } = writer(1)
    for (const character of "甲乙丙") text.insert(text.length, character)
    unconfirmed.received(Y.mergeUpdates([made[0]!, made[2]!]))
    expect(unconfirmed.brought.of(1)).toEqual([{ from: 1, to: 2 }])
  })

  it("counts a deletion that a colleague made too", () => {
    const { ours, theirs } = twoOnOneText("加强学习")
    ours.text.delete(0, 2)
    theirs.text.delete(0, 3)
    ours.unconfirmed.received(theirs.made[0]!)
    expect(ours.unconfirmed.isEmpty).toBe(true)
    theirs.unconfirmed.received(ours.made[0]!)
    expect(theirs.unconfirmed.isEmpty).toBe(false)
  })

  it("takes the word of a state vector for what was brought, not for what was deleted", () => {
    const { doc, text, unconfirmed } = writer(1)
    text.insert(0, "甲乙丙")
    text.delete(1, 1)
    unconfirmed.stored(Y.encodeStateVector(doc))
    expect(unconfirmed.brought.isEmpty).toBe(true)
    expect(unconfirmed.isEmpty).toBe(false)
    // A step 2 after a reconnect: no structs that we have, but all deletions.
    unconfirmed.received(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)))
    expect(unconfirmed.isEmpty).toBe(true)
  })

  it("counts what undo and other local origins write", () => {
    const { doc, text, made, unconfirmed } = writer(1)
    const undo = new Y.UndoManager(text)
    text.insert(0, "甲乙")
    undo.undo()
    undo.redo()
    doc.transact(() => text.insert(0, "丙"), "seed")
    expect(made).toHaveLength(4)
    unconfirmed.received(Y.mergeUpdates(made.slice(0, 3)))
    expect(unconfirmed.isEmpty).toBe(false)
    unconfirmed.received(made[3]!)
    expect(unconfirmed.isEmpty).toBe(true)
  })

  it("keeps a long run of typing as one range", () => {
    const { text, unconfirmed } = writer(1)
    for (let i = 0; i < 1_000; i++) text.insert(i, "字")
    expect(unconfirmed.brought.of(1)).toEqual([{ from: 0, to: 1_000 }])
  })
})

/** Two people who both have the text, which is saved. */
function twoOnOneText(words: string) {
  const source = new Y.Doc()
  source.clientID = 9
  source.getText("t").insert(0, words)
  const [ours, theirs] = [writer(1), writer(2)]
  for (const { doc } of [ours, theirs]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(source), "server")
  return { ours, theirs }
}

describe("unconfirmed work of two people on a careless line", () => {
  const seeds = Array.from({ length: 60 }, (_, index) => index + 1)
  it.each(seeds)("is empty exactly when the server has sent back all of it (seed %i)", (seed) => {
    const random = randomFrom(seed)
    const { ours, theirs } = twoOnOneText("全面贯彻落实，推动高质量发展")
    const line = carelessLine([ours, theirs], random)
    for (let step = 0; step < 120; step++) {
      const person = random(2) === 0 ? ours : theirs
      const kind = random(3)
      if (kind === 0) edit(person, random)
      else if (kind === 1) line.send(person)
      else line.deliver(person)
      expectHonest(line, [ours, theirs], `seed ${seed}, step ${step}`)
    }
    line.settle()
    expectHonest(line, [ours, theirs], `seed ${seed}, settled`)
    expect([ours.unconfirmed.isEmpty, theirs.unconfirmed.isEmpty]).toEqual([true, true])
    expect(ours.text.toJSON()).toBe(theirs.text.toJSON())
  })
})

type Writer = ReturnType<typeof writer>

function edit({ text }: Writer, random: Random): void {
  const at = random(text.length + 1)
  const length = Math.min(1 + random(4), text.length - at)
  const kind = random(4)
  if (kind === 0 && length > 0) text.delete(at, length)
  else if (kind === 1 && length > 0) text.format(at, length, { strong: random(2) === 0 ? true : null })
  else text.insert(at, "落实责任分工".slice(0, 1 + random(6)))
}

/**
 * A server between the two that merges, repeats and reorders what it sends back. Updates of the server's document are its
 * echoes, as in the real one: a deletion that it has already makes none.
 */
function carelessLine(writers: readonly Writer[], random: Random) {
  const server = new Y.Doc()
  Y.applyUpdate(server, Y.encodeStateAsUpdate(writers[0]!.doc))
  const start = Y.encodeStateAsUpdate(server)
  const sent = new Map(writers.map((person) => [person, 0]))
  const waiting = new Map(writers.map((person) => [person, [] as Uint8Array[]]))
  const delivered = new Map(writers.map((person) => [person, [start]]))
  server.on("update", (update) => {
    for (const queue of waiting.values()) queue.push(update)
  })
  const send = (person: Writer) => {
    const from = sent.get(person)!
    const to = Math.min(person.made.length, from + random(4))
    for (const update of person.made.slice(from, to)) Y.applyUpdate(server, update)
    sent.set(person, to)
  }
  const receive = (person: Writer, update: Uint8Array) => {
    Y.applyUpdate(person.doc, update, "server")
    person.unconfirmed.received(update)
    delivered.get(person)!.push(update)
  }
  const deliver = (person: Writer) => {
    const queue = waiting.get(person)!
    if (queue.length === 0) return
    const batch = queue.splice(random(queue.length), 1 + random(3))
    receive(person, Y.mergeUpdates(batch))
    if (random(4) === 0) queue.push(batch[0]!)
  }
  const settle = () => {
    // Delivering may make a replica tidy up formats, which is work again.
    for (let round = 0; round < 1_000 && writers.some((person) => !isSettled(person)); round++) {
      for (const person of writers) {
        send(person)
        deliver(person)
      }
    }
  }
  const isSettled = (person: Writer) => sent.get(person) === person.made.length && waiting.get(person)!.length === 0
  return { send, deliver, settle, delivered: (person: Writer) => delivered.get(person)! }
}

/** The oracle: a document of nothing but what the server sent back does not change when it is given our own updates. */
function expectHonest(line: ReturnType<typeof carelessLine>, writers: readonly Writer[], where: string): void {
  for (const person of writers) {
    const returned = new Y.Doc()
    Y.applyUpdate(returned, Y.mergeUpdates(line.delivered(person) as Uint8Array[]))
    let isNews = false
    returned.on("update", () => {
      isNews = true
    })
    for (const update of person.made) Y.applyUpdate(returned, update)
    expect(person.unconfirmed.isEmpty, where).toBe(!isNews)
  }
}
