import { connectPlan } from "@yaodian/collab"
import * as Y from "yjs"
import { untilIs } from "./facts.ts"

// Run as a process of its own: writes, closes, says which timers and sockets are left, and must then end by itself.
const doc = new Y.Doc()
const token = () => "t"
const connection = connectPlan({ server: process.argv[2] ?? "", plan: "p1", doc, token, user: { name: "张三" } })
await untilIs(connection, "live")
doc.getText("t").insert(0, "全面加强")
await connection.whenSaved()
connection.close()
// The stock provider leaves a timer of 0 ms, which fires before this one.
setTimeout(() => setImmediate(report), 0)

function report(): void {
  const left = process.getActiveResourcesInfo().filter((kind) => kind === "Timeout")
  console.log(`still there: ${left.join(", ") || "none"}`)
}
