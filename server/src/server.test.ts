import { stat } from "node:fs/promises"
import { createServer } from "node:net"
import { join } from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { startServer } from "./server.ts"
import { ask, secret, temporaryFolder, testServer } from "./testing/people.ts"

it("says where it listens", async () => {
  const server = await testServer()
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await ask(server, "GET", "/healthz")).status).toBe(200)
})

it("does not start without a secret", async () => {
  await expect(startServer({ port: 0, data: await temporaryFolder() })).rejects.toThrow("There is no secret")
})

it("does not start on data that another one has open", async () => {
  const data = await temporaryFolder()
  await testServer({ data })
  await expect(startServer({ port: 0, data, secret })).rejects.toThrow("another server has it open")
})

it("lets go of its data when its port is taken", async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => void taken.close())
  const address = taken.address()
  const port = typeof address === "object" && address ? address.port : 0
  const data = await temporaryFolder()
  await expect(startServer({ port, data, secret })).rejects.toThrow("EADDRINUSE")
  await testServer({ data })
})

it("keeps the secret of a demo to its owner", async () => {
  const data = await temporaryFolder()
  await testServer({ demo: true, data, secret: [] })
  expect((await stat(join(data, "demo-secret"))).mode & 0o777).toBe(0o600)
})

it("may be closed twice, and takes nothing more", async () => {
  const server = await testServer()
  await Promise.all([server.close(), server.close()])
  await expect(ask(server, "GET", "/healthz")).rejects.toThrow()
})
