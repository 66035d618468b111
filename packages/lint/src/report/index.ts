import { github } from "./github.ts"
import { html } from "./html.ts"
import { json } from "./json.ts"
import { junit } from "./junit.ts"
import type { Reporter } from "./report.ts"
import { sarif } from "./sarif.ts"
import { stylish } from "./stylish.ts"

/** All forms of report by name: the one list. The first is for people. */
export const reports = { stylish, json, sarif, github, junit, html } as const satisfies Record<string, Reporter>

/** The name of a form of report. */
export type ReportFormat = keyof typeof reports
