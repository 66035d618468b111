import { block } from "./block.ts"

/** 题注, 副标题, 署名行 under a title: `role` is subtitle, adoption or byline. */
export const note = block("note", { role: "subtitle" })
