import { documentJson } from "@yaodian/model"
import type { Exporter } from "../format.ts"

/** The lossless form of a plan, as JSON that people can read. */
export const jsonExporter: Exporter = {
  id: "json",
  name: { "zh-CN": "要点文件（JSON）", en: "Yaodian file (JSON)" },
  extensions: ["json"],
  mediaType: "application/json",
  write: (doc) => new TextEncoder().encode(`${JSON.stringify(documentJson(doc), null, 1)}\n`),
  losses: () => [],
}
