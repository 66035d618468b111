import { type Connection, connectPlan } from "@yaodian/collab"
import { signToken } from "@yaodian/server"
import * as Y from "yjs"
import { type ServerProcess, serverProcess } from "../server-process.ts"

const secret = "durability-secret"
const serve = ["packages/cli/bin/yaodian.js", "serve", "--secret", secret]

/** Somebody who writes in a plan over a line of their own. */
export interface Writer {
  readonly text: Y.Text
  readonly connection: Connection
  /** Breaks off at once and forgets everything, as a tab does that is closed. */
  vanish(): void
}

/** A server process with one plan. */
export interface PlanServer {
  readonly process: ServerProcess
  /** Somebody joins; resolves when the plan is in. */
  join(name: string): Promise<Writer>
}

/** Starts a server with an empty plan, under `wrapper` if one is given. */
export async function planServer(wrapper: readonly string[] = []): Promise<PlanServer> {
  const process = await serverProcess(serve, wrapper)
  const token = (name: string) => signToken({ sub: name, name, roles: { "*": "author" } }, { secret, seconds: 3600 })
  const response = await fetch(`${process.url}/api/plans`, {
    method: "POST",
    headers: { authorization: `Bearer ${await token("建")}`, "content-type": "application/json" },
    body: JSON.stringify({ title: "试" }),
  })
  if (!response.ok) throw new Error(`No plan could be made: ${response.status} ${await response.text()}`)
  const { id } = (await response.json()) as { id: string }
  return { process, join: (name) => join(process.url, id, name, () => token(name)) }
}

async function join(server: string, plan: string, name: string, token: () => Promise<string>): Promise<Writer> {
  const doc = new Y.Doc()
  const connection = connectPlan({ server, plan, doc, token, user: { name, sub: name }, retryDelay: () => 20 })
  await until(connection, () => connection.hasSynced)
  return {
    text: doc.getText("t"),
    connection,
    vanish: () => {
      connection.close()
      doc.destroy()
    },
  }
}

/** Resolves when the connection has come to where `isSo` holds. */
function until(connection: Connection, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return
      stop()
      resolve()
    }
    const stop = connection.subscribe(look)
    look()
  })
}
