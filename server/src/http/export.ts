import { readDoc } from "@yaodian/collab/stored"
import { exporters, exportFile } from "@yaodian/formats"
import { planRoom } from "../storage/storage.ts"
import type { TokenRoute } from "./api.ts"
import { ApiError } from "./errors.ts"
import { requirePlan, requireRole } from "./plans.ts"

/** A plan as a file. */
export const exportPlan: TokenRoute = {
  method: "GET",
  path: "/api/plans/:id/export",
  access: "token",
  summary: "Gives the plan as a file; ?format= is its ending, json by default.",
  query: [{ name: "format", summary: "The ending of the wanted kind of file." }],
  success: { status: 200, summary: "The file.", schema: "bytes" },
  refusals: ["bad-request", "forbidden", "plan-not-found"],
  async handle(context, { id, query }, identity) {
    await requireRole(context, id, identity)
    const exporter = exporterOf(query.get("format") ?? "json")
    const { title } = await requirePlan(context, id)
    const doc = await context.rooms.read(planRoom(id), readDoc)
    const headers = {
      "content-type": exporter.mediaType,
      "content-disposition": `attachment; filename*=UTF-8''${fileName(title, exporter.extensions[0] ?? exporter.id)}`,
    }
    return { status: 200, bytes: exportFile(doc, exporter.id), headers }
  },
}

function exporterOf(ending: string): (typeof exporters)[number] {
  const exporter = exporters.find(({ extensions }) => extensions.includes(ending))
  if (exporter) return exporter
  const known = exporters.flatMap(({ extensions }) => extensions)
  throw new ApiError("bad-request", `format must be one of ${known.join(", ")}`)
}

/** A file's name without what some system does not take in one, escaped as RFC 8187 wants it. */
function fileName(title: string, extension: string): string {
  const name = title.replace(/[\p{Cc}\p{Cs}\\/:*?"<>|]/gu, "_").slice(0, 100)
  return encodeURIComponent(`${name.replace(/\p{Cs}$/u, "")}.${extension}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
