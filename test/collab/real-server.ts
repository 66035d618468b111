import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Role, type RunningServer, signToken, sqliteStorage, startServer } from "@yaodian/server"

/** The real server with a plan in it, in a folder of its own, which can stop and come back at the same address. */
export interface PlanServer {
  readonly url: string
  readonly plan: string
  /** A token for this plan. */
  token(name: string, role?: Role, seconds?: number): Promise<string>
  /** Stops the server, and says meanwhile that the plan needs this layout. */
  stopAndRaise(format: number): Promise<void>
  /** Deletes the plan. */
  deletePlan(): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops it and removes its folder. */
  remove(): Promise<void>
}

const secret = "for tests only"

/** Starts the server on a free port and makes a plan. */
export async function planServer(): Promise<PlanServer> {
  const data = await mkdtemp(join(tmpdir(), "yaodian-connection-"))
  let running: RunningServer | null = await startServer({ port: 0, data, secret })
  const { url } = running
  const admin = await signToken({ sub: "admin", name: "管理员", roles: { "*": "admin" } }, { secret, seconds: 3600 })
  const headers = { authorization: `Bearer ${admin}`, "content-type": "application/json" }
  const body = JSON.stringify({ title: "临江市2027年工作要点" })
  const made = await fetch(`${url}/api/plans`, { method: "POST", headers, body })
  const { id: plan } = (await made.json()) as { id: string }
  const stop = async () => {
    await running?.close()
    running = null
  }
  return {
    url,
    plan,
    token: (name, role = "author", seconds = 3600) =>
      signToken({ sub: `sub-${name}`, name, roles: { [plan]: role } }, { secret, seconds }),
    stopAndRaise: async (format) => {
      await stop()
      const storage = await sqliteStorage(join(data, "yaodian.sqlite"))
      await storage.raiseFormat(plan, format)
      await storage.close()
    },
    deletePlan: async () => {
      await fetch(`${url}/api/plans/${plan}`, { method: "DELETE", headers: { authorization: headers.authorization } })
    },
    stop,
    start: async () => {
      running = await startServer({ port: Number(new URL(url).port), data, secret })
    },
    remove: async () => {
      await stop()
      await rm(data, { recursive: true })
    },
  }
}
