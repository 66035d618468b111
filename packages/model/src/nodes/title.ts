import { block } from "./block.ts"

/** What a part of the document is. A new title starts a new part. */
export type PartKind = "plan" | "report" | "notice" | "annex"

/**
 * 标题. `part` is a PartKind; `numbering` is the part's numbering string (`""` is the default of GB/T 9704);
 * `period` is the plan's year or range (`2027`, `2026/2028`).
 */
export const title = block("title", { part: "plan", numbering: "", period: "" }, { tag: "h1" })
