import type { Command } from "../command.ts"
export const lint: Command = {
  name: "lint",
  usage: "",
  summary: { "zh-CN": "", en: "" },
  options: {},
  run: async () => 0,
}
