/**
 * The demo on one port: the server in demo mode with the built portal beside it, its data in a folder, and a sample plan
 * when there is none. `node demo/serve.ts [--port 1234] [--data .yaodian]`
 */
import { join } from "node:path"
import { parseArgs } from "node:util"
import { documentJson } from "@yaodian/model"
import { startServer } from "@yaodian/server"
import { samplePlan } from "./sample.ts"

const root = join(import.meta.dirname, "..")
const { values } = parseArgs({
  options: {
    port: { type: "string", default: process.env.YAODIAN_PORT ?? "1234" },
    data: { type: "string", default: process.env.YAODIAN_DATA ?? join(root, ".yaodian") },
  },
})

async function call<T>(url: string, token: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, { ...init, headers: { authorization: `Bearer ${token}` } })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

async function addSample(url: string): Promise<void> {
  const who = { name: "示例", role: "author", sub: "sample" }
  const { token } = await fetch(`${url}/api/demo/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(who),
  }).then((response) => response.json() as Promise<{ token: string }>)
  const { plans } = await call<{ plans: readonly unknown[] }>(`${url}/api/plans`, token)
  if (plans.length > 0) return
  const body = JSON.stringify(documentJson(samplePlan()))
  await call(`${url}/api/plans?name=sample.json`, token, { method: "POST", body })
}

const server = await startServer({
  demo: true,
  port: Number(values.port),
  data: values.data,
  assets: join(root, "demo", "dist"),
})
await addSample(server.url)
console.log(`listening on ${server.url}`)

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)))
}
