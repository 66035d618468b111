import { block } from "./block.ts"

/** 任务分解表: drawn live from tasks and targets. `columns` are ids joined by `、`; `scope` is document or a section's id. */
export const schedule = block("schedule", { columns: "", scope: "document", groupBy: "" }, { content: "", tag: "div" })
