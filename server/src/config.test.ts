import { describe, expect, it } from "vitest"
import { isLoopback, optionsFromEnv, readOptions } from "./config.ts"

describe("options", () => {
  it("need nothing but a secret", () => {
    expect(readOptions({ secret: "s" })).toMatchObject({ port: 8080, host: "127.0.0.1", secrets: ["s"], demo: false })
  })

  it("need no secret in a demo", () => {
    expect(readOptions({ demo: true }).secrets).toEqual([])
  })

  it.each([
    [{}, "There is no secret"],
    [{ secret: [] }, "There is no secret"],
    [{ secret: " " }, "A secret is empty"],
    [{ secret: ["a", ""] }, "A secret is empty"],
    [{ secret: "s", port: 65_536 }, "Port 65536 is not in 0–65535"],
    [{ secret: "s", port: 1.5 }, "Port 1.5"],
    [{ secret: "s", data: "" }, "The data folder"],
    [{ demo: true, host: "0.0.0.0" }, "loopback only, not on 0.0.0.0"],
    [{ demo: true, host: "192.168.1.4" }, "loopback only"],
    [{ secret: "s", origins: ["portal.example"] }, '"portal.example" is not an origin'],
    [{ secret: "s", origins: ["https://portal.example/path"] }, "is not an origin"],
    [{ secret: "s", limits: { frameBytes: 0 } }, "The limit frameBytes cannot be 0"],
    [{ secret: "s", limits: { frames: 5 } as object }, 'There is no limit "frames"'],
  ])("%j are refused: %s", (options, message) => {
    expect(() => readOptions(options)).toThrow(message)
    expect(() => readOptions(options)).toThrow(RangeError)
  })

  it("come from the environment", () => {
    expect(
      optionsFromEnv({
        YAODIAN_PORT: "81",
        YAODIAN_HOST: "::1",
        YAODIAN_DATA: "/data",
        YAODIAN_SECRET: "new, old",
        YAODIAN_DEMO: "1",
        YAODIAN_ASSETS: "/assets",
        YAODIAN_ORIGINS: "https://portal.example",
        YAODIAN_LOG: "json",
        YAODIAN_LIMITS: "frameBytes=1000,bodyBytes=5",
        YAODIAN_UNKNOWN: "x",
        PATH: "/bin",
      }),
    ).toEqual({
      port: 81,
      host: "::1",
      data: "/data",
      secret: ["new", "old"],
      demo: true,
      assets: "/assets",
      origins: ["https://portal.example"],
      log: "json",
      limits: { frameBytes: 1000, bodyBytes: 5 },
    })
    expect(optionsFromEnv({ YAODIAN_PORT: "" })).toEqual({})
  })

  it.each([{ YAODIAN_PORT: "8o" }, { YAODIAN_DEMO: "yes" }, { YAODIAN_LOG: "xml" }, { YAODIAN_LIMITS: "frameBytes" }])(
    "are refused from %j",
    (env) => expect(() => optionsFromEnv(env)).toThrow(RangeError),
  )
})

it.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["127.1.2.3", true],
  ["::1", true],
  ["[::1]", true],
  ["0.0.0.0", false],
  ["127.0.0.1.example.org", false],
  ["", false],
])("loopback: %s is %s", (host, is) => expect(isLoopback(host)).toBe(is))
