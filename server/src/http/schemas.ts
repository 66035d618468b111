import { apiErrors } from "./errors.ts"

/** The JSON values of the interface by name, as JSON Schema. */
export const schemas = {
  Error: object({ code: { type: "string", enum: Object.keys(apiErrors) }, message: { type: "string" } }),
  Plan: object({
    id: { type: "string", pattern: "^[0-9A-Za-z_-]{1,64}$" },
    title: { type: "string" },
    created: { type: "string", format: "date-time" },
    updated: { type: "string", format: "date-time" },
    by: { type: "string", description: "The name of the person who made it." },
    format: { type: "integer", description: "The version of the shared layout." },
    role: { type: "string", enum: ["admin", "author", "reviewer", "reader"], description: "The caller's role." },
  }),
  Plans: object({ plans: list(reference("Plan")) }),
  Text: object({ "zh-CN": { type: "string" }, en: { type: "string" } }),
  NewPlan: {
    allOf: [
      reference("Plan"),
      object({ dropped: list(reference("Dropped")), problems: list(reference("ImportProblem")) }),
    ],
  },
  Dropped: object({
    line: { type: "integer" },
    text: { type: "string" },
    code: { type: "string" },
    why: reference("Text"),
  }),
  ImportProblem: object({
    line: { type: "integer" },
    code: { type: "string" },
    message: reference("Text"),
    proposal: { type: "string" },
  }),
  Templates: object({
    templates: list(object({ name: { type: "string" }, title: reference("Text"), summary: reference("Text") })),
  }),
  Status: object({ status: { type: "string" } }),
  Token: object({ token: { type: "string" } }),
  Title: object({ title: { type: "string", maxLength: 500 } }),
  Beginning: {
    type: "object",
    properties: { title: { type: "string", maxLength: 500 }, template: { type: "string" } },
    description: "title for an empty plan; template, with or without a title, for one from a template.",
  },
  Person: {
    type: "object",
    required: ["name", "role"],
    properties: {
      name: { type: "string" },
      role: { type: "string", enum: ["admin", "author", "reviewer", "reader"] },
      sub: { type: "string" },
      unit: { type: "string" },
    },
  },
} as const

/** A kind of JSON value by its name in the description. */
export type SchemaName = keyof typeof schemas

function object<Properties extends Readonly<Record<string, unknown>>>(properties: Properties) {
  return { type: "object", required: Object.keys(properties), properties }
}

function list(items: unknown) {
  return { type: "array", items }
}

/** Points to a value by its name. */
export function reference(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}
