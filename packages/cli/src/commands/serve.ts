import type { RunningServer, ServerOptions } from "@yaodian/server"
import { badValue, type Command, exitCode, type Values } from "../command.ts"

/** `yaodian serve`: the server, until it is told to stop. Every option has an environment variable `YAODIAN_…`. */
export const serve: Command = {
  name: "serve",
  usage: "[--port N] [--host H] [--data DIR] [--secret S] [--assets DIR] [--demo]",
  summary: { "zh-CN": "启动协作服务器", en: "Start the collaboration server" },
  options: {
    port: {
      type: "string",
      value: "N",
      help: { "zh-CN": "端口，默认 8080；0 为任一空闲端口", en: "Port, 8080 by default; 0 for any free one" },
    },
    host: {
      type: "string",
      value: "H",
      help: { "zh-CN": "监听的地址，默认 127.0.0.1", en: "Address to listen on, 127.0.0.1 by default" },
    },
    data: {
      type: "string",
      value: "DIR",
      help: { "zh-CN": "数据文件夹，默认 yaodian-data", en: "Folder of the data, yaodian-data by default" },
    },
    secret: {
      type: "string",
      value: "S",
      help: {
        "zh-CN": "令牌的密钥；更换期间可用逗号给出两个",
        en: "Secret of the tokens; two, with a comma, while one replaces the other",
      },
    },
    assets: {
      type: "string",
      value: "DIR",
      help: { "zh-CN": "在 / 提供的网页文件夹", en: "Folder of pages to serve at /" },
    },
    demo: {
      type: "boolean",
      help: {
        "zh-CN": "演示：自备密钥，人人可得令牌，只监听本机",
        en: "Demo: own secret, tokens for everyone, loopback only",
      },
    },
  },
  async run(_files, values, io) {
    const { optionsFromEnv, startServer } = await import("@yaodian/server")
    const server = await startServer({ log: "json", ...optionsFromEnv(io.env), ...serverOptions(values) })
    io.out(`listening on ${server.url}`)
    await stopped(server)
    return exitCode.ok
  },
}

function serverOptions(values: Values): ServerOptions {
  const { port, secret, demo, ...texts } = values
  if (port !== undefined && !/^\d{1,5}$/.test(String(port))) throw badValue("--port", String(port), "0–65535")
  return {
    ...texts,
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(secret === undefined ? {} : { secret: String(secret).split(",") }),
    ...(demo === true ? { demo } : {}),
  }
}

/** Resolves after SIGINT or SIGTERM, when the server has put everything away. A second signal ends the process at once. */
async function stopped(server: RunningServer): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve())
  })
  await server.close()
}
