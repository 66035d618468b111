import { badValue, type Command, exitCode, missing } from "../command.ts"

const durations = { s: 1, m: 60, h: 3600, d: 86_400 } as const

/** Seconds in `30m`, `8h`, `7d`; null where it is no such duration. */
function parseDuration(text: string): number | null {
  const match = /^([1-9]\d{0,5})([smhd])$/.exec(text)
  return match ? Number(match[1]) * durations[match[2] as keyof typeof durations] : null
}

/** `yaodian token`: a signed token for a person and a plan (CONTRACTS.md section 5). */
export const token: Command = {
  name: "token",
  usage: "--secret S --sub ID --name NAME --role ROLE --plan ID|'*' [--expires 8h]",
  summary: { "zh-CN": "签发访问令牌", en: "Sign an access token" },
  options: {
    secret: {
      type: "string",
      value: "S",
      help: { "zh-CN": "服务器的密钥（YAODIAN_SECRET）", en: "The server's secret (YAODIAN_SECRET)" },
    },
    sub: { type: "string", value: "ID", help: { "zh-CN": "人员标识", en: "The person's id" } },
    name: { type: "string", value: "NAME", help: { "zh-CN": "显示的姓名", en: "The name to show" } },
    unit: { type: "string", value: "UNIT", help: { "zh-CN": "所在单位", en: "The person's unit" } },
    role: {
      type: "string",
      value: "ROLE",
      help: { "zh-CN": "角色：admin、author、reviewer、reader", en: "One of admin, author, reviewer, reader" },
    },
    plan: { type: "string", value: "ID", help: { "zh-CN": "计划标识，'*' 为全部", en: "A plan's id, '*' for all" } },
    expires: {
      type: "string",
      value: "8h",
      help: { "zh-CN": "有效期，如 30m、8h、7d", en: "How long it holds: 30m, 8h, 7d" },
    },
  },
  async run(_files, values, io) {
    const { isRole, roles, signToken } = await import("@yaodian/server")
    const secret = text(values.secret ?? io.env.YAODIAN_SECRET, "--secret")
    const role = text(values.role, "--role")
    if (!isRole(role)) throw badValue("--role", role, roles.join(", "))
    const expires = text(values.expires ?? "8h", "--expires")
    const seconds = parseDuration(expires)
    if (seconds === null) throw badValue("--expires", expires, "30m, 8h, 7d")
    const claims = {
      sub: text(values.sub, "--sub"),
      name: text(values.name, "--name"),
      ...(typeof values.unit === "string" ? { unit: values.unit } : {}),
      roles: { [text(values.plan, "--plan")]: role },
    }
    io.out(await signToken(claims, { secret, seconds }))
    return exitCode.ok
  },
}

function text(value: unknown, option: string): string {
  if (typeof value === "string" && value !== "") return value
  throw missing(option)
}
