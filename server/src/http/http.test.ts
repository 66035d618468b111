import { mkdir, symlink, writeFile } from "node:fs/promises"
import { connect } from "node:net"
import { join } from "node:path"
import { seed } from "@yaodian/collab/stored"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import * as Y from "yjs"
import { updateFrame } from "../protocol.ts"
import type { RunningServer } from "../server.ts"
import { ask, bareIn, newPlan, stockClient, temporaryFolder, testServer, tokenFor } from "../testing/people.ts"
import { routesOf } from "./routes.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

async function withTokens() {
  const server = await testServer()
  return { server, author: await tokenFor("author"), reader: await tokenFor("reader") }
}

describe("plans", () => {
  it("are made with a title, listed, read, renamed and deleted", async () => {
    const { server, author: token } = await withTokens()
    const made = await ask(server, "POST", "/api/plans", { token, json: { title: " 临江市2027年工作要点 " } })
    expect(made.status).toBe(201)
    const { id } = made.json
    expect(id).toMatch(/^[0-9A-Za-z_-]{16}$/)
    const plan = { id, title: "临江市2027年工作要点", by: "名字 author", format: 1, role: "author" }
    expect(made.json).toMatchObject({ ...plan, dropped: [], problems: [] })
    expect(Date.parse(made.json.created)).toBeLessThanOrEqual(Date.now())
    expect((await ask(server, "GET", "/api/plans", { token })).json.plans).toMatchObject([plan])
    expect((await ask(server, "GET", `/api/plans/${id}`, { token })).json).toMatchObject(plan)
    const renamed = await ask(server, "PATCH", `/api/plans/${id}`, { token, json: { title: "送审稿" } })
    expect(renamed.json).toMatchObject({ ...plan, title: "送审稿" })
    expect((await ask(server, "DELETE", `/api/plans/${id}`, { token })).status).toBe(204)
    expect((await ask(server, "GET", `/api/plans/${id}`, { token })).json.code).toBe("plan-not-found")
    expect((await ask(server, "GET", "/api/plans", { token })).json.plans).toEqual([])
  })

  it("come from every template, titled and ready to be written in", async () => {
    const { server, author: token } = await withTokens()
    const { json } = await ask(server, "GET", "/api/templates", { token })
    expect(json.templates.map(({ name }: { name: string }) => name)).toEqual(["empty", "work-points", "action-plan"])
    for (const { name } of json.templates) {
      const title = `临江市试点 ${name}`
      const made = await ask(server, "POST", "/api/plans", { token, json: { template: name, title } })
      expect(made.json.title).toBe(title)
      const text = await ask(server, "GET", `/api/plans/${made.json.id}/export?format=txt`, { token })
      expect(text.json).toContain(title)
    }
    const own = await ask(server, "POST", "/api/plans", { token, json: { template: "action-plan" } })
    expect(own.json.title).toMatch(/^临江市城市绿道建设三年行动计划（\d{4}—\d{4}年）$/)
  })

  it("come from a file, and tell what was left out", async () => {
    const { server, author: token } = await withTokens()
    const text =
      "临江市2027年工作要点\n\n一、加强学习\n\n（一）开展读书活动。每季度一次。\n\n主办：临江市人民政府办公室 | 网站地图 | 联系我们\n"
    const name = encodeURIComponent("工作要点.txt")
    const made = await ask(server, "POST", `/api/plans?name=${name}`, { token, body: bytes(text) })
    expect(made.status).toBe(201)
    expect(made.json.title).toBe("临江市2027年工作要点")
    expect(Array.isArray(made.json.dropped) && Array.isArray(made.json.problems)).toBe(true)
    const file = await ask(server, "GET", `/api/plans/${made.json.id}/export?format=json`, { token })
    expect(file.headers.get("content-disposition")).toContain(encodeURIComponent("临江市2027年工作要点"))
    expect(JSON.stringify(file.json)).toContain("开展读书活动")
    const again = await ask(server, "POST", "/api/plans?name=copy.json", {
      token,
      body: bytes(JSON.stringify(file.json)),
    })
    const copy = await ask(server, "GET", `/api/plans/${again.json.id}/export`, { token })
    expect(copy.json).toEqual(file.json)
  })

  it("show the title that stands in their text", async () => {
    const { server, author: token } = await withTokens()
    const plan = await newPlan(server, "旧题目")
    const client = stockClient(server, plan, token)
    await vi.waitFor(() => expect(client.provider.synced).toBe(true))
    const text = client.doc.getText("t")
    text.insert(text.toString().length - "旧题目".length + 1, "新")
    const title = text.toString()
    await vi.waitFor(async () => {
      expect((await ask(server, "GET", `/api/plans/${plan}`, { token })).json.title).toBe(title)
    })
    expect(title).toContain("新")
  })

  it("are exported with what was written a moment ago", async () => {
    const { server, author: token } = await withTokens()
    const plan = await newPlan(server)
    const doc = new Y.Doc()
    seed(doc, [{ id: "p1", type: "paragraph", attrs: {}, runs: [{ insert: "刚刚写下的一段。" }] }])
    const author = await bareIn(server, plan)
    author.send(updateFrame(Y.encodeStateAsUpdate(doc)))
    await vi.waitFor(() => expect(author.heard.some(({ type }) => type === "update")).toBe(true))
    const { json } = await ask(server, "GET", `/api/plans/${plan}/export?format=txt`, { token })
    expect(json).toContain("刚刚写下的一段。")
  })

  it("are seen only by those who have a role in them", async () => {
    const { server, author } = await withTokens()
    const [mine, other] = [await newPlan(server, "甲"), await newPlan(server, "乙")]
    const token = await tokenFor("reader", { plan: mine })
    expect((await ask(server, "GET", "/api/plans", { token })).json.plans.map(({ id }: { id: string }) => id)).toEqual([
      mine,
    ])
    expect((await ask(server, "GET", `/api/plans/${mine}`, { token })).json.role).toBe("reader")
    for (const path of [`/api/plans/${other}`, `/api/plans/${other}/export`, "/api/plans/nowhere"]) {
      expect((await ask(server, "GET", path, { token })).json.code).toBe("forbidden")
    }
    expect((await ask(server, "GET", "/api/plans", { token: author })).json.plans).toHaveLength(2)
  })
})

describe("a request", () => {
  const cases: readonly [string, string, string, object | undefined, number, string][] = [
    ["a reader who makes a plan", "POST", "/api/plans", { json: { title: "x" } }, 403, "forbidden"],
    ["a reader who renames", "PATCH", "/api/plans/ID", { json: { title: "x" } }, 403, "forbidden"],
    ["a reader who deletes", "DELETE", "/api/plans/ID", {}, 403, "forbidden"],
    ["an export of no kind", "GET", "/api/plans/ID/export?format=exe", {}, 400, "bad-request"],
    ["an id that is none", "GET", "/api/plans/%ff%fe", {}, 400, "bad-request"],
    ["an id that is too long", "GET", `/api/plans/${"a".repeat(65)}`, {}, 400, "bad-request"],
    ["no address", "GET", "/api/nothing", {}, 404, "not-found"],
    ["another method", "DELETE", "/api/plans", {}, 405, "method-not-allowed"],
    ["a token for a demo where there is none", "POST", "/api/demo/token", { json: {} }, 404, "not-found"],
  ]
  it.each(cases)("from %s is refused", async (_name, method, path, init, status, code) => {
    const { server, reader: token } = await withTokens()
    const plan = await newPlan(server)
    const reply = await ask(server, method, path.replace("ID", plan), { token, ...init })
    expect([reply.status, reply.json.code]).toEqual([status, code])
    expect(typeof reply.json.message).toBe("string")
  })

  const bodies: readonly [string, string, object, number, string][] = [
    ["no title", "/api/plans", { json: {} }, 400, "bad-request"],
    ["an empty title", "/api/plans", { json: { title: "  " } }, 400, "bad-request"],
    ["a title without end", "/api/plans", { json: { title: "字".repeat(501) } }, 400, "bad-request"],
    ["a template that there is not", "/api/plans", { json: { template: "__proto__" } }, 404, "template-not-found"],
    ["a list", "/api/plans", { json: [] }, 400, "bad-json"],
    [
      "half of a JSON text",
      "/api/plans",
      { body: bytes("{"), headers: { "content-type": "application/json" } },
      400,
      "bad-json",
    ],
    [
      "another type",
      "/api/plans",
      { body: bytes("{}"), headers: { "content-type": "text/plain" } },
      415,
      "unsupported-type",
    ],
    ["a large body", "/api/plans", { json: { title: "x".repeat(2_000_000) } }, 413, "too-large"],
    ["an empty file", "/api/plans?name=a.txt", {}, 422, "bad-file"],
    [
      "a file that is none of ours",
      "/api/plans?name=a.txt",
      { body: Uint8Array.from({ length: 300 }, (_, i) => i) },
      422,
      "bad-file",
    ],
  ]
  it.each(bodies)("to make a plan with %s is refused", async (_name, path, init, status, code) => {
    const { server, author: token } = await withTokens()
    const reply = await ask(server, "POST", path, { token, ...init })
    expect([reply.status, reply.json.code]).toEqual([status, code])
    expect((await ask(server, "GET", "/api/plans", { token })).json.plans).toEqual([])
  })

  it("with a file at the limit is taken, one over it is not", async () => {
    const server = await testServer({ limits: { importBytes: 1000 } })
    const token = await tokenFor("author")
    const text = (length: number) => bytes(`工作要点\n${"a".repeat(length - bytes("工作要点\n").length)}`)
    expect((await ask(server, "POST", "/api/plans?name=a.txt", { token, body: text(1000) })).status).toBe(201)
    expect((await ask(server, "POST", "/api/plans?name=a.txt", { token, body: text(1001) })).status).toBe(413)
  })

  it.each([
    ["without a token", undefined, "token-missing"],
    ["with a token that is none", "x.y.z", "token-invalid"],
  ])("%s is refused on every route that wants one", async (_name, token, code) => {
    const server = await testServer()
    for (const route of routesOf(false).filter(({ access }) => access === "token")) {
      const reply = await ask(server, route.method, route.path.replace(":id", "abc"), token ? { token } : {})
      expect([route.path, reply.status, reply.json.code]).toEqual([route.path, 401, code])
    }
  })

  it("with a token that has expired is told so", async () => {
    const server = await testServer()
    const { json } = await ask(server, "GET", "/api/plans", { token: await tokenFor("author", { seconds: -1 }) })
    expect(json.code).toBe("token-expired")
  })

  it("gets headers that keep a browser from harm, and no CORS", async () => {
    const server = await testServer()
    const { headers } = await ask(server, "GET", "/healthz", { headers: { origin: "https://elsewhere.example" } })
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers.get("cache-control")).toBe("no-store")
    expect(headers.get("access-control-allow-origin")).toBe(null)
  })

  it("from a page of a named origin is allowed", async () => {
    const origin = "https://portal.example"
    const server = await testServer({ origins: [origin] })
    const { headers } = await ask(server, "GET", "/healthz", { headers: { origin } })
    expect(headers.get("access-control-allow-origin")).toBe(origin)
    const asked = { origin, "access-control-request-method": "POST" }
    expect((await ask(server, "OPTIONS", "/api/plans", { headers: asked })).status).toBe(204)
    expect(
      (await ask(server, "GET", "/healthz", { headers: { origin: "https://x.example" } })).headers.get("vary"),
    ).toBe(null)
  })
})

describe("the state of the server", () => {
  it("is told", async () => {
    const server = await testServer()
    expect((await ask(server, "GET", "/healthz")).json).toEqual({ status: "ok" })
    expect((await ask(server, "GET", "/readyz")).json).toEqual({ status: "ready" })
  })
})

describe("a demo", () => {
  const person = { name: "王", role: "author", sub: "wang" }

  it("makes its own secret, keeps it, and gives tokens", async () => {
    const data = await temporaryFolder()
    const first = await testServer({ demo: true, data, secret: [] })
    const { json } = await ask(first, "POST", "/api/demo/token", { json: person })
    const { json: made } = await ask(first, "POST", "/api/plans", { token: json.token, json: { title: "x" } })
    expect(made.by).toBe("王")
    await first.close()
    const second = await testServer({ demo: true, data, secret: [] })
    expect((await ask(second, "GET", "/api/plans", { token: json.token })).json.plans).toHaveLength(1)
  })

  it.each([{}, { name: "", role: "author" }, { name: "王", role: "owner" }, { name: "王", role: "author", sub: 5 }])(
    "gives none for %j",
    async (json) => {
      const server = await testServer({ demo: true })
      expect((await ask(server, "POST", "/api/demo/token", { json })).json.code).toBe("bad-request")
    },
  )

  it("answers no name but those of this machine", async () => {
    const server = await testServer({ demo: true })
    expect(await raw(server, "GET /healthz HTTP/1.1\r\nHost: evil.example\r\n")).toContain(" 403 ")
    expect(await raw(server, "GET /healthz HTTP/1.1\r\nHost: localhost:5173\r\n")).toContain(" 200 ")
  })
})

/** Sends a raw request, so that nothing mends it, and gives the whole answer. */
async function raw(server: RunningServer, head: string): Promise<string> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  socket.write(`${head}Connection: close\r\n\r\n`)
  let answer = ""
  for await (const chunk of socket) answer += chunk
  return answer
}

describe("the files of a page", () => {
  async function site() {
    const folder = await temporaryFolder()
    const assets = join(folder, "site")
    await mkdir(join(assets, "assets"), { recursive: true })
    await writeFile(join(assets, "index.html"), "<!doctype html><title>要点</title>")
    await writeFile(join(assets, "assets", "main.js"), "export {}")
    await writeFile(join(assets, ".env"), "secret")
    await writeFile(join(folder, "outside.txt"), "outside")
    await symlink(join(folder, "outside.txt"), join(assets, "link.txt"))
    return testServer({ assets })
  }

  it("are served with their types and a strict policy", async () => {
    const server = await site()
    const page = await ask(server, "GET", "/")
    expect(page.json).toContain("要点")
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8")
    expect(page.headers.get("content-security-policy")).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'",
    )
    const script = await ask(server, "GET", "/assets/main.js?v=1")
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8")
    const etag = script.headers.get("etag") ?? ""
    expect((await ask(server, "GET", "/assets/main.js", { headers: { "if-none-match": etag } })).status).toBe(304)
    expect((await ask(server, "HEAD", "/assets/main.js")).status).toBe(200)
    expect((await ask(server, "POST", "/assets/main.js")).status).toBe(405)
  })

  it.each([
    "/nothing.js",
    "/assets",
    "/assets/",
    "/.env",
    "/link.txt",
    "/../outside.txt",
    "/%2e%2e/outside.txt",
    "/..%2foutside.txt",
    "/assets/..%5c..%5coutside.txt",
    "/%00",
    "/%ff%fe",
    "//etc/passwd",
  ])("do not lead to %s", async (path) => {
    const answer = await raw(await site(), `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n`)
    expect(answer).toContain(" 404 ")
    expect(answer).not.toContain("outside")
  })
})

describe("the description of the interface", () => {
  it("has every route with its answers, and is served", async () => {
    const server = await testServer({ demo: true })
    const { json } = await ask(server, "GET", "/api/openapi.json")
    expect(json.openapi).toBe("3.1.0")
    const described = Object.entries<object>(json.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.sort()).toEqual(
      routesOf(true)
        .map(({ method, path }) => `${method} ${path.replace(":id", "{id}")}`)
        .sort(),
    )
    expect(described).toContain("POST /api/demo/token")
  })

  it("names no value that it does not describe", async () => {
    const server = await testServer()
    const { json } = await ask(server, "GET", "/api/openapi.json")
    const named = JSON.stringify(json).matchAll(/#\/components\/schemas\/(\w+)/g)
    for (const [, name = ""] of named) expect(json.components.schemas).toHaveProperty(name)
  })
})
