/** The plan that the tests of the binding begin with, and two people at it. */
import { cell, doc, heading, paragraph, row, table, task } from "@yaodian/model/build"
import type { Node } from "prosemirror-model"
import { expect } from "vitest"
import { complaints, Peer, seedDocument, sync } from "./peer.ts"

/** A small plan with one of most things: heading, tasks, an empty paragraph, a table, a last line. */
export const smallPlan: Node = doc(
  heading("加强学习", { id: "h" }),
  task("开展的的调研", { id: "t1" }),
  task("抓好落实", { id: "t2" }),
  paragraph("", { id: "p" }),
  table(
    row(cell({ col: "c1" }, paragraph("甲", { id: "x" })), cell({ col: "c2" }, paragraph({ id: "r1.c2" })), {
      id: "r1",
    }),
    row(cell({ col: "c1" }, paragraph({ id: "r2.c1" })), cell({ col: "c2" }, paragraph({ id: "r2.c2" })), { id: "r2" }),
    { id: "T" },
  ),
  paragraph("尾", { id: "z" }),
).node

/** Two people with the same plan before them; their typing is one step of undo while nothing parts it. */
export function twoPeers(from: Node = smallPlan): [Peer, Peer] {
  const update = seedDocument(from)
  return [new Peer(10, update, { captureMs: 60_000 }), new Peer(20, update, { captureMs: 60_000 })]
}

/** Brings all that was done to everybody, and expects that all see the same and nobody has a complaint. */
export function settled(...peers: Peer[]): void {
  for (const peer of peers) for (const other of peers) if (peer !== other) sync(peer, other)
  for (const peer of peers) {
    expect(complaints(peer)).toEqual([])
    expect(peer.doc.toJSON()).toEqual(peers[0]?.doc.toJSON())
  }
}
