import { docToFlat, type FlatBlock } from "@yaodian/model"
import { type Identity, mayWrite } from "../auth.ts"
import { titleOf, updateOf, withTitle } from "../documents.ts"
import { newPlanId } from "../plan-id.ts"
import { empty } from "../templates/empty.ts"
import { templates } from "../templates/index.ts"
import type { ApiContext, ApiRequest, TokenRoute } from "./api.ts"
import { ApiError } from "./errors.ts"
import { type Imported, readImport } from "./import.ts"
import { planJson } from "./plans.ts"
import { readTitle, shortTitle } from "./title.ts"

/** What a new plan begins with. */
interface Beginning {
  readonly title: string
  readonly blocks: readonly FlatBlock[]
  readonly dropped: Imported["dropped"]
  readonly problems: Imported["problems"]
}

/** A new plan: empty, from a template, or from a file. */
export const createPlan: TokenRoute = {
  method: "POST",
  path: "/api/plans",
  access: "token",
  summary:
    "Makes a plan: empty from {title}, from {template, title?}, or from a file sent as the body with its name in ?name=. " +
    "Tells what an import dropped and could not read.",
  query: [{ name: "name", summary: "The name of the file that is the body; its ending says what it is." }],
  body: { "application/json": "Beginning", "application/octet-stream": "bytes" },
  success: { status: 201, summary: "The new plan.", schema: "NewPlan" },
  refusals: ["forbidden", "bad-request", "bad-json", "bad-file", "unsupported-type", "too-large", "template-not-found"],
  async handle(context, request, identity) {
    const role = identity.roles.get("*")
    if (!role || !mayWrite(role)) throw new ApiError("forbidden", "Only authors of all plans may make one")
    const { title, blocks, dropped, problems } = await beginning(context, request)
    const record = await store(context, identity, title, blocks)
    return { status: 201, json: { ...planJson(record, role), dropped, problems } }
  },
}

async function store({ storage, config }: ApiContext, { name }: Identity, title: string, blocks: readonly FlatBlock[]) {
  const plan = { id: newPlanId(), title, by: name, at: config.clock.now() }
  await storage.create(plan, updateOf(blocks))
  return { ...plan, created: plan.at, updated: plan.at, format: 1 }
}

async function beginning({ config }: ApiContext, request: ApiRequest): Promise<Beginning> {
  const fileName = request.query.get("name")
  if (fileName !== null) {
    const imported = readImport(fileName, await request.body(config.limits.importBytes), request.language)
    const blocks = docToFlat(imported.doc)
    return { ...imported, blocks, title: shortTitle(titleOf(blocks) || fileName) }
  }
  const { template, title } = await request.json()
  const blocks =
    template === undefined ? withTitle(empty.blocks(0), readTitle(title)) : fromTemplate(template, config.clock.now())
  const titled = title === undefined ? blocks : withTitle(blocks, readTitle(title))
  return { blocks: titled, title: titleOf(titled) || "", dropped: [], problems: [] }
}

function fromTemplate(name: unknown, now: number): readonly FlatBlock[] {
  const template = templates.find((one) => one.name === name)
  if (!template) throw new ApiError("template-not-found", "There is no template of this name")
  return template.blocks(yearOfPlan(now))
}

const octoberIndex = 9

/** Plans are written for the year that has begun; from October on for the next one. */
function yearOfPlan(now: number): number {
  const date = new Date(now)
  return date.getUTCFullYear() + (date.getUTCMonth() >= octoberIndex ? 1 : 0)
}

/** The templates. */
export const listTemplates: TokenRoute = {
  method: "GET",
  path: "/api/templates",
  access: "token",
  summary: "Lists the templates that a plan can be made from.",
  success: { status: 200, summary: "The templates.", schema: "Templates" },
  refusals: [],
  handle: () => ({
    status: 200,
    json: { templates: templates.map(({ name, title, summary }) => ({ name, title, summary })) },
  }),
}
