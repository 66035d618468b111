import { block } from "./block.ts"

/** 版记: who gets copies, who printed it and when (GB/T 9704-2012, 7.4). */
export const imprint = block("imprint", { copyTo: "", printedBy: "", printedDate: "" }, { content: "", tag: "div" })
