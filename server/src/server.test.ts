import { stat, writeFile } from "node:fs/promises"
import { connect, createServer } from "node:net"
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

it("answers a request that offers HTTP/2", async () => {
  const { hostname, port } = new URL((await testServer()).url)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
  const answer = await new Promise((resolve) => socket.once("data", (data) => resolve(String(data))))
  expect(answer).toContain("HTTP/1.1 200")
})

it("drops a client that does not read its answer", async () => {
  const assets = await temporaryFolder()
  await writeFile(join(assets, "large.js"), Buffer.alloc(30_000_000))
  const dropped = new Promise((resolve) => {
    testServer({ assets, limits: { requestMs: 200 }, log: resolve }).then(({ url }) => {
      const { hostname, port } = new URL(url)
      const socket = connect(Number(port), hostname)
      onTestFinished(() => void socket.destroy())
      socket.on("error", () => undefined)
      socket.pause()
      socket.write("GET /large.js HTTP/1.1\r\nHost: x\r\n\r\n")
    })
  })
  expect(await dropped).toMatchObject({ event: "response-failed" })
})
