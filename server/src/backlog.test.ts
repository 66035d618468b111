import { expect, it } from "vitest"
import { Backlog } from "./backlog.ts"

it("counts nothing while the socket keeps up", () => {
  const backlog = new Backlog()
  for (let i = 0; i < 1000; i++) backlog.sent(1_000_000, 10, 0)
  expect([backlog.asked, backlog.other]).toEqual([0, 0])
})

it("tells apart what the socket asked for and what others do", () => {
  const backlog = new Backlog()
  backlog.sent(100, 30, 100)
  backlog.sent(50, 50, 150)
  expect([backlog.asked, backlog.other]).toEqual([80, 70])
})

it("lets go of what has been read, the oldest first", () => {
  const backlog = new Backlog()
  backlog.sent(100, 0, 100)
  backlog.sent(50, 50, 150)
  backlog.sent(10, 0, 60)
  expect([backlog.asked, backlog.other]).toEqual([50, 10])
  backlog.sent(10, 0, 20)
  expect([backlog.asked, backlog.other]).toEqual([0, 20])
})

it("never counts more as asked than was sent", () => {
  const backlog = new Backlog()
  backlog.sent(10, 500, 10)
  expect([backlog.asked, backlog.other]).toEqual([10, 0])
})
