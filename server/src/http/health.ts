import type { OpenRoute } from "./api.ts"

/** The process is there. */
export const healthz: OpenRoute = {
  method: "GET",
  path: "/healthz",
  access: "open",
  summary: "Answers as long as the process runs.",
  success: { status: 200, summary: "It runs.", schema: "Status" },
  refusals: [],
  handle: () => ({ status: 200, json: { status: "ok" } }),
}

/** The process is there and its store answers. */
export const readyz: OpenRoute = {
  method: "GET",
  path: "/readyz",
  access: "open",
  summary: "Answers 200 when the store answers too, so that requests can be sent here.",
  success: { status: 200, summary: "It is ready.", schema: "Status" },
  refusals: ["failed"],
  async handle({ storage }) {
    await storage.plan("readyz")
    return { status: 200, json: { status: "ready" } }
  },
}
