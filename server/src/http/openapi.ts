import type { OpenRoute, Route } from "./api.ts"
import { type ApiErrorCode, apiErrors } from "./errors.ts"
import { reference, type SchemaName, schemas } from "./schemas.ts"

/** The description of these routes as an OpenAPI 3.1 document. */
function openApi(routes: readonly Route[]): Readonly<Record<string, unknown>> {
  const paths = new Map<string, Record<string, unknown>>()
  for (const route of routes) {
    const path = route.path.replace(":id", "{id}")
    paths.set(path, { ...paths.get(path), [route.method.toLowerCase()]: operation(route) })
  }
  return {
    openapi: "3.1.0",
    info: { title: "Yaodian 要点", version: "1", license: { name: "MIT", identifier: "MIT" } },
    paths: Object.fromEntries(paths),
    components: { schemas, securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "JWT" } } },
  }
}

function operation(route: Route): Readonly<Record<string, unknown>> {
  const { summary, access, success, body } = route
  return {
    summary,
    security: access === "token" ? [{ token: [] }] : [],
    parameters: [...(route.path.includes(":id") ? [idParameter] : []), ...(route.query ?? []).map(queryParameter)],
    ...(body ? { requestBody: { content: Object.fromEntries(Object.entries(body).map(content)) } } : {}),
    responses: { [success.status]: answer(success), ...refusals(route) },
  }
}

const idParameter = { name: "id", in: "path", required: true, schema: { type: "string" } }

function queryParameter({ name, summary }: { readonly name: string; readonly summary: string }) {
  return { name, in: "query", description: summary, schema: { type: "string" } }
}

function content([type, schema]: readonly [string, SchemaName | "bytes"]) {
  return [type, schema === "bytes" ? {} : { schema: reference(schema) }] as const
}

function answer({ summary, schema }: Route["success"]) {
  if (schema === null) return { description: summary }
  const [type, known] = schema === "bytes" ? ["*/*", schema] : ["application/json", schema]
  return { description: summary, content: Object.fromEntries([content([type, known as SchemaName | "bytes"])]) }
}

const ofEveryRoute: readonly ApiErrorCode[] = ["failed"]
const ofTokens: readonly ApiErrorCode[] = ["token-missing", "token-invalid", "token-expired"]

/** The refusals of a route by status, each naming its codes. */
function refusals(route: Route): Readonly<Record<string, unknown>> {
  const codes = [...route.refusals, ...(route.access === "token" ? ofTokens : []), ...ofEveryRoute]
  const byStatus = new Map<number, string[]>()
  for (const code of codes) byStatus.set(apiErrors[code], [...(byStatus.get(apiErrors[code]) ?? []), code])
  const schema = reference("Error")
  const entries = Array.from(byStatus, ([status, names]) => [
    status,
    { description: Array.from(new Set(names)).join(", "), content: { "application/json": { schema } } },
  ])
  return Object.fromEntries(entries)
}

/** The route that serves the description of `routes` and of itself. */
export function describedBy(routes: readonly Route[]): readonly Route[] {
  const self: OpenRoute = {
    method: "GET",
    path: "/api/openapi.json",
    access: "open",
    summary: "Describes this interface.",
    refusals: [],
    success: { status: 200, summary: "An OpenAPI document.", schema: "bytes" },
    handle: () => ({ status: 200, json: description }),
  }
  const all = [...routes, self]
  const description = openApi(all)
  return all
}
