/** A server as a process of its own, for tests that kill it: `node serve.ts DATA SECRET` prints its address. */
import { startServer } from "../server.ts"

const [data = "", secret = ""] = process.argv.slice(2)
const server = await startServer({ port: 0, data, secret })
console.log(server.url)
